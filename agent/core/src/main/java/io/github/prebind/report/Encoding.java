package io.github.prebind.report;

/** Whether an output is read as UTF-8; the first source that says anything decides. */
public final class Encoding {
  /** JDK 19+ sets the first two; JDK 17 the last, from the locale. */
  private static final String[] STDERR = {"stderr.encoding", "stdout.encoding", "native.encoding"};

  private static final String[] STDOUT = {"stdout.encoding", "native.encoding"};

  private static final String[] VARIABLES = {"LC_ALL", "LC_CTYPE", "LANG"};

  private Encoding() {}

  static boolean ofStderr() {
    return of(STDERR);
  }

  /** Whether stdout is read as UTF-8. */
  public static boolean ofStdout() {
    return of(STDOUT);
  }

  private static boolean of(String[] properties) {
    try {
      for (String name : properties) {
        String value = System.getProperty(name);
        if (value != null && !value.isEmpty()) {
          return utf8(value);
        }
      }
      for (String name : VARIABLES) {
        String value = System.getenv(name);
        if (value != null && !value.isEmpty()) {
          return utf8(value);
        }
      }
    } catch (RuntimeException e) {
      // not allowed to ask: ASCII is read everywhere
    }
    return false;
  }

  static boolean utf8(String name) {
    int length = name.length();
    for (int i = 0; i + 4 <= length; i++) {
      if (name.regionMatches(true, i, "UTF-8", 0, 5) || name.regionMatches(true, i, "UTF8", 0, 4)) {
        return true;
      }
    }
    return false;
  }
}
