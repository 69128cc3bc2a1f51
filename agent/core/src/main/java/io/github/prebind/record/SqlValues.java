package io.github.prebind.record;

import java.util.Locale;

/**
 * The values in a database's message: literals of a quoted statement, and what databases quote of a
 * row, such as PostgreSQL's {@code Key (email)=(a@b.c) already exists}. Each becomes {@code ?}. A
 * message without a trace of SQL stays as it is.
 */
final class SqlValues {
  private static final String[] STATEMENTS = {
    "select ",
    "insert into",
    "update ",
    "delete from",
    "merge into",
    " values",
    " where ",
    "create user",
    "alter user",
    "create role",
    "alter role",
    "identified by"
  };

  /** Of PostgreSQL, MySQL, MariaDB, H2, HSQLDB, Derby, SQL Server, SQLite and Oracle. */
  private static final String[] MESSAGES = {
    "duplicate",
    "violat",
    "constraint",
    "incorrect ",
    "truncat",
    "failing row",
    "invalid input",
    "out of range",
    "malformed",
    "conversion",
    "converting",
    "value too long",
    "sqlstate",
    "sql statement",
    "sqlexception",
    "syntax error",
    "error in your sql",
    "ora-"
  };

  /** What stands before a row's values in parentheses. */
  private static final String[] ROWS = {
    "key (",
    "failing row contains (",
    "duplicate key value is (",
    "partition key of the failing row"
  };

  private SqlValues() {}

  static String scrub(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean statement = containsAny(lower, STATEMENTS);
    if (!statement && !containsAny(lower, MESSAGES)) {
      return text;
    }
    String kept = rows(text, lower);
    kept = literals(kept);
    kept = quotedValues(kept);
    return statement ? numbers(kept) : kept;
  }

  private static boolean containsAny(String lower, String[] words) {
    for (String word : words) {
      if (lower.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** {@code Key (a, b)=(1, 2)}: the last parentheses of such a line, whatever is in between. */
  private static String rows(String text, String lower) {
    if (lower.length() != text.length() || !containsAny(lower, ROWS)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      row(text, lower, at, end, out);
      if (end < text.length()) {
        out.append('\n');
      }
      at = end + 1;
    }
    return out.toString();
  }

  private static void row(String text, String lower, int start, int end, StringBuilder out) {
    for (String marker : ROWS) {
      int found = lower.indexOf(marker, start);
      if (found < 0 || found >= end) {
        continue;
      }
      int equals = text.indexOf(")=(", found);
      boolean pair = equals > 0 && equals < end;
      int open = pair ? equals + 2 : text.indexOf('(', found);
      int close = text.lastIndexOf(')', end - 1);
      if (open < 0 || open >= end || marker.startsWith("key") && !pair) {
        continue;
      }
      out.append(text, start, open + 1).append('?');
      out.append(text, close > open ? close : end, end);
      return;
    }
    out.append(text, start, end);
  }

  /** Single quotes, and the dollar quotes of PostgreSQL. */
  private static String literals(String text) {
    if (text.indexOf("\\'") >= 0) {
      // Whether a backslash escapes depends on the database: everything between goes.
      int first = text.indexOf('\'');
      int last = text.lastIndexOf('\'');
      return text.substring(0, first) + "'?'" + text.substring(Math.max(last, first) + 1);
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      int end = -1;
      if (c == '\'' && opens(text, at)) {
        end = literalEnd(text, at);
      } else if (c == '$' && at + 1 < text.length() && text.charAt(at + 1) == '$') {
        int close = text.indexOf("$$", at + 2);
        end = close < 0 ? text.length() : close + 2;
      }
      if (end < 0) {
        out.append(c);
        at++;
      } else {
        out.append("'?'");
        at = end;
      }
    }
    return out.toString();
  }

  /** An apostrophe behind a word opens nothing, except after a prefix such as {@code N'}. */
  private static boolean opens(String text, int at) {
    if (at == 0 || !Secrets.isWord(text.charAt(at - 1))) {
      return true;
    }
    return "nNeExXbB".indexOf(text.charAt(at - 1)) >= 0
        && (at == 1 || !Secrets.isWord(text.charAt(at - 2)));
  }

  private static int literalEnd(String text, int start) {
    for (int at = start + 1; at < text.length(); at++) {
      if (text.charAt(at) == '\'') {
        if (at + 1 == text.length() || text.charAt(at + 1) != '\'') {
          return at + 1;
        }
        at++;
      }
    }
    return text.length();
  }

  /** A colon before double quotes introduces a value; without it they hold a table's name. */
  private static String quotedValues(String text) {
    int found = text.indexOf(": \"");
    if (found < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (found >= 0) {
      out.append(text, at, found + 3).append('?');
      int end = text.indexOf('"', found + 3);
      at = end < 0 ? text.length() : end;
      found = text.indexOf(": \"", at);
    }
    return out.append(text, at, text.length()).toString();
  }

  /** Numbers behind an operator, a parenthesis or a comma: {@code id = 7}, {@code in (1, 2)}. */
  private static String numbers(String text) {
    StringBuilder out = new StringBuilder(text.length());
    char before = ' ';
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Secrets.isDigit(c) && "=(,<>-".indexOf(before) >= 0) {
        while (at < text.length() && (Secrets.isWord(text.charAt(at)) || text.charAt(at) == '.')) {
          at++;
        }
        out.append('?');
        before = '?';
        continue;
      }
      out.append(c);
      if (!Secrets.isSpace(c)) {
        before = c;
      }
      at++;
    }
    return out.toString();
  }
}
