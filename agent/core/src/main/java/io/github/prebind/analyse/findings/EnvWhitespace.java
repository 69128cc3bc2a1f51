package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start.EnvironmentProblem;
import io.github.prebind.start.Start.Finding;
import java.util.List;

/** Does a variable have something around its value that nobody meant to be there? */
final class EnvWhitespace implements FindingRule {
  @Override
  public String id() {
    return "env-whitespace";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<EnvironmentProblem> problems = Variables.problems(evidence.start(), id());
    if (problems.isEmpty()) {
      return List.of();
    }
    return Evidence.fails(
        id(),
        Variables.level(evidence.start()),
        Variables.first(problems)
            + (problems.size() == 1
                ? " has something around its value"
                : " have something around their values"),
        Variables.sentences(problems, ", "),
        "Set it again without that, "
            + VariablePlace.of(evidence.start().platform())
            + ". A YAML block scalar (|) ends with a line break, |- does not:"
            + " https://yaml.org/spec/1.2.2/#8112-block-chomping-indicator; a file of docker run"
            + " --env-file knows no quotes.");
  }
}
