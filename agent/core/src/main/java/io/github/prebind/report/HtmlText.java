package io.github.prebind.report;

/** Text that was made by others, put into a page so that it stays text. Stateless. */
final class HtmlText {
  private HtmlText() {}

  /** For the content of an element or an attribute in double quotes. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(isText(text, i) ? c : '\ufffd');
      }
    }
    return out.toString();
  }

  /**
   * JSON for a {@code script} element: nothing in it can end the element, open a comment or, in an
   * old parser, a line; a lone half of a surrogate pair survives the file's encoding. Such
   * characters stand in strings only, so the escaped JSON says the same.
   */
  static String json(String json) {
    StringBuilder out = new StringBuilder(json.length() + 64);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      boolean escape =
          c == '<' || c == '>' || c == '&' || c == '\u2028' || c == '\u2029' || isLone(json, i);
      if (escape) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit(c >> shift & 15, 16));
        }
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Whether HTML allows the character, and it leaves the words around it as they stand. */
  private static boolean isText(String text, int at) {
    char c = text.charAt(at);
    boolean separator = c == '\u2028' || c == '\u2029';
    if (c < ' ') {
      return c == '\n' || c == '\t';
    }
    return c != '\u007f' && !separator && !turnsText(c) && !isLone(text, at);
  }

  /** Whether it changes the direction of the text behind it, so that a page says something else. */
  private static boolean turnsText(char c) {
    return c >= '\u202a' && c <= '\u202e'
        || c >= '\u2066' && c <= '\u2069'
        || c == '\u200e'
        || c == '\u200f'
        || c == '\u061c';
  }

  private static boolean isLone(String text, int at) {
    char c = text.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(c)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }
}
