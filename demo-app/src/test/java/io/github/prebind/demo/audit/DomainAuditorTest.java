package io.github.prebind.demo.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.demo.dns.BundledZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainAuditorTest {
  private final DomainAuditor auditor = new DomainAuditor(BundledZone.load());

  @ParameterizedTest
  @CsvSource({
    "harborpine.example, PROTECTED, HARD_FAIL, 8, REJECT, 2",
    "site-1.staff.harborpine.example, PROTECTED, HARD_FAIL, 9, REJECT, 1",
    "lumenclinics.example, PARTIAL, SOFT_FAIL, 5, NONE, 2",
    "site-2.news.lumenclinics.example, EXPOSED, NEUTRAL, 4, NONE, 1",
    "tidewaterfreight.example, PARTIAL, INVALID, 11, QUARANTINE, 1",
    "brightsideschools.example, PARTIAL, INVALID, 0, QUARANTINE, 2",
    "site-3.shops.brightsideschools.example, EXPOSED, INVALID, 0, NONE, 1",
    "site-2.news.brightsideschools.example, EXPOSED, ALLOW_ALL, 0, NONE, 1",
    "oakstreetpress.example, EXPOSED, MISSING, 0, MISSING, 1",
    "site-1.staff.oakstreetpress.example, EXPOSED, INVALID, 1, MISSING, 1",
    "civicledger.example, PROTECTED, HARD_FAIL, 0, REJECT, 1",
    "site-2.news.civicledger.example, PARTIAL, INVALID, 11, REJECT, 1",
  })
  void auditsTheBundledZone(
      String domain,
      Verdict verdict,
      SpfPolicy spf,
      int lookups,
      DmarcPolicy dmarc,
      int exchanges) {
    DomainAudit audit = auditor.audit(domain);

    assertThat(audit.verdict()).isEqualTo(verdict);
    assertThat(audit.spf().policy()).isEqualTo(spf);
    assertThat(audit.spf().lookups()).isEqualTo(lookups);
    assertThat(audit.dmarc().policy()).isEqualTo(dmarc);
    assertThat(audit.exchanges()).hasSize(exchanges);
  }

  @Test
  void findsNothingWrongWithTheExemplaryTenant() {
    assertThat(auditor.audit("HarborPine.example.").findings()).isEmpty();
  }

  @Test
  void takesANullMxForAnAnswer() {
    assertThat(auditor.audit("civicledger.example").findings()).isEmpty();
  }

  @Test
  void namesWhatIsWrongWithTheMailHosts() {
    Records records = new Records();
    records.mx("a.example", 0, "").mx("a.example", 10, "192.0.2.1");

    assertThat(new DomainAuditor(records).audit("a.example").findings())
        .contains(
            "A null MX stands beside others: senders may give up.",
            "MX 192.0.2.1 is an address; it must be a host name.");
  }

  @Test
  void knowsADomainByAnyOfItsRecords() {
    Records records = new Records().mx("a.example", 10, "mx.example");

    assertThat(new DomainAuditor(records).audit("a.example").isKnown()).isTrue();
    assertThat(new DomainAuditor(records).audit("b.example").isKnown()).isFalse();
  }
}
