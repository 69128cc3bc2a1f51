package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import org.junit.jupiter.api.Test;

class LowEntropyTest {
  private static final FindingRule RULE = new LowEntropy();

  @Test
  void namesWhoWaitsForRandomNumbers() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "io", "reading random numbers in Tokens.create", 1_000, 4_000)
            .bound(8080, "0.0.0.0", 6_000);

    Finding finding = Looks.only(RULE, start);

    assertThat(finding.evidence())
        .isEqualTo("3 s (50 % of the start) of reading random numbers in Tokens.create");
    assertThat(finding.fix()).contains("java.security.egd");
  }

  @Test
  void isSilentAboutOtherReadsAndAboutAGlance() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "io", "reading or writing in Tokens.create", 1_000, 4_000)
            .span(null, "io", "reading random numbers in Tokens.create", 4_000, 4_080)
            .bound(8080, "0.0.0.0", 6_000);

    assertThat(Looks.all(RULE, start)).isEmpty();
  }
}
