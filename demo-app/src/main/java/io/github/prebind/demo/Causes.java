package io.github.prebind.demo;

/** What an exception comes down to. */
final class Causes {
  private static final int MAX_LENGTH = 300;

  private Causes() {}

  /** The innermost cause in one line: its message, or its class where it has none. */
  static String oneLine(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    String line = message == null ? cause.getClass().getName() : message.strip();
    line = line.replaceAll("\\s+", " ");
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH - 1) + "…";
  }
}
