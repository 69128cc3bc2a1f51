package io.github.prebind.platform;

/**
 * Says a rule of the catalogue in words. The syntax stands at the top of {@code platforms.conf};
 * {@link PlatformRule} tests it.
 */
final class PlatformRuleWords {
  private PlatformRuleWords() {}

  /** For example {@code K_SERVICE is set and KUBERNETES_SERVICE_HOST is not set}. */
  static String of(String rule) {
    StringBuilder words = new StringBuilder();
    for (String alternative : rule.split("\\|")) {
      words.append(words.isEmpty() ? "" : ", or ");
      String and = "";
      for (String term : alternative.split("&")) {
        words.append(and).append(term(term.trim()));
        and = " and ";
      }
    }
    return words.toString();
  }

  private static String term(String term) {
    boolean negated = term.startsWith("!");
    String test = negated ? term.substring(1) : term;
    if (test.endsWith("*")) {
      String start = test.substring(0, test.length() - 1);
      return (negated ? "no" : "a") + " variable beginning with " + start + " is set";
    }
    int equals = test.indexOf('=');
    if (equals < 0) {
      return test + (negated ? " is not set" : " is set");
    }
    String text = test.substring(equals + 1);
    if (test.charAt(equals - 1) == '^') {
      String name = test.substring(0, equals - 1);
      return name + (negated ? " does not begin with " : " begins with ") + text;
    }
    return test.substring(0, equals) + (negated ? " is not " : " is ") + text;
  }
}
