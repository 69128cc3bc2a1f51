package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import org.junit.jupiter.api.Test;

class JitBoundTest {
  private static final FindingRule RULE = new JitBound();

  /** C2 has 60 % of the compilers' time in these starts. */
  @Test
  void saysWhatCompilersTookAndWhatC1AloneWouldSave() {
    Finding finding = Looks.only(RULE, compiling(12_000));

    assertThat(finding.evidence())
        .isEqualTo(
            "5 s of 10 s of CPU time (50 %) went into compiling, 3 s of it into C2; on the way to"
                + " the port C2 held the processor for about 3.6 s (18 % of the start), by its share"
                + " of the CPU time");
    assertThat(finding.fix())
        .startsWith("-XX:TieredStopAtLevel=1 leaves C2 out and saves about 3.6 s (an estimate)");
    assertThat(finding.costMillis()).isEqualTo(3_600);
  }

  @Test
  void isAWordOnTheSideEvenWhereTheStartWasLate() {
    StartBuilder start = compiling(12_000).verdict(false, 19_000L, null, -1_000.0);

    assertThat(Looks.only(RULE, start).level()).isEqualTo("info");
  }

  @Test
  void isSilentIfTheCompilersHadACoreToThemselves() {
    assertThat(Looks.all(RULE, compiling(400))).isEmpty();
  }

  @Test
  void isSilentIfOthersOnTheMachineHadTheProcessor() {
    assertThat(Looks.all(RULE, compiling(12_000).quota(null))).isEmpty();
  }

  /** Both processors were busy, and there is room: nobody needs a slower app for that. */
  @Test
  void isSilentOnTwoCoresIfThereIsTime() {
    assertThat(Looks.all(RULE, onTwoCores())).isEmpty();
    assertThat(Looks.all(RULE, onTwoCores().verdict(true, 60_000L, null, 40_000.0))).isEmpty();
  }

  @Test
  void tellsItOnTwoCoresIfHalfOfTheDeadlineOrBudgetIsGone() {
    assertThat(Looks.all(RULE, onTwoCores().verdict(true, 40_000L, null, 20_000.0))).hasSize(1);
    assertThat(Looks.all(RULE, onTwoCores().verdict(true, null, 40_000L, 20_000.0))).hasSize(1);
  }

  private static StartBuilder onTwoCores() {
    return compiling(12_000).quota(null).cpu(30_000.0, 14_000.0, 15_000.0, 200.0, 12_000);
  }

  @Test
  void isSilentAboutAQuickStart() {
    StartBuilder start =
        new StartBuilder()
            .share("jit", "compilers had the processor (estimate)", 1_500, 0)
            .cpu(4_000.0, 1_000.0, 2_000.0, 50.0, 9_000)
            .bound(8080, "0.0.0.0", 4_000);

    assertThat(Looks.all(RULE, start)).isEmpty();
  }

  private static StartBuilder compiling(double waited) {
    return new StartBuilder()
        .share("cpu-wait", "waiting for a processor", waited - 100, 1)
        .share("jit", "compilers had the processor (estimate)", 100, 0)
        .cpu(10_000.0, 4_000.0, 5_000.0, 200.0, 12_000)
        .bound(8080, "0.0.0.0", 20_000);
  }
}
