package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import java.util.List;

/** What one rule finds in an invented start. */
final class Looks {
  private Looks() {}

  static Finding only(FindingRule rule, StartBuilder start) {
    List<Finding> found = all(rule, start);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  static List<Finding> all(FindingRule rule, StartBuilder start) {
    return rule.look(new Evidence(start.build()));
  }
}
