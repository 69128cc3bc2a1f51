package io.github.prebind.record;

import java.sql.SQLException;

/**
 * What a database says of a value that it does not take. Its message quotes the value: {@code
 * invalid input syntax for type integer: "…"}, {@code Key (email)=(…) already exists}. Stateless.
 */
final class SqlMessage {
  private SqlMessage() {}

  /**
   * Hides what stands in double quotes, and in parentheses behind an equals sign, if the SQLSTATE
   * is of class 22 (data exception) or 23 (integrity constraint violation), as in the SQL standard;
   * a message of another class quotes the names of tables and columns, which are worth knowing.
   */
  static String withoutValues(Throwable thrown, String message) {
    String state = thrown instanceof SQLException failed ? failed.getSQLState() : null;
    if (state == null || !(state.startsWith("22") || state.startsWith("23"))) {
      return message;
    }
    StringBuilder kept = new StringBuilder(message.length());
    for (int at = 0; at < message.length(); at++) {
      char c = message.charAt(at);
      kept.append(c);
      boolean parenthesis = c == '(' && at > 0 && message.charAt(at - 1) == '=';
      if (c == '"' || parenthesis) {
        kept.append("***");
        int end = message.indexOf(c == '"' ? '"' : ')', at + 1);
        if (end < 0) {
          return kept.toString();
        }
        kept.append(message.charAt(end));
        at = end;
      }
    }
    return kept.toString();
  }
}
