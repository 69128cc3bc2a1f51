package io.github.prebind.cli.run;

import io.github.prebind.start.Start.Finding;
import java.util.ArrayList;
import java.util.List;

/** The findings for which a start in time fails all the same. A pure function. */
final class FailingFindings {
  /** The levels of findings, the least first. */
  static final List<String> LEVELS = List.of("info", "warning", "error");

  private FailingFindings() {}

  /** Those of this level or above, in their order. */
  static List<Finding> of(List<Finding> findings, String level) {
    int least = LEVELS.indexOf(level);
    List<Finding> failing = new ArrayList<>();
    for (Finding finding : findings) {
      if (LEVELS.indexOf(finding.level()) >= least) {
        failing.add(finding);
      }
    }
    return failing;
  }
}
