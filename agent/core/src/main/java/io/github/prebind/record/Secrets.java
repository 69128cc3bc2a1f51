package io.github.prebind.record;

/**
 * Removes secrets from a text before it is kept: passwords, tokens and keys, and the values that
 * SQL or a database's message quotes. What is removed becomes {@code ***}, a value of SQL {@code
 * ?}.
 *
 * <p>Stateless. Called on the app's threads for failing calls, so without regular expressions; time
 * is linear, because no more than {@value #CAP} characters are looked at and kept. In doubt it
 * removes too much rather than too little.
 */
public final class Secrets {
  /** The length of text that is looked at; the rest is dropped, and the text says how much. */
  static final int CAP = 2_000;

  static final String MASK = "***";

  private Secrets() {}

  /** The text without what could be a secret; null for null. */
  public static String scrub(String text) {
    if (text == null || text.isEmpty()) {
      return text;
    }
    boolean cut = text.length() > CAP;
    String kept = cut ? text.substring(0, CAP) : text;
    kept = SecretBlocks.scrub(kept);
    kept = SecretUrls.scrub(kept, cut);
    kept = SecretPairs.scrub(kept);
    kept = SecretTokens.scrub(kept);
    kept = SqlValues.scrub(kept);
    return cut ? kept + "... (" + (text.length() - CAP) + " more characters)" : kept;
  }

  static boolean isWord(char c) {
    return isDigit(c) || isLetter(c) || c == '_';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0xc0;
  }

  static boolean isSpace(char c) {
    return c <= ' ' || c == 0xa0;
  }

  /** The end of the run of non-blank characters that begins at {@code from}. */
  static int blankAfter(String text, int from) {
    int at = from;
    while (at < text.length() && !isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
