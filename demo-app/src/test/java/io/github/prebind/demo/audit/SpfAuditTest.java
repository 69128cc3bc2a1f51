package io.github.prebind.demo.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpfAuditTest {
  private final Records records = new Records();

  @ParameterizedTest
  @CsvSource({
    "v=spf1 -all, HARD_FAIL",
    "v=spf1 ~all, SOFT_FAIL",
    "v=spf1 ?all, NEUTRAL",
    "v=spf1 +all, ALLOW_ALL",
    "v=spf1 all, ALLOW_ALL",
    "V=SPF1 mx -ALL, HARD_FAIL",
    "v=spf1, NEUTRAL",
    "v=spf1 ip4:192.0.2.0/24, NEUTRAL",
    "v=spf1 ip6:2001:db8::/32 -all exp=why.example, HARD_FAIL",
  })
  void readsThePolicyOfTheRecord(String record, SpfPolicy policy) {
    records.text("a.example", record);

    assertThat(audit().policy()).isEqualTo(policy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=spf10 -all", "spf1 -all", "site-check=v=spf1"})
  void overlooksTextsThatAreNoSpf(String text) {
    records.text("a.example", text);

    assertThat(audit().policy()).isEqualTo(SpfPolicy.MISSING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=spf1 ip4:192.0.2.300 -all",
        "v=spf1 ip4:192.0.2.0/33 -all",
        "v=spf1 ip4:host.example -all",
        "v=spf1 ip6:192.0.2.1 -all",
        "v=spf1 include -all",
        "v=spf1 includes:b.example -all",
        "v=spf1 -all/24",
        "v=spf1 redirect=",
        "v=spf1 redirect=b.example redirect=c.example",
      })
  void ignoresARecordThatIsNotValid(String record) {
    records.text("a.example", record);

    SpfFacts facts = audit();

    assertThat(facts.policy()).isEqualTo(SpfPolicy.INVALID);
    assertThat(facts.findings()).singleElement().asString().startsWith("SPF is ignored: a.example");
  }

  @Test
  void ignoresTwoRecords() {
    records.text("a.example", "v=spf1 -all").text("a.example", "v=spf1 ~all");

    assertThat(audit().findings())
        .containsExactly("SPF is ignored: a.example has more than one SPF record.");
  }

  @Test
  void countsTheLookupsOfIncludesToo() {
    records.text("a.example", "v=spf1 a mx include:b.example ip4:192.0.2.1 -all");
    records.text("b.example", "v=spf1 exists:%{i}.b.example ~all");

    assertThat(audit().lookups()).isEqualTo(4);
    assertThat(audit().policy()).as("its own, not the included").isEqualTo(SpfPolicy.HARD_FAIL);
  }

  @Test
  void allowsTenLookupsAndNotEleven() {
    records.text("a.example", "v=spf1" + " mx".repeat(10) + " -all");
    assertThat(audit().policy()).isEqualTo(SpfPolicy.HARD_FAIL);

    records.text("b.example", "v=spf1" + " mx".repeat(11) + " -all");
    assertThat(SpfAudit.of("b.example", records).policy()).isEqualTo(SpfPolicy.INVALID);
  }

  @Test
  void endsAnIncludeThatIncludesItself() {
    records.text("a.example", "v=spf1 include:a.example -all");

    assertThat(audit().findings())
        .containsExactly("SPF is ignored: it needs more than 10 DNS look-ups.");
  }

  @Test
  void saysWhichIncludeIsGone() {
    records.text("a.example", "v=spf1 include:gone.example -all");

    assertThat(audit().findings())
        .containsExactly("SPF is ignored: it includes gone.example, which has no SPF.");
  }

  @Test
  void followsARedirectOnlyWithoutAll() {
    records.text("a.example", "v=spf1 redirect=b.example").text("b.example", "v=spf1 ~all");
    assertThat(audit())
        .extracting(SpfFacts::policy, SpfFacts::lookups)
        .containsExactly(SpfPolicy.SOFT_FAIL, 1);

    records.text("c.example", "v=spf1 redirect=b.example -all");
    assertThat(SpfAudit.of("c.example", records).policy()).isEqualTo(SpfPolicy.HARD_FAIL);
  }

  private SpfFacts audit() {
    return SpfAudit.of("a.example", records);
  }
}
