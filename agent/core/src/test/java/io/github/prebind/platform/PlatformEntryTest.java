package io.github.prebind.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlatformEntryTest {
  private static final PlatformCatalogue CATALOGUE =
      new PlatformCatalogue(
          """
          checked = 2026-01
          [acme]
          name = Acme
          detect = ACME
          deadline = 60
          deadline.status = VERIFIED
          deadline.source = acme.example
          deadline.variable = ACME_SECONDS
          deadline.variable.max = 600
          advice = Do it earlier.
          [acme ? ACME_SLOW]
          deadline = 90
          deadline.status = DERIVED
          deadline.source = slow.acme.example
          checked = 2026-02
          [acme:small]
          cpus = 0.5
          memory = 512
          size.status = VERIFIED
          size.source = sizes.acme.example
          [acme:free]
          deadline = 30
          deadline.status = NOT VERIFIED
          deadline.source = free.acme.example
          size.status = VERIFIED
          size.source = sizes.acme.example
          """);

  @Test
  void holdsTheDeadlineAndWhereItIsRead() {
    assertThat(PlatformEntry.of(CATALOGUE, "acme").deadline())
        .isEqualTo(
            new PlatformEntry.Deadline(null, 60_000L, null, "acme.example", "VERIFIED", "2026-01"));
  }

  @Test
  void holdsEachExceptionWithItsCondition() {
    assertThat(PlatformEntry.of(CATALOGUE, "acme").exceptions())
        .containsExactly(
            new PlatformEntry.Deadline(
                "ACME_SLOW is set", 90_000L, null, "slow.acme.example", "DERIVED", "2026-02"));
  }

  @Test
  void holdsTheVariableOfTheRealDeadline() {
    PlatformEntry entry = PlatformEntry.of(CATALOGUE, "acme");

    assertThat(entry.deadlineVariable()).isEqualTo("ACME_SECONDS");
    assertThat(entry.longestSeconds()).isEqualTo(600);
  }

  @Test
  void holdsAllSizesUnlessOneIsAskedFor() {
    assertThat(PlatformEntry.of(CATALOGUE, "acme").sizes())
        .extracting(Platform::size)
        .containsExactly("small", "free");
    assertThat(PlatformEntry.of(CATALOGUE, "acme:small").sizes())
        .extracting(Platform::size)
        .containsExactly("small");
  }

  @Test
  void prefersTheDeadlineOfTheSizeThatIsAskedFor() {
    assertThat(PlatformEntry.of(CATALOGUE, "acme:free").deadline().millis()).isEqualTo(30_000);
    assertThat(PlatformEntry.of(CATALOGUE, "acme:small").deadline().millis()).isEqualTo(60_000);
  }
}
