package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apps that are well: nothing is said of them that is more than information. */
class HealthyIT {
  static java.util.List<SpringBootIT.Boot> boots() {
    return SpringBootIT.boots();
  }

  @ParameterizedTest
  @MethodSource("boots")
  void springBoot(SpringBootIT.Boot boot) {
    ForkedJvm.Result result;
    try (ForkedJvm.Running running = boot.app().start()) {
      running.awaitLine("prebind: ready");
      result = running.stop();
    }
    assertHealthy(result.report());
  }

  private static void assertHealthy(Start start) {
    assertThat(start.outcome()).isEqualTo(Start.Outcome.BOUND);
    assertThat(start.findings()).allMatch(finding -> finding.level().equals("info"));
  }
}
