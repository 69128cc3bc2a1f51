package io.github.prebind.hooks;

/** What the characters of an SQL text may be part of. */
final class SqlCharacters {
  private static final int BEGINS = 2;

  /** For each ASCII character: 0 if no word has it, {@link #BEGINS} if a word may begin with it. */
  private static final byte[] WORDS = words();

  private SqlCharacters() {}

  private static byte[] words() {
    byte[] words = new byte[128];
    for (char c = 0; c < 128; c++) {
      if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') {
        words[c] = BEGINS;
      } else if (digit(c) || c == '$' || c == '#') {
        words[c] = 1;
      }
    }
    return words;
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a word may begin with it. */
  static boolean letter(char c) {
    return c < 128 ? (WORDS[c] & BEGINS) != 0 : Character.isLetter(c);
  }

  static boolean inWord(char c) {
    return c < 128 ? WORDS[c] != 0 : Character.isLetterOrDigit(c);
  }
}
