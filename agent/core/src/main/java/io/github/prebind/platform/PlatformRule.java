package io.github.prebind.platform;

import java.util.Map;

/**
 * Tests a rule of the catalogue against an environment. The syntax stands at the top of {@code
 * platforms.conf}.
 */
final class PlatformRule {
  private PlatformRule() {}

  /**
   * What made the rule hold, or null if it does not: the terms of the first alternative that holds,
   * without the negated ones and without any value that the rule does not itself contain.
   */
  static String evidence(String rule, Map<String, String> env) {
    int from = 0;
    while (from <= rule.length()) {
      int to = end(rule, '|', from, rule.length());
      String evidence = evidenceOfAll(rule, from, to, env);
      if (evidence != null) {
        return evidence;
      }
      from = to + 1;
    }
    return null;
  }

  private static String evidenceOfAll(String rule, int from, int to, Map<String, String> env) {
    String evidence = "";
    int at = from;
    while (at <= to) {
      int end = end(rule, '&', at, to);
      String term = rule.substring(at, end).trim();
      boolean negated = term.startsWith("!");
      if (holds(negated ? term.substring(1) : term, env) == negated) {
        return null;
      }
      if (!negated) {
        int prefix = term.indexOf("^=");
        String said = prefix < 0 ? term : term.substring(0, prefix);
        evidence = evidence.isEmpty() ? said : evidence + " and " + said;
      }
      at = end + 1;
    }
    return evidence;
  }

  private static boolean holds(String term, Map<String, String> env) {
    if (term.endsWith("*")) {
      String start = term.substring(0, term.length() - 1);
      for (String name : env.keySet()) {
        if (name.startsWith(start)) {
          return true;
        }
      }
      return false;
    }
    int equals = term.indexOf('=');
    if (equals < 0) {
      String value = env.get(term);
      return value != null && !value.isBlank();
    }
    String wanted = term.substring(equals + 1);
    if (equals > 0 && term.charAt(equals - 1) == '^') {
      String value = env.get(term.substring(0, equals - 1));
      return value != null && value.startsWith(wanted);
    }
    return wanted.equals(env.get(term.substring(0, equals)));
  }

  private static int end(String text, char mark, int from, int limit) {
    int at = text.indexOf(mark, from);
    return at < 0 || at > limit ? limit : at;
  }
}
