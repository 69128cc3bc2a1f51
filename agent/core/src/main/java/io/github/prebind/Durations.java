package io.github.prebind;

/**
 * Durations as people write and read them: {@code 60s}, {@code 1m30s}, {@code 4.2 s}.
 *
 * <p>All values are whole milliseconds. Stateless, and without regular expressions or {@code
 * String.format}: it is used in premain.
 */
public final class Durations {
  /** What to show where a duration was expected. */
  public static final String EXAMPLES = "60s, 2m or 1500ms";

  private static final long LONGEST_MILLIS = 366L * 24 * 3_600_000;

  private Durations() {}

  /**
   * Reads one or more numbers with units {@code h}, {@code m} (or {@code min}), {@code s} and
   * {@code ms}, largest first, each at most once; decimals and blanks are allowed, a bare number is
   * not.
   *
   * @return milliseconds, not negative; null if the text is no duration or longer than a year
   */
  public static Long parse(String text) {
    if (text == null) {
      return null;
    }
    String rest = text.trim();
    if (rest.isEmpty() || rest.length() > 40) {
      return null;
    }
    double millis = 0;
    double previousUnit = Double.MAX_VALUE;
    int at = 0;
    while (at < rest.length()) {
      int number = at;
      while (at < rest.length() && isNumeric(rest.charAt(at))) {
        at++;
      }
      double amount = amount(rest.substring(number, at));
      while (at < rest.length() && rest.charAt(at) == ' ') {
        at++;
      }
      int unitStart = at;
      while (at < rest.length() && rest.charAt(at) >= 'a' && rest.charAt(at) <= 'z') {
        at++;
      }
      double unit = unitMillis(rest.substring(unitStart, at));
      if (amount < 0 || unit == 0 || unit >= previousUnit) {
        return null;
      }
      previousUnit = unit;
      millis += amount * unit;
      while (at < rest.length() && rest.charAt(at) == ' ') {
        at++;
      }
    }
    return millis <= LONGEST_MILLIS ? Math.round(millis) : null;
  }

  /**
   * Says a duration the way a person would, in ASCII: {@code 850 ms}, {@code 4.2 s}, {@code 60 s}
   * becomes {@code 1 min}, {@code 1 min 12 s}, {@code 2 h 5 min}.
   */
  public static String format(long millis) {
    if (millis < 0) {
      return millis == Long.MIN_VALUE ? format(millis + 1) : "-" + format(-millis);
    }
    if (millis < 1_000) {
      return millis + " ms";
    }
    long tenths = (millis + 50) / 100;
    if (millis < 60_000 && tenths < 600) {
      return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
    }
    long seconds = rounded(millis, 1_000);
    if (seconds < 3_600) {
      return two(seconds / 60, " min", seconds % 60, " s");
    }
    long minutes = rounded(millis, 60_000);
    return two(minutes / 60, " h", minutes % 60, " min");
  }

  private static long rounded(long millis, long unit) {
    return millis / unit + (millis % unit >= unit / 2 ? 1 : 0);
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    return small == 0 ? large + largeUnit : large + largeUnit + " " + small + smallUnit;
  }

  private static boolean isNumeric(char c) {
    return c >= '0' && c <= '9' || c == '.';
  }

  /** The number, or -1 if it is none. */
  private static double amount(String digits) {
    int dot = digits.indexOf('.');
    boolean wellFormed =
        !digits.isEmpty()
            && dot != 0
            && dot != digits.length() - 1
            && dot == digits.lastIndexOf('.');
    return wellFormed ? Double.parseDouble(digits) : -1;
  }

  private static double unitMillis(String unit) {
    switch (unit) {
      case "ms":
        return 1;
      case "s":
        return 1_000;
      case "m":
      case "min":
        return 60_000;
      case "h":
        return 3_600_000;
      default:
        return 0;
    }
  }
}
