package io.github.prebind.record;

/**
 * Secrets that their own form gives away: bearer tokens, JWTs, and the key ids of well-known
 * issuers.
 */
final class SecretTokens {
  /** AWS; GitHub; GitLab; Slack; Stripe; Google; npm. */
  private static final String[] PREFIXES = {
    "AKIA",
    "ASIA",
    "ghp_",
    "gho_",
    "ghs_",
    "ghu_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "sk_live_",
    "sk_test_",
    "rk_live_",
    "AIza",
    "npm_"
  };

  private static final int SHORTEST_ISSUED = 16;

  private SecretTokens() {}

  static String scrub(String text) {
    StringBuilder out = null;
    int copied = 0;
    int at = 0;
    boolean afterScheme = false;
    while (at < text.length()) {
      if (!tokenChar(text.charAt(at))) {
        afterScheme &= Secrets.isSpace(text.charAt(at));
        at++;
        continue;
      }
      int start = at;
      while (at < text.length() && tokenChar(text.charAt(at))) {
        at++;
      }
      if (issued(text, start, at)
          || jwt(text, start, at)
          || afterScheme && random(text, start, at, 8)) {
        out = out == null ? new StringBuilder(text.length()) : out;
        out.append(text, copied, start).append(Secrets.MASK);
        copied = at;
      }
      afterScheme = is(text, start, at, "bearer") || is(text, start, at, "basic");
    }
    return out == null ? text : out.append(text, copied, text.length()).toString();
  }

  /**
   * Whether the characters look random: long enough, and with more than letters of one case in
   * them.
   */
  static boolean random(String text, int start, int end, int shortest) {
    if (end - start < shortest) {
      return false;
    }
    boolean digit = false;
    boolean letter = false;
    boolean capitalInside = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!tokenChar(c)) {
        return false;
      }
      digit |= Secrets.isDigit(c) || c == '=';
      letter |= Secrets.isLetter(c);
      capitalInside |= i > start && c >= 'A' && c <= 'Z';
    }
    return letter && (digit || capitalInside);
  }

  private static boolean issued(String text, int start, int end) {
    if (end - start < SHORTEST_ISSUED) {
      return false;
    }
    for (String prefix : PREFIXES) {
      if (text.startsWith(prefix, start) && random(text, start, end, SHORTEST_ISSUED)) {
        return true;
      }
    }
    return false;
  }

  /** Three parts, the first of which is base64 for an opening brace and a quote. */
  private static boolean jwt(String text, int start, int end) {
    int dot = text.indexOf('.', start);
    return text.startsWith("eyJ", start) && dot > 0 && dot < end && end - start >= 20;
  }

  private static boolean is(String text, int start, int end, String word) {
    return end - start == word.length() && text.regionMatches(true, start, word, 0, word.length());
  }

  private static boolean tokenChar(char c) {
    return Secrets.isWord(c) || "-.+/=~".indexOf(c) >= 0;
  }
}
