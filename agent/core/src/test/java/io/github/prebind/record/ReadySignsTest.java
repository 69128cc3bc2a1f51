package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadySignsTest {
  private final Facts facts = new Facts(new Recorder(new Problems(message -> {})));

  @Test
  void takesTheFirstSignForReadyAndKeepsAll() {
    facts.ready("first");
    facts.ready("second");

    assertThat(facts.ready().by()).isEqualTo("first");
    assertThat(facts.readySigns())
        .extracting(Facts.ReadyEvent::by)
        .containsExactly("first", "second");
  }

  @Test
  void takesThePathsAnswerWhereOneWasAskedForWhateverAFrameworkSaid() {
    facts.readyIsAskedFor();
    facts.ready("a framework");
    assertThat(facts.ready()).isNull();

    facts.answered("GET /health");

    assertThat(facts.ready().by()).isEqualTo("GET /health");
    assertThat(facts.readySigns())
        .extracting(Facts.ReadyEvent::by)
        .containsExactly("a framework", "GET /health");
  }

  @Test
  void takesNothingForReadyWhereNobodyWantsToKnow() {
    facts.readyIsOff();
    facts.ready("a framework");

    assertThat(facts.ready()).isNull();
    assertThat(facts.readySigns()).hasSize(1);
  }

  @Test
  void keepsNoMoreSignsThanAnyStartHas() {
    for (int i = 0; i < 1_000; i++) {
      facts.ready("sign " + i);
    }

    assertThat(facts.readySigns()).hasSizeLessThan(100);
  }
}
