package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Environment;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Listener;
import io.github.prebind.start.Start.PlatformFacts;
import java.util.List;

/** Was another port opened than the one that is looked at? */
final class WrongPort implements FindingRule {
  private static final String CHOSEN = "setting";

  @Override
  public String id() {
    return "wrong-port";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Start start = evidence.start();
    if (start.bind() != null) {
      return besideTheDefault(evidence);
    }
    List<Listener> open = openInstead(start);
    if (open.isEmpty()) {
      return List.of();
    }
    Environment expected = start.environment();
    boolean variable = "PORT".equals(expected.portFrom());
    return Evidence.fails(
        id(),
        Evidence.ERROR,
        "Port " + open.get(0).port() + " is open, but " + expected.port() + " is expected",
        (variable ? "PORT" : "the setting port")
            + " names "
            + expected.port()
            + ", where nothing listens after "
            + say(evidence.endMillis())
            + "; open "
            + (open.size() == 1 ? "is " : "are ")
            + list(open),
        slip(evidence, variable));
  }

  /**
   * What listens instead of the port that is expected; empty where the start was still on its way
   * to that, so that this may be a port on the side.
   */
  static List<Listener> openInstead(Start start) {
    boolean expects = start.environment() != null && start.environment().port() != null;
    return expects && Unopened.is(start) && Unopened.wasThrough(start)
        ? Unopened.open(start)
        : List.of();
  }

  private static String list(List<Listener> open) {
    StringBuilder text = new StringBuilder();
    for (Listener listener : open) {
      text.append(text.length() == 0 ? "" : ", ")
          .append(listener.port())
          .append(" on ")
          .append(listener.address())
          .append(" (after ")
          .append(say(listener.atMillis()))
          .append(')');
    }
    return text.toString();
  }

  private static String slip(Evidence evidence, boolean variable) {
    if (!variable) {
      return "Give the setting port the app's own port, or leave it out: then the first port counts.";
    }
    if (evidence.usesSpringBoot()) {
      boolean server = conflictsWith(evidence.start(), "SERVER_PORT");
      return (server
              ? "Spring Boot takes SERVER_PORT before server.port: remove that variable, and set"
              : "Spring Boot does not read PORT by itself: set")
          + " server.port=${PORT:8080},"
          + " https://docs.spring.io/spring-boot/how-to/webserver.html";
    }
    if (evidence.usesQuarkus()) {
      return "Quarkus does not read PORT by itself: set quarkus.http.port=${PORT:8080},"
          + " https://quarkus.io/guides/http-reference";
    }
    if (evidence.runs("io.micronaut")) {
      return "Micronaut does not read PORT by itself: set micronaut.server.port: ${PORT:8080},"
          + " https://docs.micronaut.io/latest/guide/configurationreference.html";
    }
    return "Listen on the port that the variable PORT names,"
        + " Integer.parseInt(System.getenv(\"PORT\")), and not on one of the app's own choice: "
        + OfficialPages.SOCKET_ADDRESS;
  }

  private static boolean conflictsWith(Start start, String variable) {
    return Variables.problems(start, "env-conflict").stream()
        .anyMatch(problem -> problem.names().contains(variable));
  }

  /**
   * No variable named a port and the platform has a default. It may have been told another one in
   * its own configuration, which cannot be seen from here.
   */
  private List<Finding> besideTheDefault(Evidence evidence) {
    Start start = evidence.start();
    PlatformFacts platform = start.platform();
    boolean told = start.environment() == null || start.environment().port() != null;
    if (told || platform == null || platform.portDefault() == null) {
      return List.of();
    }
    int opened = start.bind().port();
    if (platform.detectedBy().equals(CHOSEN) || platform.portDefault() == opened) {
      return List.of();
    }
    return Evidence.fails(
        id(),
        Evidence.INFO,
        "Port " + opened + " is open, and no variable PORT has asked for it",
        evidence.platform()
            + " looks at port "
            + platform.portDefault()
            + " unless it was told another; the app opened "
            + opened,
        "Make sure that "
            + evidence.platform()
            + " is told "
            + opened
            + ", or listen on "
            + platform.portDefault()
            + ". Variables such as PORT are set "
            + VariablePlace.of(platform));
  }
}
