package io.github.prebind.record;

/**
 * User and password in addresses: {@code scheme://user:password@host}, and Oracle's {@code
 * jdbc:oracle:thin:user/password@host}, and {@code user:password@host} alone; and the parameters of
 * web addresses.
 */
final class SecretUrls {
  private static final String ORACLE = "jdbc:oracle:";

  private SecretUrls() {}

  /**
   * @param cut whether the text goes on behind its end, so that the host of a last address may be
   *     missing
   */
  static String scrub(String text, boolean cut) {
    return bare(oracle(queries(userInfo(text, cut)), cut));
  }

  private static String userInfo(String text, boolean cut) {
    int slashes = text.indexOf("://");
    if (slashes < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (slashes >= 0) {
      int start = slashes + 3;
      int end = tokenEnd(text, start);
      int user = userEnd(text, slashes, start, end);
      out.append(text, at, start);
      at = start;
      if (user > start) {
        out.append(Secrets.MASK);
        at = user;
      } else if (cut && end == text.length() && authorityEnd(text, start, end) == end) {
        out.append(Secrets.MASK);
        at = end;
      }
      slashes = text.indexOf("://", Math.max(at, start));
    }
    return out.append(text, at, text.length()).toString();
  }

  /** What stands behind the question mark of a web address: parameters go by any name. */
  private static String queries(String text) {
    int slashes = text.indexOf("://");
    if (slashes < 0 || text.indexOf('?', slashes) < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (slashes >= 0) {
      int end = tokenEnd(text, slashes + 3);
      int query = text.indexOf('?', slashes);
      if (web(text, slashes) && query >= 0 && query + 1 < end) {
        out.append(text, at, query + 1).append(Secrets.MASK);
        at = end;
      }
      slashes = text.indexOf("://", end);
    }
    return out.append(text, at, text.length()).toString();
  }

  /** The place of the @ that ends the user info, or -1. */
  private static int userEnd(String text, int slashes, int start, int end) {
    int authority = authorityEnd(text, start, end);
    int at = lastAt(text, start, authority);
    if (at >= 0 || authority == end) {
      return at;
    }
    // A password may hold a slash, a question mark or a hash that nobody has escaped.
    int colon = text.indexOf(':', start);
    if (colon < 0 || colon >= authority || web(text, slashes) && digits(text, colon, authority)) {
      return -1;
    }
    return lastAt(text, authority, end);
  }

  private static int authorityEnd(String text, int start, int end) {
    int at = start;
    while (at < end && "/?#".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static int lastAt(String text, int start, int end) {
    int at = text.lastIndexOf('@', end - 1);
    return at >= start ? at : -1;
  }

  private static boolean digits(String text, int colon, int end) {
    for (int i = colon + 1; i < end; i++) {
      if (!Secrets.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return end > colon + 1;
  }

  private static boolean web(String text, int slashes) {
    return text.regionMatches(true, slashes - 4, "http", 0, 4)
        || text.regionMatches(true, slashes - 5, "https", 0, 5);
  }

  /** The end of an address in a sentence: a blank, a quote or an angle bracket. */
  private static int tokenEnd(String text, int from) {
    int at = from;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Secrets.isSpace(c) || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`') {
        break;
      }
      at++;
    }
    return at;
  }

  private static String oracle(String text, boolean cut) {
    int found = text.indexOf(ORACLE);
    if (found < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (found >= 0) {
      int end = Secrets.blankAfter(text, found);
      int colon = text.indexOf(':', found + ORACLE.length());
      int start = colon < 0 || colon >= end ? end : colon + 1;
      int host = lastAt(text, start, end);
      out.append(text, at, start);
      at = start;
      if (host > start) {
        out.append(Secrets.MASK);
        at = host;
      } else if (host < 0 && cut && end == text.length()) {
        out.append(Secrets.MASK);
        at = end;
      }
      found = text.indexOf(ORACLE, Math.max(at, found + 1));
    }
    return out.append(text, at, text.length()).toString();
  }

  private static String bare(String text) {
    int host = text.indexOf('@');
    if (host < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    while (host >= 0) {
      int start = host;
      boolean colon = false;
      while (start > copied && (plain(text.charAt(start - 1)) || text.charAt(start - 1) == ':')) {
        start--;
        colon |= text.charAt(start) == ':' && start + 1 < host;
      }
      if (colon && text.charAt(start) != ':' && !identity(text, host + 1)) {
        out.append(text, copied, start).append(Secrets.MASK);
        copied = host;
      }
      host = text.indexOf('@', host + 1);
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static boolean plain(char c) {
    return Secrets.isWord(c) || "-.%+!$^~#".indexOf(c) >= 0;
  }

  /**
   * The hash code in an object's default text, {@code com.acme.Thing@1b2c3d}, or no host at all.
   */
  private static boolean identity(String text, int start) {
    int at = start;
    while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0) {
      at++;
    }
    boolean ended = at == text.length() || !plain(text.charAt(at)) && text.charAt(at) != ':';
    return ended && at - start <= 8;
  }
}
