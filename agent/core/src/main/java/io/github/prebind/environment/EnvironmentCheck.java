package io.github.prebind.environment;

import io.github.prebind.report.Lines;
import io.github.prebind.start.Start.EnvironmentProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Looks for variables that the app will most likely fail on. Stateless. */
public final class EnvironmentCheck {
  /** The variable looks like a URL, number or the like and has something around it. */
  public static final String WHITESPACE = "env-whitespace";

  /** The variable is not there, or holds a placeholder that nobody has filled in. */
  public static final String MISSING = "env-missing";

  /** Two variables contradict each other. */
  public static final String CONFLICT = "env-conflict";

  /** The variables by which frameworks are told their port, and which framework that is. */
  private static final String[][] PORTS = {
    {"SERVER_PORT", "Spring Boot"},
    {"QUARKUS_HTTP_PORT", "Quarkus"},
    {"MICRONAUT_SERVER_PORT", "Micronaut"}
  };

  /** Each of them tells where the app's one database is. */
  private static final String[] DATABASES = {
    "DATABASE_URL",
    "JDBC_DATABASE_URL",
    "SPRING_DATASOURCE_URL",
    "QUARKUS_DATASOURCE_JDBC_URL",
    "DATASOURCES_DEFAULT_URL",
    "JDBC_URL",
    "DB_URL"
  };

  private static final int MOST_PRINTED = 10;

  private final Map<String, String> env;
  private final List<EnvironmentProblem> problems = new ArrayList<>();

  private EnvironmentCheck(Map<String, String> env) {
    this.env = env;
  }

  /**
   * All problems, by kind and name.
   *
   * @param required names of variables that must be set and not blank
   */
  public static List<EnvironmentProblem> of(Map<String, String> env, List<String> required) {
    EnvironmentCheck check = new EnvironmentCheck(env);
    check.required(required);
    String[] names = env.keySet().toArray(new String[0]);
    Arrays.sort(names);
    for (String name : names) {
      String around = Surroundings.of(name, env.get(name));
      if (around != null) {
        check.add(WHITESPACE, around, name);
      }
    }
    for (String name : names) {
      if (Placeholders.leftIn(name, env.get(name), env)) {
        check.add(MISSING, "holds a placeholder ${...} that nothing has filled in", name);
      }
    }
    check.ports();
    check.databases();
    return List.copyOf(check.problems);
  }

  /** The same, each printed as one line. */
  public static List<EnvironmentProblem> print(
      Map<String, String> env, List<String> required, Lines lines) {
    List<EnvironmentProblem> all = of(env, required);
    for (int i = 0; i < all.size() && i < MOST_PRINTED; i++) {
      lines.warn(line(all.get(i)));
    }
    if (all.size() > MOST_PRINTED) {
      lines.warn("environment: " + (all.size() - MOST_PRINTED) + " more, in the report");
    }
    return all;
  }

  /** {@code environment: DATABASE_URL, a URL, ends with a line break (env-whitespace)}. */
  static String line(EnvironmentProblem problem) {
    return "environment: "
        + String.join(" and ", problem.names())
        + (problem.id().equals(WHITESPACE) ? ", " : " ")
        + problem.what()
        + " ("
        + problem.id()
        + ")";
  }

  private void required(List<String> required) {
    for (String name : required) {
      String value = env.get(name);
      if (value == null) {
        add(MISSING, "is not set, and require-env asks for it", name);
      } else if (value.isBlank()) {
        add(MISSING, "is blank, and require-env asks for it", name);
      }
    }
  }

  private void ports() {
    int port = port("PORT");
    for (String[] other : PORTS) {
      int its = port(other[0]);
      if (port > 0 && its >= 0 && its != port) {
        String what = " listens on " + other[0] + ", the platform looks at PORT";
        add(CONFLICT, "hold different ports: " + other[1] + what, "PORT", other[0]);
      }
    }
  }

  /** -1 for what is not set or no port; 0 leaves the choice to the system. */
  private int port(String name) {
    String value = env.get(name);
    String text = value == null ? "" : value.strip();
    int port = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || i > 4) {
        return -1;
      }
      port = 10 * port + c - '0';
    }
    return text.isEmpty() || port > 65_535 ? -1 : port;
  }

  private void databases() {
    String first = null;
    DatabasePlace place = null;
    for (String name : DATABASES) {
      DatabasePlace its = DatabasePlace.of(env.get(name));
      if (its == null) {
        continue;
      }
      if (place == null) {
        first = name;
        place = its;
        continue;
      }
      String difference = place.differenceTo(its);
      if (difference != null) {
        add(CONFLICT, "name two databases: the second has another " + difference, first, name);
      }
    }
  }

  private void add(String id, String what, String... names) {
    problems.add(new EnvironmentProblem(id, List.of(names), what));
  }
}
