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
  static int of(char[] text, int from, int to) {
    switch (to - from) {
      case 2:
        return is(text, from, "in") ? IN : is(text, from, "by") ? BY : PLAIN;
      case 3:
        return is(text, from, "set") ? COMMAND : is(text, from, "pwd") ? PASSWORD : PLAIN;
      case 4:
        return four(text, from);
      case 5:
        return five(text, from);
      case 6:
        return six(text, from);
      case 7:
        return is(text, from, "replace") ? REPLACE : is(text, from, "execute") ? COMMAND : PLAIN;
      case 8:
        return is(text, from, "password") ? PASSWORD : PLAIN;
      case 10:
        return is(text, from, "identified")
            ? IDENTIFIED
            : is(text, from, "passphrase") ? PASSWORD : PLAIN;
      case 12:
        return is(text, from, "old_password") ? PASSWORD : PLAIN;
      default:
        return PLAIN;
    }
  }

  private static int four(char[] text, int from) {
    switch (text[from] | 0x20) {
      case 'n':
        return is(text, from, "null") ? CONSTANT : PLAIN;
      case 't':
        return is(text, from, "true") ? CONSTANT : PLAIN;
      case 'u':
        return is(text, from, "user") ? ACCOUNT : PLAIN;
      case 'r':
        return is(text, from, "role") ? ACCOUNT : PLAIN;
      case 'l':
        return is(text, from, "link") ? ACCOUNT : PLAIN;
      case 'v':
        return is(text, from, "view") ? TABLE : PLAIN;
      case 'e':
        return is(text, from, "exec") ? COMMAND : PLAIN;
      default:
        return PLAIN;
    }
  }

  private static int five(char[] text, int from) {
    switch (text[from] | 0x20) {
      case 'f':
        return is(text, from, "false") ? CONSTANT : PLAIN;
      case 'v':
        return is(text, from, "value") ? VALUES : PLAIN;
      case 't':
        return is(text, from, "table") ? TABLE : PLAIN;
      case 'i':
        return is(text, from, "index") ? TABLE : PLAIN;
      case 'a':
        return is(text, from, "alter") ? DEFINE : PLAIN;
      case 'g':
        return is(text, from, "grant") ? DEFINE : is(text, from, "group") ? ACCOUNT : PLAIN;
      case 'l':
        return is(text, from, "login") ? ACCOUNT : PLAIN;
      default:
        return PLAIN;
    }
  }

  private static int six(char[] text, int from) {
    switch (text[from] | 0x20) {
      case 'v':
        return is(text, from, "values") ? VALUES : PLAIN;
      case 'c':
        return is(text, from, "create") ? DEFINE : PLAIN;
      case 'p':
        return is(text, from, "pragma") ? COMMAND : is(text, from, "passwd") ? PASSWORD : PLAIN;
      case 'a':
        return is(text, from, "attach") ? COMMAND : PLAIN;
      case 's':
        return is(text, from, "secret") ? PASSWORD : PLAIN;
      default:
        return PLAIN;
    }
  }

  private static boolean is(char[] text, int from, String word) {
    for (int i = word.length() - 1; i >= 0; i--) {
      if ((text[from + i] | 0x20) != (word.charAt(i) | 0x20)) {
        return false;
      }
    }
    return true;
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
  static int commentEnd(char[] text, int length, int from, boolean nests) {
    int depth = 1;
    boolean ended = false;
    for (int i = from; i < length; i++) {
      char c = text[i];
      char second = i + 1 < length ? text[i + 1] : 0;
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
