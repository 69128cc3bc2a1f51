package io.github.prebind.environment;

import java.util.Locale;

/**
 * What stands around a value that was surely not meant to have anything around it: a line break of
 * a YAML block scalar, a blank of a copied line, the quotes of a file that knows no quotes, a byte
 * order mark. Texts that may well begin or end with such (prompts, options, prose, keys in several
 * lines) are left alone. Stateless.
 */
final class Surroundings {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** What a byte becomes that is no text in the JVM's encoding. */
  private static final char NO_TEXT = '\ufffd';

  private static final String QUOTES = "\"'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb";

  private Surroundings() {}

  /** {@code a URL, ends with a line break}; {@code null} if there is nothing to say. */
  static String of(String name, String value) {
    int from = 0;
    int to = value.length();
    while (from < to && isAround(value.charAt(from))) {
      from++;
    }
    while (to > from && isAround(value.charAt(to - 1))) {
      to--;
    }
    if (from == to || from == 0 && to == value.length()) {
      return null;
    }
    String core = value.substring(from, to);
    String shape = shape(name, core);
    if (shape == null) {
      return null;
    }
    String begins = from == 0 ? null : thing(value, 0, 1);
    String ends = to == value.length() ? null : thing(value, value.length() - 1, -1);
    boolean quoted = "a quote".equals(begins) && "a quote".equals(ends);
    if (shape.equals("a key") && !quoted) {
      // one quote at one end may be the password's own
      begins = "a quote".equals(begins) ? null : begins;
      ends = "a quote".equals(ends) ? null : ends;
    }
    if (begins == null && ends == null) {
      return null;
    }
    return shape
        + ", "
        + (quoted
            ? "stands in quotes"
            : (begins == null ? "" : "begins with " + begins + (ends == null ? "" : " and "))
                + (ends == null ? "" : "ends with " + ends));
  }

  private static boolean isAround(char c) {
    return isBlank(c) || isInvisible(c) || c == NO_TEXT || QUOTES.indexOf(c) >= 0;
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == '\u00a0' || c == '\u2007' || c == '\u202f';
  }

  private static boolean isInvisible(char c) {
    return c == BYTE_ORDER_MARK || c >= '\u200b' && c <= '\u200f' || c == '\u2060';
  }

  private static String thing(String value, int at, int step) {
    char c = value.charAt(at);
    if (c == '\n' || c == '\r') {
      return "a line break";
    }
    if (QUOTES.indexOf(c) >= 0) {
      return "a quote";
    }
    if (isBlank(c)) {
      return "a blank";
    }
    boolean mark = c == BYTE_ORDER_MARK || c == NO_TEXT && value.charAt(at + step) == NO_TEXT;
    return mark && step > 0 ? "a byte order mark" : "an invisible character";
  }

  /** What it is meant to be, by its looks and its name; {@code null} if that cannot be told. */
  private static String shape(String name, String core) {
    for (int i = 0; i < core.length(); i++) {
      if (isBlank(core.charAt(i))) {
        return null;
      }
    }
    char first = core.charAt(0);
    if (first == '{' || first == '[' || first == '<') {
      return null; // whoever reads JSON or XML passes over blanks
    }
    boolean letter = first >= 'a' && first <= 'z' || first >= 'A' && first <= 'Z';
    if (letter && (core.indexOf("://") > 0 || core.startsWith("jdbc:"))) {
      return "a URL";
    }
    String[] words = name.toUpperCase(Locale.ROOT).split("_");
    String last = words.length == 0 ? "" : words[words.length - 1];
    if (isNumber(core)) {
      return last.equals("PORT") ? "a port" : "a number";
    }
    if (isBoolean(core)) {
      return "a boolean";
    }
    if ((last.equals("HOST") || last.equals("HOSTNAME")) && isHost(core)) {
      return "a host";
    }
    for (String word : words) {
      if (isKey(word, words.length)) {
        return "a key";
      }
    }
    return null;
  }

  private static boolean isNumber(String text) {
    boolean digits = false;
    boolean point = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = true;
      } else if (c == '.' && !point) {
        point = true;
      } else if (i > 0 || c != '-' && c != '+') {
        return false;
      }
    }
    return digits;
  }

  private static boolean isBoolean(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "false", "yes", "no", "on", "off" -> true;
      default -> false;
    };
  }

  private static boolean isHost(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!plain && c != '.' && c != '-' && c != ':' && c != '_') {
        return false;
      }
    }
    return true;
  }

  /** {@code PWD} alone is the shell's folder. */
  private static boolean isKey(String word, int words) {
    return switch (word) {
      case "KEY", "APIKEY", "TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE" -> true;
      case "PWD", "PASS" -> words > 1;
      default -> false;
    };
  }
}
