package io.github.prebind.report;

import java.util.ArrayList;
import java.util.List;

/** Text cut, padded and wrapped to columns. Stateless. */
public final class Columns {
  /** What is left of a text that has hardly any room. */
  private static final int LEAST = 12;

  private Columns() {}

  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  /** On one line, and no longer than the width, or than a word where there is no room for one. */
  static String cut(String text, int width, boolean unicode) {
    String line = text.replaceAll("\\s+", " ").strip();
    String dots = unicode ? "\u2026" : "...";
    int most = Math.max(width, LEAST);
    return line.length() <= most ? line : line.substring(0, most - dots.length()) + dots;
  }

  /** Broken at blanks; the second line and the following begin with the indent. */
  public static List<String> wrap(String first, String text, int width, int most) {
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(first.length());
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.strip().split("\\s+")) {
      if (!empty && line.length() + 1 + word.length() > width) {
        if (lines.size() + 1 == most) {
          line.append(" ...");
          break;
        }
        lines.add(line.toString());
        line = new StringBuilder(indent);
        empty = true;
      }
      line.append(empty ? "" : " ")
          .append(word.length() > width ? word.substring(0, width - 20) : word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }

  /** {@code 40,012}. */
  static String count(long count) {
    StringBuilder text = new StringBuilder(Long.toString(Math.abs(count)));
    for (int at = text.length() - 3; at > 0; at -= 3) {
      text.insert(at, ',');
    }
    return text.insert(0, count < 0 ? "-" : "").toString();
  }
}
