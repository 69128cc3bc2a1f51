package io.github.prebind;

/**
 * Makes a text that somebody typed fit to be shown in one line: no credentials of a URL, no control
 * characters, not longer than a line.
 */
public final class PrintableText {
  private static final int LONGEST = 120;

  private PrintableText() {}

  /** The text as it may be shown; what stands before the {@code @} of a URL becomes {@code ***}. */
  public static String of(String text) {
    String safe = withoutCredentials(text);
    StringBuilder line = new StringBuilder(Math.min(safe.length(), LONGEST) + 3);
    for (int i = 0; i < safe.length(); i++) {
      if (i == LONGEST) {
        return line.append("...").toString();
      }
      char c = safe.charAt(i);
      line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? '?' : c);
    }
    return line.toString();
  }

  /**
   * Takes {@code user:password@} out: everything between {@code //} and the last {@code @}, or from
   * the beginning where there is no {@code //}, since a comma in a password may have cut the text.
   */
  private static String withoutCredentials(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return text;
    }
    int slashes = text.indexOf("//");
    String kept = slashes < 0 || slashes > at ? "" : text.substring(0, slashes + 2);
    return kept + "***" + text.substring(at);
  }
}
