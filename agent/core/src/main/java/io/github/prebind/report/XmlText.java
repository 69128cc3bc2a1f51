package io.github.prebind.report;

/**
 * Text as it may stand in XML 1.0, in an attribute or an element. What XML has no way to write,
 * such as most control characters and halves of a surrogate pair, is left out (Extensible Markup
 * Language 1.0, fifth edition, 2.2). Pure functions; no XML library, which an app may have replaced
 * or cut away.
 */
final class XmlText {
  private XmlText() {}

  /** With {@code "} and line breaks as references, so that an attribute keeps them. */
  static String attribute(String text) {
    return escaped(text, true);
  }

  /** Line breaks stay line breaks. */
  static String element(String text) {
    return escaped(text, false);
  }

  private static String escaped(String text, boolean attribute) {
    StringBuilder xml = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '&') {
        xml.append("&amp;");
      } else if (c == '<') {
        xml.append("&lt;");
      } else if (c == '>') {
        xml.append("&gt;");
      } else if (c == '"' && attribute) {
        xml.append("&quot;");
      } else if (attribute && (c == '\n' || c == '\r' || c == '\t')) {
        xml.append("&#").append(c).append(';');
      } else if (allowed(c)) {
        xml.appendCodePoint(c);
      }
    }
    return xml.toString();
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c >= 0x20 && c <= 0xd7ff
        || c >= 0xe000 && c <= 0xfffd
        || c >= 0x10000;
  }
}
