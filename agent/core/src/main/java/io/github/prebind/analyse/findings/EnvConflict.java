package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.EnvironmentProblem;
import io.github.prebind.start.Start.Finding;
import java.util.ArrayList;
import java.util.List;

/** Do two variables say two things of one: the port, or where the database is? */
final class EnvConflict implements FindingRule {
  @Override
  public String id() {
    return "env-conflict";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Start start = evidence.start();
    List<EnvironmentProblem> problems = new ArrayList<>();
    boolean ports = false;
    for (EnvironmentProblem problem : Variables.problems(start, id())) {
      boolean port = problem.names().contains("PORT");
      if (port && opensPort(start)) {
        continue; // the app has gone by PORT
      }
      ports |= port;
      problems.add(problem);
    }
    if (problems.isEmpty()) {
      return List.of();
    }
    return Evidence.fails(
        id(),
        ports ? Variables.level(start) : Evidence.WARNING,
        Variables.names(problems.get(0)) + " contradict each other",
        Variables.sentences(problems, " "),
        (ports
                ? "Remove the variable beside PORT and let the app read PORT"
                    + (evidence.usesSpringBoot() ? " (server.port=${PORT:8080})" : "")
                : "Keep one of them, the one that the app reads")
            + ", "
            + VariablePlace.of(start.platform())
            + "."
            + (evidence.usesSpringBoot()
                ? " Spring Boot reads SERVER_PORT and SPRING_DATASOURCE_URL before its own files:"
                    + " https://docs.spring.io/spring-boot/reference/features/external-config.html"
                : ""));
  }

  private static boolean opensPort(Start start) {
    return start.bind() != null
        && "PORT".equals(start.environment().portFrom())
        && start.environment().port() == start.bind().port();
  }
}
