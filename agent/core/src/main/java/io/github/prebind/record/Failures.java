package io.github.prebind.record;

/** How an exception is kept: class and message in one short line, without secrets. */
public final class Failures {
  private static final int LONGEST = 300;

  private Failures() {}

  /**
   * The text of a failure; only the first of many is worth the work, the others give {@code null}.
   */
  static String text(Throwable thrown, long before) {
    return before > 0 ? null : text(thrown);
  }

  /** Class and message, scrubbed, at most {@value #LONGEST} characters. */
  public static String text(Throwable thrown) {
    String message = message(thrown);
    return message == null ? name(thrown) : name(thrown) + ": " + message;
  }

  /** The class's name alone, which carries no secret. */
  public static String name(Throwable thrown) {
    return thrown.getClass().getName();
  }

  /** The message, scrubbed and on one line; {@code null} if there is none or it cannot be had. */
  public static String message(Throwable thrown) {
    try {
      String message = thrown.getMessage();
      if (message == null) {
        return null;
      }
      String scrubbed = Secrets.scrub(message);
      String safe = isSql(thrown) ? SqlMessage.withoutValues(thrown, scrubbed) : scrubbed;
      return shorten(OneLine.of(safe));
    } catch (Throwable e) { // an app's own getMessage may do anything
      return null;
    }
  }

  /** The innermost cause. */
  static Throwable first(Throwable thrown) {
    Throwable at = thrown;
    for (int i = 0; at.getCause() != null && i < 20; i++) {
      at = at.getCause();
    }
    return at;
  }

  /** By name, so that an app without a database does not load the JDBC classes for it. */
  private static boolean isSql(Throwable thrown) {
    for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals("java.sql.SQLException")) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code thrown} is {@code inner} or was caused by it. */
  static boolean carries(Throwable thrown, Throwable inner) {
    if (inner == null) {
      return false;
    }
    Throwable at = thrown;
    for (int i = 0; at != null && i < 20; i++) {
      if (at == inner) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
