package io.github.prebind.cli.run;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the JVMs below the command are given through their environment: {@code JAVA_TOOL_OPTIONS}
 * with the agent, and what its argument cannot hold. Stateless.
 *
 * <p>The JVM splits that variable at white space, except between a pair of single or of double
 * quotes (HotSpot, {@code Arguments::parse_options_buffer}).
 */
final class ToolOptions {
  static final String VARIABLE = "JAVA_TOOL_OPTIONS";

  private ToolOptions() {}

  /**
   * Puts the agent in front of whatever else the variable asks for.
   *
   * @param jar the agent's jar
   * @param settings the agent's settings by their keys
   * @param further one more option of the JVM, which wins over those given, or {@code null}
   * @param env the environment to change
   */
  static void addTo(
      Map<String, String> env, String jar, Map<String, String> settings, String further) {
    if (jar.indexOf('=') >= 0) {
      throw new Refusal(
          "the JVM reads no agent from a path with an equals sign: move prebind.jar from " + jar);
    }
    StringBuilder agent = new StringBuilder("-javaagent:").append(jar);
    char before = '=';
    for (Map.Entry<String, String> setting : new TreeMap<>(settings).entrySet()) {
      String key = setting.getKey();
      if (key.equals("report")) {
        continue; // written by this command, when all is known
      }
      if (setting.getValue().indexOf(',') >= 0) {
        // The agent's argument is separated by commas; the environment can hold them.
        env.put("PREBIND_" + key.toUpperCase(Locale.ROOT).replace('-', '_'), setting.getValue());
        continue;
      }
      agent.append(before).append(key).append('=').append(setting.getValue());
      before = ',';
    }
    StringBuilder options = new StringBuilder(quoted(agent.toString()));
    String given = env.get(VARIABLE);
    if (given != null && !given.isBlank()) {
      options.append(' ').append(given.strip());
    }
    if (further != null) {
      options.append(' ').append(further);
    }
    env.put(VARIABLE, options.toString());
  }

  /** The text as one word for the JVM. */
  static String quoted(String text) {
    boolean plain = true;
    StringBuilder word = new StringBuilder();
    char open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= !Character.isWhitespace(c) && c != '"' && c != '\'';
      if (open == 0 || c == open) {
        if (open != 0) {
          word.append(open);
        }
        open = c == '"' ? '\'' : '"';
        word.append(open);
      }
      word.append(c);
    }
    return plain ? text : word.append(open).toString();
  }
}
