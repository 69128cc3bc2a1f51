package io.github.prebind.demo.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DmarcAuditTest {
  private final Records records = new Records();

  @ParameterizedTest
  @CsvSource({
    "v=DMARC1; p=reject; rua=mailto:r@a.example, REJECT, 100",
    "v=DMARC1;p=Quarantine;pct=25;rua=mailto:r@a.example, QUARANTINE, 25",
    "v = DMARC1 ; p = none, NONE, 100",
    "v=DMARC1; p=reject; pct=lots, REJECT, 100",
    "v=DMARC1; rua=mailto:r@a.example, NONE, 100",
    "v=DMARC1; p=block, INVALID, 0",
    "v=dmarc1; p=reject, MISSING, 0",
    "p=reject; v=DMARC1, MISSING, 0",
  })
  void readsThePolicyOfTheRecord(String record, DmarcPolicy policy, int percent) {
    records.text("_dmarc.a.example", record);

    DmarcFacts facts = audit("a.example");

    assertThat(facts.policy()).isEqualTo(policy);
    assertThat(facts.percent()).isEqualTo(percent);
  }

  @Test
  void findsTheRecordAboveAndItsPolicyForSubdomains() {
    records.text("_dmarc.a.example", "v=DMARC1; p=reject; sp=none; rua=mailto:r@a.example");

    DmarcFacts facts = audit("x.y.a.example");

    assertThat(facts.from()).isEqualTo("a.example");
    assertThat(facts.policy()).isEqualTo(DmarcPolicy.NONE);
    assertThat(audit("a.example").policy()).isEqualTo(DmarcPolicy.REJECT);
  }

  @Test
  void takesThePolicyItselfForSubdomainsWhenThereIsNoOther() {
    records.text("_dmarc.a.example", "v=DMARC1; p=quarantine");

    assertThat(audit("x.a.example").policy()).isEqualTo(DmarcPolicy.QUARANTINE);
  }

  @Test
  void ignoresTwoRecords() {
    records.text("_dmarc.a.example", "v=DMARC1; p=none");
    records.text("_dmarc.a.example", "v=DMARC1; p=reject");

    assertThat(audit("a.example").findings())
        .containsExactly("DMARC is ignored: a.example has more than one record.");
  }

  @Test
  void saysWhatWeakensThePolicy() {
    records.text("_dmarc.a.example", "v=DMARC1; p=reject; pct=10");

    assertThat(audit("a.example").findings())
        .containsExactly(
            "DMARC applies to 10 % of the failing mail only.",
            "DMARC has no address for reports (rua).");
  }

  private DmarcFacts audit(String domain) {
    return DmarcAudit.of(domain, records);
  }
}
