package io.github.prebind.hooks;

/** The few SQL words that decide how what follows is read. Stateless. */
final class SqlWords {
  static final int PLAIN = 0;
  static final int IN = 1;
  static final int VALUES = 2;

  /** NULL, TRUE, FALSE: literals where a value stands. */
  static final int CONSTANT = 3;

  static final int IDENTIFIED = 4;
  static final int BY = 5;
  static final int REPLACE = 6;
  static final int PASSWORD = 7;

  /** USER, ROLE and the like: who has a password. */
  static final int ACCOUNT = 8;

  /** TABLE, INDEX, VIEW: has columns, and no password of its own. */
  static final int TABLE = 9;

  /** CREATE, ALTER, GRANT. */
  static final int DEFINE = 10;

  /** SET, PRAGMA, ATTACH, EXEC: what follows in quotes is a value. */
  static final int COMMAND = 11;

  private SqlWords() {}

  /** Which of them stands between two indexes; {@link #PLAIN} for all others. */
  static int of(String sql, int from, int to) {
    switch (to - from) {
      case 2:
        return is(sql, from, "in") ? IN : is(sql, from, "by") ? BY : PLAIN;
      case 3:
        return is(sql, from, "set") ? COMMAND : is(sql, from, "pwd") ? PASSWORD : PLAIN;
      case 4:
        return four(sql, from);
      case 5:
        return five(sql, from);
      case 6:
        return six(sql, from);
      case 7:
        return is(sql, from, "replace") ? REPLACE : is(sql, from, "execute") ? COMMAND : PLAIN;
      case 8:
        return is(sql, from, "password") ? PASSWORD : PLAIN;
      case 10:
        return is(sql, from, "identified")
            ? IDENTIFIED
            : is(sql, from, "passphrase") ? PASSWORD : PLAIN;
      case 12:
        return is(sql, from, "old_password") ? PASSWORD : PLAIN;
      default:
        return PLAIN;
    }
  }

  private static int four(String sql, int from) {
    switch (sql.charAt(from) | 0x20) {
      case 'n':
        return is(sql, from, "null") ? CONSTANT : PLAIN;
      case 't':
        return is(sql, from, "true") ? CONSTANT : PLAIN;
      case 'u':
        return is(sql, from, "user") ? ACCOUNT : PLAIN;
      case 'r':
        return is(sql, from, "role") ? ACCOUNT : PLAIN;
      case 'l':
        return is(sql, from, "link") ? ACCOUNT : PLAIN;
      case 'v':
        return is(sql, from, "view") ? TABLE : PLAIN;
      case 'e':
        return is(sql, from, "exec") ? COMMAND : PLAIN;
      default:
        return PLAIN;
    }
  }

  private static int five(String sql, int from) {
    switch (sql.charAt(from) | 0x20) {
      case 'f':
        return is(sql, from, "false") ? CONSTANT : PLAIN;
      case 'v':
        return is(sql, from, "value") ? VALUES : PLAIN;
      case 't':
        return is(sql, from, "table") ? TABLE : PLAIN;
      case 'i':
        return is(sql, from, "index") ? TABLE : PLAIN;
      case 'a':
        return is(sql, from, "alter") ? DEFINE : PLAIN;
      case 'g':
        return is(sql, from, "grant") ? DEFINE : is(sql, from, "group") ? ACCOUNT : PLAIN;
      case 'l':
        return is(sql, from, "login") ? ACCOUNT : PLAIN;
      default:
        return PLAIN;
    }
  }

  private static int six(String sql, int from) {
    switch (sql.charAt(from) | 0x20) {
      case 'v':
        return is(sql, from, "values") ? VALUES : PLAIN;
      case 'c':
        return is(sql, from, "create") ? DEFINE : PLAIN;
      case 'p':
        return is(sql, from, "pragma") ? COMMAND : is(sql, from, "passwd") ? PASSWORD : PLAIN;
      case 'a':
        return is(sql, from, "attach") ? COMMAND : PLAIN;
      case 's':
        return is(sql, from, "secret") ? PASSWORD : PLAIN;
      default:
        return PLAIN;
    }
  }

  private static boolean is(String sql, int from, String word) {
    return sql.regionMatches(true, from, word, 0, word.length());
  }

  /** Whether an unquoted password goes on with this character. */
  static boolean inBareSecret(char c) {
    return c > ' ' && c != ',' && c != ';';
  }

  /**
   * The index behind the end of a comment.
   *
   * @param from behind its beginning
   * @param nests whether comments may contain comments: PostgreSQL, SQL Server, H2 and Derby say
   *     yes, Oracle, MySQL and SQLite no
   * @return -1 if a quote makes the two readings differ
   */
  static int commentEnd(String sql, int from, boolean nests) {
    int depth = 1;
    boolean ended = false;
    int length = sql.length();
    for (int i = from; i < length; i++) {
      char c = sql.charAt(i);
      char second = i + 1 < length ? sql.charAt(i + 1) : 0;
      if (c == '*' && second == '/') {
        ended = true;
        i++;
        if (!nests || --depth == 0) {
          return i + 1;
        }
      } else if (c == '/' && second == '*') {
        depth++;
        i++;
      } else if (ended && (c == '\'' || c == '"' || c == '$' || c == '`')) {
        return -1;
      }
    }
    return length;
  }
}
