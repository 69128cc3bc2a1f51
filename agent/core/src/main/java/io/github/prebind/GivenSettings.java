package io.github.prebind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Collects the settings that were given, from the four places, as text. */
final class GivenSettings {
  /** Every key of CONTRACT.md's table, in its order. */
  static final List<String> KEYS =
      List.of(
          "enabled",
          "platform",
          "deadline",
          "budget",
          "port",
          "ready",
          "report",
          "baseline",
          "require-env",
          "expect-db",
          "hooks",
          "rtt",
          "sample",
          "metrics",
          "log");

  private static final String VARIABLE = "PREBIND_";
  private static final String PROPERTY = "prebind.";

  private GivenSettings() {}

  /**
   * Keys to values, trimmed and not empty; the map of a start without any setting costs nothing.
   */
  static Map<String, String> collect(
      String argument, Map<String, String> env, Properties system, List<String> problems) {
    List<String> variables = namesWith(VARIABLE, env.keySet());
    List<String> properties = namesWith(PROPERTY, system.keySet());
    boolean argued = argument != null && !argument.trim().isEmpty();
    if (!argued && variables.isEmpty() && properties.isEmpty()) {
      return Collections.emptyMap();
    }
    Map<String, String> given = new HashMap<>();
    for (String name : variables) {
      fromVariable(name, env, given, problems);
    }
    for (String name : properties) {
      String key = name.substring(PROPERTY.length());
      String value = system.getProperty(name);
      if (!KEYS.contains(key)) {
        problems.add(unknown("system property", name, value, PROPERTY, key, KEYS));
      } else if (value != null && !value.trim().isEmpty()) {
        given.put(key, value.trim());
      }
    }
    if (argued) {
      given.putAll(fromArgument(argument, problems));
    }
    return given;
  }

  /** An empty variable is an unset one: compose files and shells pass such on. */
  private static void fromVariable(
      String name, Map<String, String> env, Map<String, String> given, List<String> problems) {
    String key = name.substring(VARIABLE.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    String value = env.get(name);
    if (name.equals(RunFolder.VARIABLE) || isServiceLink(name, value, env)) {
      return;
    }
    if (!KEYS.contains(key) || !name.equals(variable(key))) {
      List<String> variables = new ArrayList<>();
      for (String known : KEYS) {
        variables.add(variable(known));
      }
      problems.add(unknown("environment variable", name, value, "", name, variables));
    } else if (value != null && !value.trim().isEmpty()) {
      given.put(key, value.trim());
    }
  }

  private static Map<String, String> fromArgument(String argument, List<String> problems) {
    Map<String, String> given = new HashMap<>();
    int from = 0;
    while (from <= argument.length()) {
      int comma = argument.indexOf(',', from);
      int to = comma < 0 ? argument.length() : comma;
      String part = argument.substring(from, to).trim();
      from = to + 1;
      int equals = part.indexOf('=');
      String key = equals < 0 ? "" : part.substring(0, equals).trim();
      String value = part.substring(equals + 1).trim();
      if (part.isEmpty()) {
        continue;
      }
      if (key.isEmpty()) {
        problems.add(
            "\""
                + PrintableText.of(part)
                + "\" in the agent's argument is not key=value; several values of one setting are"
                + " separated by \";\"");
      } else if (!KEYS.contains(key)) {
        problems.add(unknown("setting", key, value, "", key, KEYS));
      } else if (value.isEmpty()) {
        problems.add(key + "= has no value in the agent's argument; it is as if it were not given");
      } else if (given.containsKey(key)) {
        problems.add(
            key
                + " is given twice in the agent's argument; using the first, "
                + key
                + "="
                + PrintableText.of(given.get(key)));
      } else {
        given.put(key, value);
      }
    }
    return given;
  }

  /**
   * Whether it comes from a Kubernetes service (or a Docker link) that is called prebind, which
   * puts {@code PREBIND_PORT=tcp://…}, {@code PREBIND_SERVICE_HOST} and the like into the
   * environment.
   */
  private static boolean isServiceLink(String name, String value, Map<String, String> env) {
    if (value != null && (value.startsWith("tcp://") || value.startsWith("udp://"))) {
      return true;
    }
    return env.get("KUBERNETES_SERVICE_HOST") != null
        && (name.contains("_SERVICE_HOST")
            || name.contains("_SERVICE_PORT")
            || name.contains("_PORT_"));
  }

  /** The value is shown where the nearest name says what it was meant for; it may be a secret. */
  private static String unknown(
      String what, String name, String value, String prefix, String typed, List<String> known) {
    String nearest = NearestName.of(typed, known);
    return "unknown "
        + what
        + " \""
        + PrintableText.of(name)
        + (value == null ? "" : "=" + (nearest == null ? "..." : PrintableText.of(value)))
        + "\""
        + (nearest == null ? "" : " (did you mean \"" + prefix + nearest + "\"?)")
        + "; known settings: "
        + String.join(", ", KEYS);
  }

  private static String variable(String key) {
    return VARIABLE + key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static List<String> namesWith(String prefix, Iterable<?> names) {
    List<String> found = Collections.emptyList();
    for (Object name : names) {
      if (name instanceof String && ((String) name).startsWith(prefix)) {
        if (found.isEmpty()) {
          found = new ArrayList<>();
        }
        found.add((String) name);
      }
    }
    if (found.size() > 1) {
      Collections.sort(found);
    }
    return found;
  }
}
