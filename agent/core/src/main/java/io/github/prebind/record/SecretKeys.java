package io.github.prebind.record;

import java.util.Locale;

/** Which names are those of a secret: {@code password}, {@code DB_PASS}, {@code x-api-key}. */
final class SecretKeys {
  /** A name that has one of these in it, without its separators. */
  private static final String[] ANYWHERE = {
    "password",
    "passwd",
    "passphrase",
    "secret",
    "credential",
    "privatekey",
    "apikey",
    "accesskey",
    "accountkey",
    "sharedkey",
    "signingkey",
    "encryptionkey"
  };

  /** A name that ends in one of these; {@code tokenizer} is none. */
  private static final String[] AT_THE_END = {
    "pwd", "token", "tokens", "authorization", "signature", "sastoken", "passcode", "jwt"
  };

  /** A name of which one of these is a whole part: {@code DB_PASS}, not {@code bypass}. */
  private static final String[] AS_A_PART = {"pass", "pw", "sas", "sig", "auth", "cookie"};

  private SecretKeys() {}

  static boolean secret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(lower.length());
    int part = 0;
    for (int i = 0; i <= lower.length(); i++) {
      char c = i < lower.length() ? lower.charAt(i) : '.';
      if (Secrets.isLetter(c)) {
        letters.append(c);
      } else if (!Secrets.isDigit(c)) {
        if (isPart(lower.substring(part, i))) {
          return true;
        }
        part = i + 1;
      }
    }
    String joined = letters.toString();
    for (String word : ANYWHERE) {
      if (joined.contains(word)) {
        return true;
      }
    }
    for (String word : AT_THE_END) {
      if (joined.endsWith(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(String part) {
    for (String word : AS_A_PART) {
      if (part.equals(word)) {
        return true;
      }
    }
    return false;
  }
}
