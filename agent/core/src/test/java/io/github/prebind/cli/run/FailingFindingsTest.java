package io.github.prebind.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailingFindingsTest {
  private static Finding finding(String level) {
    return new Finding("a-" + level, level, level, "", null, "");
  }

  @ParameterizedTest
  @CsvSource({"info, 3", "warning, 2", "error, 1"})
  void areThoseOfTheLevelAndAbove(String level, int count) {
    List<Finding> all = List.of(finding("error"), finding("info"), finding("warning"));

    List<Finding> failing = FailingFindings.of(all, level);

    assertThat(failing).hasSize(count).isSubsetOf(all).contains(finding("error"), finding(level));
  }
}
