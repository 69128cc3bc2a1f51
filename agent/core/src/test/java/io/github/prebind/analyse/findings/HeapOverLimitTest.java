package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import org.junit.jupiter.api.Test;

class HeapOverLimitTest {
  private static final FindingRule RULE = new HeapOverLimit();

  @Test
  void warnsOfAHeapThatMayOutgrowTheContainer() {
    Finding finding = Looks.only(RULE, new StartBuilder().maxHeap(1L << 30));

    assertThat(finding.evidence())
        .isEqualTo(
            "the heap may grow to 1024 MB, the control group allows 512 MB for the whole process");
    assertThat(finding.level()).isEqualTo("warning");
    assertThat(finding.costMillis()).isNull();
  }

  @Test
  void isSilentAboutOneThatFits() {
    assertThat(Looks.all(RULE, new StartBuilder().maxHeap(511L << 20))).isEmpty();
  }
}
