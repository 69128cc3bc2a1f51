package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import org.junit.jupiter.api.Test;

class GcBoundTest {
  private static final FindingRule RULE = new GcBound();

  @Test
  void saysHowMuchOfTheProcessorItTookAndHowLargeTheHeapMayGrow() {
    StartBuilder start = collecting(2_000).maxHeap(134_217_728L).collector("G1");

    Finding finding = Looks.only(RULE, start);

    assertThat(finding.evidence())
        .isEqualTo(
            "1.5 s (30 % of the start); 2 s of 8 s of CPU time (25 %), collector G1; the heap may"
                + " grow to 128 MB, memory is limited to 512 MB");
    assertThat(finding.fix()).contains("-XX:MaxRAMPercentage=75");
    assertThat(finding.level()).isEqualTo("warning");
  }

  @Test
  void takesAllOfTheSerialCollectorsTimeSinceNothingElseRunsMeanwhile() {
    assertThat(Looks.only(RULE, collecting(2_000).collector("Serial")).costMillis())
        .isEqualTo(2_000);
  }

  @Test
  void isSilentAboutWhatEveryStartCollects() {
    assertThat(Looks.all(RULE, collecting(800).collector("Serial"))).isEmpty();
  }

  private static StartBuilder collecting(double gcMillis) {
    return new StartBuilder()
        .share("gc", "collectors had the processor (estimate)", 1_500, 0)
        .cpu(8_000.0, 2_000.0, 2_000.0, gcMillis, 9_000)
        .bound(8080, "0.0.0.0", 5_000);
  }
}
