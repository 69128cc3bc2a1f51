package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.EnvironmentProblem;
import io.github.prebind.start.Start.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What a start says of its environment's variables, as the rules ask for it. Stateless. */
final class Variables {
  private static final int MOST_NAMED = 5;

  private Variables() {}

  /** The problems of one rule. */
  static List<EnvironmentProblem> problems(Start start, String id) {
    List<EnvironmentProblem> found = new ArrayList<>();
    if (start.environment() != null) {
      for (EnvironmentProblem problem : start.environment().problems()) {
        if (problem.id().equals(id)) {
          found.add(problem);
        }
      }
    }
    return found;
  }

  /** The app has opened its port all the same, or it has not, and this may be why. */
  static String level(Start start) {
    return start.outcome() == Outcome.BOUND ? Evidence.WARNING : Evidence.ERROR;
  }

  /** {@code DATABASE_URL, a URL, ends with a line break; ...}. */
  static String sentences(List<EnvironmentProblem> problems, String between) {
    StringBuilder text = new StringBuilder();
    for (EnvironmentProblem problem : problems.subList(0, most(problems))) {
      text.append(text.length() == 0 ? "" : "; ")
          .append(names(problem))
          .append(between)
          .append(problem.what());
    }
    return text.append(problems.size() > MOST_NAMED ? "; and more" : "").toString();
  }

  /** {@code DATABASE_URL}, or {@code DATABASE_URL and 2 more}. */
  static String first(List<EnvironmentProblem> problems) {
    int more = problems.size() - 1;
    return names(problems.get(0)) + (more == 0 ? "" : " and " + more + " more");
  }

  static String names(EnvironmentProblem problem) {
    return String.join(" and ", problem.names());
  }

  private static int most(List<EnvironmentProblem> problems) {
    return Math.min(MOST_NAMED, problems.size());
  }
}
