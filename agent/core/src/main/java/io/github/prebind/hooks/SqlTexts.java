package io.github.prebind.hooks;

import java.util.Arrays;

/**
 * Where the quoted texts and names of an SQL text end, in each of the ways in which databases let
 * them be written. One that has no end ends with the SQL text.
 */
final class SqlTexts {
  private SqlTexts() {}

  /**
   * The end of a string, behind its closing quote; -1 if a backslash stands before that and it is
   * unclear whether it takes its meaning.
   *
   * @param from behind the opening quote
   * @param escapes whether a backslash is known to do so
   */
  static int end(char[] text, int length, int from, char quote, boolean escapes) {
    int begin = from;
    while (true) {
      int end = indexOf(text, length, quote, from);
      if (end < 0) {
        return length;
      }
      int slashes = 0;
      for (int i = end - 1; i >= begin && text[i] == '\\'; i--) {
        slashes++;
      }
      if ((slashes & 1) != 0) {
        if (!escapes) {
          return -1;
        }
        from = end + 1;
      } else if (peek(text, length, end + 1) == quote) {
        from = end + 2;
        begin = from;
      } else {
        return end + 1;
      }
    }
  }

  /**
   * The end of {@code q'[...]'}: the quote ends it only behind the bracket.
   *
   * @param from where the bracket stands
   */
  static int oracleEnd(char[] text, int length, int from) {
    char open = peek(text, length, from);
    char close =
        switch (open) {
          case '[' -> ']';
          case '(' -> ')';
          case '{' -> '}';
          case '<' -> '>';
          default -> open;
        };
    for (int i = from + 1; i < length; i++) {
      if (text[i] == close && peek(text, length, i + 1) == '\'') {
        return i + 2;
      }
    }
    return length;
  }

  /**
   * The end of {@code $tag$...$tag$}; -1 if that is none.
   *
   * @param at where the first dollar stands
   */
  static int dollarEnd(char[] text, int length, int at) {
    int i = at + 1;
    while (i < length && SqlCharacters.inWord(text[i]) && text[i] != '$') {
      i++;
    }
    if (peek(text, length, i) != '$') {
      return -1;
    }
    int size = i + 1 - at;
    for (int end = indexOf(text, length, '$', i + 1);
        end >= 0;
        end = indexOf(text, length, '$', end + 1)) {
      if (end + size <= length && Arrays.equals(text, end, end + size, text, at, at + size)) {
        return end + size;
      }
    }
    return length;
  }

  /**
   * The end of a quoted name, in which the quote is written twice.
   *
   * @param from behind the opening quote
   */
  static int nameEnd(char[] text, int length, int from, char quote) {
    int end = indexOf(text, length, quote, from);
    while (end >= 0 && peek(text, length, end + 1) == quote) {
      end = indexOf(text, length, quote, end + 2);
    }
    return end < 0 ? length : end + 1;
  }

  static int indexOf(char[] text, int length, char c, int from) {
    for (int i = from; i < length; i++) {
      if (text[i] == c) {
        return i;
      }
    }
    return -1;
  }

  private static char peek(char[] text, int length, int index) {
    return index < length ? text[index] : 0;
  }
}
