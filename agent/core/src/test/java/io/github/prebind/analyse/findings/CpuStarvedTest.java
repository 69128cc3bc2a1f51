package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Rehearsal;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class CpuStarvedTest {
  private static final FindingRule RULE = new CpuStarved();

  @Test
  void saysWhatItHadWhatItUsedAndWhatMoreWouldBring() {
    StartBuilder start = waiting(12_000, 9_600).platform("cloud-run", "Cloud Run", 240_000L, "");
    start.verdict(true, 240_000L, null, 220_000.0).slice(20_000, 9_600, 4_000, 0);

    Finding finding = Looks.only(RULE, start);

    assertThat(finding.evidence())
        .startsWith("12 s (60 % of the start) of waiting for a processor")
        .contains("; 0.5 cores for 9.6 s of CPU time; projected onto 1 core: ", ", onto 2 cores: ");
    assertThat(finding.fix()).contains("--cpu-boost", "https://cloud.google.com/");
    assertThat(finding.costMillis()).isEqualTo(12_000);
    assertThat(finding.level()).isEqualTo("info");
  }

  @Test
  void isAnErrorIfTheStartWasLateForWantOfIt() {
    StartBuilder start = waiting(12_000, 9_600).verdict(false, 15_000L, null, -5_000.0);

    assertThat(Looks.only(RULE, start).level()).isEqualTo("error");
  }

  @Test
  void isSilentOnTwoCoresWhereOnlyCompilersWait() {
    assertThat(Looks.all(RULE, waiting(12_000, 38_000).quota(null))).isEmpty();
  }

  @Test
  void isSilentIfOthersHadTheProcessor() {
    assertThat(Looks.all(RULE, waiting(12_000, 2_000))).isEmpty();
  }

  @Test
  void countsWhatItWaitedForOthersAsNoUseOfIt() {
    StartBuilder start = waiting(8_000, 4_000).share("sql", "select", 10_000, 1);

    assertThat(Looks.all(RULE, start)).hasSize(1);
  }

  @Test
  void isSilentIfTheStartIsQuickAgainstItsDeadline() {
    StartBuilder start = waiting(12_000, 9_600).verdict(true, 300_000L, null, 280_000.0);

    assertThat(Looks.all(RULE, start)).isEmpty();
  }

  @Test
  void takesARehearsalForTheQuota() {
    StartBuilder start = waiting(12_000, 4_500).quota(null);

    assertThat(Looks.all(RULE, start)).isEmpty();
    List<Finding> rehearsed =
        RULE.look(new Evidence(start.build().rehearsed(new Rehearsal(0.25, "pausing"))));
    assertThat(rehearsed).hasSize(1);
    assertThat(rehearsed.get(0).evidence()).contains("0.25 cores for 4.5 s");
  }

  /** 20 s on half a core. */
  private static StartBuilder waiting(double millis, double cpuMillis) {
    return new StartBuilder()
        .quota(0.5)
        .share("cpu-wait", "waiting for a processor", millis * 0.5, 1)
        .share("jit", "compilers had the processor (estimate)", millis * 0.45, 0)
        .share("gc", "collectors had the processor (estimate)", millis * 0.05, 0)
        .cpu(cpuMillis, 4_000.0, cpuMillis * 0.4, 200.0, 12_000)
        .bound(8080, "0.0.0.0", 20_000);
  }
}
