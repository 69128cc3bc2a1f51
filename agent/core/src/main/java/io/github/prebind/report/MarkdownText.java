package io.github.prebind.report;

/**
 * Text of an app as it may stand in GitHub flavoured Markdown: it can neither end its table cell,
 * nor become a heading, a link, HTML, or a mention that calls somebody to the page. Pure functions.
 */
final class MarkdownText {
  private static final String SPECIAL = "\\`*_[]{}()#+-!|~>";
  private static final char NOTHING = '\u200b';

  private MarkdownText() {}

  /** A name or a statement, shown as code; at most so many characters of it. */
  static String code(String text, int most) {
    String line = Columns.cut(Lines.plain(text, true), most, true);
    if (line.isEmpty()) {
      return "";
    }
    String fence = "`";
    while (line.contains(fence)) {
      fence += "`";
    }
    boolean padded = line.startsWith("`") || line.endsWith("`");
    StringBuilder code = new StringBuilder(fence).append(padded ? " " : "");
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '|') {
        // A table reads \| as |, but \\| as the end of the cell.
        code.append(i > 0 && line.charAt(i - 1) == '\\' ? " \\|" : "\\|");
      } else {
        code.append(c);
      }
    }
    return code.append(padded ? " " : "").append(fence).toString();
  }

  /** A sentence, shown as text on one line. */
  static String plain(String text) {
    String line = Lines.plain(text, true).strip();
    StringBuilder plain = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      char next = i + 1 < line.length() ? line.charAt(i + 1) : ' ';
      if (c == '&') {
        plain.append("&amp;");
      } else if (c == '<') {
        plain.append("&lt;");
      } else if (c == '@' || c == '#' && next != ' ') {
        plain.append(c == '#' ? "\\#" : "@").append(NOTHING);
      } else if (escaped(c, line, i)) {
        plain.append('\\').append(c);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  /** What only means something at the beginning of a line or between words is left readable. */
  private static boolean escaped(char c, String line, int i) {
    if (SPECIAL.indexOf(c) < 0) {
      return false;
    }
    switch (c) {
      case '-', '+', '>', '#':
        return i == 0;
      case '(', ')', '{', '}', '!':
        return false;
      default:
        return true;
    }
  }

  /** One row of a table. */
  static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
