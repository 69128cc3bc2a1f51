package io.github.prebind.record;

/** A text of somebody else's brought onto one line, since one event is one line. Stateless. */
public final class OneLine {
  private OneLine() {}

  /**
   * The text with each run of line breaks, control characters and blanks beside them as a blank.
   */
  public static String of(String text) {
    int at = 0;
    while (at < text.length() && !breaks(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!breaks(text.charAt(i))) {
        line.append(text.charAt(i));
        continue;
      }
      int end = i + 1;
      while (end < text.length() && (breaks(text.charAt(end)) || text.charAt(end) == ' ')) {
        end++;
      }
      int length = line.length();
      while (length > 0 && line.charAt(length - 1) == ' ') {
        length--;
      }
      line.setLength(length);
      if (length > 0 && end < text.length()) {
        line.append(' ');
      }
      i = end - 1;
    }
    return line.toString();
  }

  private static boolean breaks(char c) {
    return c < ' ' || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029;
  }
}
