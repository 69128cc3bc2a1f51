package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.StartBuilder;
import org.junit.jupiter.api.Test;

class SleepBeforeBindTest {
  private static final FindingRule RULE = new SleepBeforeBind();

  @Test
  void namesTheFrameThatTheSamplerSaw() {
    assertThat(evidence("Thread.sleep in Acme.warmUp:12"))
        .isEqualTo("3 s (30 % of the start) in one sleep, at 1 s: Thread.sleep in Acme.warmUp:12");
  }

  @Test
  void namesTheCallAroundItWhereNoFrameIsKnown() {
    assertThat(evidence("Thread.sleep")).endsWith("in one sleep, at 1 s, in bean warmUp");
  }

  @Test
  void namesNobodyWhereNothingIsKnown() {
    StartBuilder start = new StartBuilder().span(null, "sleep", "Thread.sleep", 1_000, 4_000);

    assertThat(Looks.only(RULE, start.bound(8080, "0.0.0.0", 10_000)).evidence())
        .endsWith("in one sleep, at 1 s");
  }

  private static String evidence(String label) {
    StartBuilder start =
        new StartBuilder()
            .span(null, "bean", "bean warmUp", 900, 5_000)
            .span(0, "sleep", label, 1_000, 4_000)
            .bound(8080, "0.0.0.0", 10_000);
    return Looks.only(RULE, start).evidence();
  }
}
