package io.github.prebind.environment;

import java.util.Map;

/**
 * Placeholders that somebody should have filled in before the app was started: {@code
 * postgres://${DB_HOST}/app} where no {@code DB_HOST} is set, {@code ${{Postgres.DATABASE_URL}}},
 * or {@code ${db.DATABASE_URL}}.
 *
 * <p>Spring and Quarkus fill placeholders in values of the environment themselves, from variables
 * and from their own properties. So one whose variable is set, one with a default, and names that
 * are a property's are none of ours; neither are prose, prompts and patterns. Stateless.
 */
final class Placeholders {
  private Placeholders() {}

  static boolean leftIn(String name, String value, Map<String, String> env) {
    if (value.indexOf("${") < 0 || isPattern(name)) {
      return false;
    }
    boolean left = false;
    int at = 0;
    while (at < value.length()) {
      char c = value.charAt(at);
      if (c <= ' ' && at > 0 && at < value.length() - 1) {
        return false; // prose, a script or several options
      }
      if (c != '$' || at + 1 == value.length() || value.charAt(at + 1) != '{') {
        at++;
        continue;
      }
      boolean twice = value.startsWith("${{", at);
      int end = value.indexOf(twice ? "}}" : "}", at);
      if (end < 0) {
        return false;
      }
      left |= twice || isUnset(value.substring(at + 2, end), env);
      at = end + (twice ? 2 : 1);
    }
    return left;
  }

  private static boolean isPattern(String name) {
    return name.startsWith("PS") && name.length() == 3
        || name.contains("PROMPT")
        || name.contains("PATTERN")
        || name.contains("FORMAT")
        || name.contains("TEMPLATE")
        || name.contains("MESSAGE");
  }

  /** {@code DB_HOST} that is not set, or {@code db.DATABASE_URL}. */
  private static boolean isUnset(String placeholder, Map<String, String> env) {
    if (isVariable(placeholder)) {
      return !env.containsKey(placeholder);
    }
    int dot = placeholder.indexOf('.');
    return dot > 0 && isVariable(placeholder.substring(dot + 1));
  }

  private static boolean isVariable(String text) {
    boolean letters = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        letters = true;
      } else if (c != '_' && (c < '0' || c > '9' || i == 0)) {
        return false;
      }
    }
    return letters;
  }
}
