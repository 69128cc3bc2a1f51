package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start.EnvironmentProblem;
import io.github.prebind.start.Start.Finding;
import java.util.List;

/** Is a variable missing that was asked for, or has nobody filled in its placeholder? */
final class EnvMissing implements FindingRule {
  @Override
  public String id() {
    return "env-missing";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<EnvironmentProblem> problems = Variables.problems(evidence.start(), id());
    if (problems.isEmpty()) {
      return List.of();
    }
    boolean required = false;
    boolean placeholder = false;
    for (EnvironmentProblem problem : problems) {
      boolean absent = problem.what().startsWith("is ");
      required |= absent;
      placeholder |= !absent;
    }
    return Evidence.fails(
        id(),
        required ? Evidence.ERROR : Variables.level(evidence.start()),
        Variables.first(problems)
            + (required
                ? problems.size() == 1 ? " is missing" : " are missing"
                : problems.size() == 1 ? " was not filled in" : " were not filled in"),
        Variables.sentences(problems, " "),
        "Set "
            + (problems.size() == 1 ? "it " : "them ")
            + VariablePlace.of(evidence.start().platform())
            + "."
            + (placeholder
                ? " What fills placeholders in is the shell or the platform; a Dockerfile's ENV and"
                    + " a file of docker run --env-file know only variables of their own."
                : ""));
  }
}
