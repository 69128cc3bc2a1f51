package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import org.junit.jupiter.api.Test;

class SlowDnsTest {
  private static final FindingRule RULE = new SlowDns();

  @Test
  void namesTheNamesAndTheTimeoutOfTheResolver() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "connect", "TCP db.example.com:5432", 1_000, 6_100)
            .span(0, "dns", "DNS db.example.com", 1_000, 6_004)
            .bound(8080, "0.0.0.0", 10_000);

    Finding finding = Looks.only(RULE, start);

    assertThat(finding.evidence()).isEqualTo("5 s (50 % of the start); db.example.com 5 s");
    assertThat(finding.fix()).contains("name server").doesNotContain("/etc/hosts");
    assertThat(finding.level()).isEqualTo("warning");
  }

  @Test
  void saysThatItIsTheMachinesOwnName() {
    StartBuilder start =
        new StartBuilder()
            .span(
                null,
                "main",
                "dns",
                "DNS this machine's own name",
                1_000,
                3_000,
                2_000,
                1,
                "unknown")
            .bound(8080, "0.0.0.0", 4_000);

    Finding finding = Looks.only(RULE, start);

    assertThat(finding.evidence())
        .isEqualTo("2 s (50 % of the start); this machine's own name 2 s (not found)");
    assertThat(finding.fix()).startsWith("Put the machine's own name into /etc/hosts");
  }

  @Test
  void isSilentAboutManyQuickOnes() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "main", "dns", "DNS db.example.com", 1_000, 4_000, 2_000, 40, null)
            .bound(8080, "0.0.0.0", 10_000);

    assertThat(Looks.all(RULE, start)).isEmpty();
  }
}
