package io.github.prebind.record;

/**
 * The values of names that are those of a secret, in every form that configuration has: {@code
 * key=value}, {@code key: value}, {@code "key":"value"}, {@code ;key={value}}, {@code ?key=value&},
 * {@code <key>value</key>}, {@code --key value}.
 */
final class SecretPairs {
  private static final String[] SCHEMES = {"bearer", "basic", "digest", "negotiate", "token"};

  private final String text;
  private final StringBuilder out;
  private int copied;

  private SecretPairs(String text) {
    this.text = text;
    this.out = new StringBuilder(text.length());
  }

  static String scrub(String text) {
    return new SecretPairs(text).scrub();
  }

  private String scrub() {
    int at = 0;
    while (at < text.length()) {
      if (!nameChar(text.charAt(at))) {
        at++;
        continue;
      }
      int start = at;
      while (at < text.length() && nameChar(text.charAt(at))) {
        at++;
      }
      if (SecretKeys.secret(text.substring(start, at)) || twoWords(start, at)) {
        at = value(start, at);
      }
    }
    return out.append(text, copied, text.length()).toString();
  }

  private static boolean nameChar(char c) {
    return Secrets.isWord(c) || c == '-' || c == '.' || c == '$';
  }

  /** {@code api key}, {@code access key} and the like, written apart. */
  private boolean twoWords(int start, int end) {
    if (end - start != 3 || !text.regionMatches(true, start, "key", 0, 3)) {
      return false;
    }
    return wordBefore(start, "api")
        || wordBefore(start, "access")
        || wordBefore(start, "account")
        || wordBefore(start, "private");
  }

  private boolean wordBefore(int start, String word) {
    return start > word.length()
        && text.charAt(start - 1) == ' '
        && text.regionMatches(true, start - 1 - word.length(), word, 0, word.length());
  }

  /** Masks the value that belongs to the name; returns where to go on. */
  private int value(int nameStart, int nameEnd) {
    int at = nameEnd;
    boolean quotedName = at < text.length() && (charAt(at) == '"' || charAt(at) == '\'');
    if (quotedName) {
      at++;
    } else if (charAt(at) == '\\' && charAt(at + 1) == '"') {
      at += 2;
    }
    int separator = blanks(at);
    if (charAt(separator) == '=' || charAt(separator) == ':') {
      return assigned(nameStart, separator);
    }
    if (charAt(nameEnd) == '>' && nameStart > 0 && charAt(nameStart - 1) == '<') {
      return mask(nameEnd + 1, upTo(nameEnd + 1, "<"));
    }
    if (separator > at && !quotedName) {
      boolean option = charAt(nameStart) == '-';
      if (charAt(separator) == '\'' || option && separator < text.length()) {
        return mask(separator, valueEnd(separator));
      }
      int end = valueEnd(separator);
      if (SecretTokens.random(text, separator, end, 16)) {
        return mask(separator, end);
      }
    }
    return nameEnd;
  }

  private int assigned(int nameStart, int separator) {
    int at = separator + 1;
    if (charAt(separator) == ':' && charAt(at) == ':'
        || charAt(at) == '/' && charAt(at + 1) == '/') {
      return at;
    }
    if (charAt(at) == '=' || charAt(at) == '>') {
      at++;
    }
    at = blanks(at);
    if (charAt(separator) == ':' && nameStart > 0 && unexpected(nameStart)) {
      return at;
    }
    int end = valueEnd(at);
    for (String scheme : SCHEMES) {
      if (end - at == scheme.length() && text.regionMatches(true, at, scheme, 0, end - at)) {
        end = upTo(end, "\n\r\"'");
      }
    }
    return mask(at, end);
  }

  /** A parser's complaint: {@code Unexpected token: SELECT}. */
  private boolean unexpected(int nameStart) {
    return wordBefore(nameStart, "unexpected") || wordBefore(nameStart, "illegal");
  }

  private int mask(int start, int end) {
    if (end <= start) {
      return end;
    }
    int open = quoteLength(start);
    int from = start + open;
    boolean closed =
        open > 0 && end - open >= from && text.startsWith(text.substring(start, from), end - open);
    int to = closed ? end - open : end;
    if (to > from) {
      out.append(text, copied, from).append(Secrets.MASK);
      copied = to;
    }
    return end;
  }

  /** 1 for a quote, 2 for one with a backslash before it, as JSON inside of JSON has, else 0. */
  private int quoteLength(int start) {
    int backslash = charAt(start) == '\\' ? 1 : 0;
    char quote = charAt(start + backslash);
    return quote == '"' || quote == '\'' && backslash == 0 ? backslash + 1 : 0;
  }

  private int valueEnd(int start) {
    char first = charAt(start);
    int quote = quoteLength(start);
    if (quote == 1) {
      return quoteEnd(start, first);
    } else if (quote == 2) {
      int end = text.indexOf("\\\"", start + 2);
      return end < 0 ? text.length() : end + 2;
    } else if (first == '{') {
      return braceEnd(start);
    } else if (first == '[') {
      return upTo(start, "]");
    }
    int at = start;
    while (at < text.length() && !endsValue(at)) {
      at++;
    }
    return at;
  }

  /** A comma belongs to the value unless another pair or a blank follows. */
  private boolean endsValue(int at) {
    char c = charAt(at);
    if (Secrets.isSpace(c) || c == ';' || c == '&' || c == '"' || c == '\'' || c == '<') {
      return true;
    }
    if (c == ')' || c == ']' || c == '}') {
      char next = charAt(at + 1);
      return !Secrets.isWord(next);
    }
    if (c != ',') {
      return false;
    }
    int word = at + 1;
    while (word < text.length() && nameChar(charAt(word))) {
      word++;
    }
    return word == at + 1 || charAt(word) == '=' || charAt(word) == ':';
  }

  private int quoteEnd(int start, char quote) {
    for (int at = start + 1; at < text.length(); at++) {
      char c = charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == quote) {
        if (charAt(at + 1) != quote) {
          return at + 1;
        }
        at++;
      }
    }
    return text.length();
  }

  /** SQL Server writes a closing brace inside of braces twice. */
  private int braceEnd(int start) {
    for (int at = start + 1; at < text.length(); at++) {
      if (charAt(at) == '}') {
        if (charAt(at + 1) != '}') {
          return at + 1;
        }
        at++;
      }
    }
    return text.length();
  }

  private int upTo(int start, String ends) {
    int at = start;
    while (at < text.length() && ends.indexOf(charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private int blanks(int start) {
    int at = start;
    while (at < text.length() && charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  private char charAt(int at) {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
