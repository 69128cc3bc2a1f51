package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.analyse.Blockage;
import io.github.prebind.record.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlineWatchTest {
  private static final long SECOND = 1_000_000_000L;
  private final DeadlineWatch watch = new DeadlineWatch(60 * SECOND);

  @Test
  void warnsOnceWhenHalfTheDeadlineIsGone() {
    assertThat(watch.markPassed(29 * SECOND)).isZero();
    assertThat(watch.markPassed(30 * SECOND)).isEqualTo(50);
    assertThat(watch.markPassed(31 * SECOND)).isZero();
  }

  @Test
  void warnsAtThreeQuartersAtNineTenthsAndWhenItPasses() {
    watch.markPassed(30 * SECOND);
    assertThat(watch.markPassed(45 * SECOND)).isEqualTo(75);
    assertThat(watch.markPassed(54 * SECOND)).isEqualTo(90);
    assertThat(watch.markPassed(60 * SECOND)).isEqualTo(100);
    assertThat(watch.markPassed(119 * SECOND)).isZero();
  }

  @Test
  void saysOnlyTheLastOfSeveralMarksThatAPauseHasPassed() {
    assertThat(watch.markPassed(58 * SECOND)).isEqualTo(90);
    assertThat(watch.markPassed(59 * SECOND)).isZero();
  }

  @Test
  void namesACallAfterATenthOfTheDeadlineAndAgainWhenThatHasDoubled() {
    assertThat(watch.tells(blockage(1, 5))).isFalse();
    assertThat(watch.tells(blockage(1, 6))).isTrue();
    assertThat(watch.tells(blockage(1, 11))).isFalse();
    assertThat(watch.tells(blockage(1, 12))).isTrue();
    assertThat(watch.tells(blockage(1, 23))).isFalse();
    assertThat(watch.tells(blockage(1, 24))).isTrue();
  }

  @Test
  void saysAgainThatItIsLateWhenTheTimeHasDoubled() {
    watch.markPassed(60 * SECOND);
    assertThat(watch.markPassed(120 * SECOND)).isEqualTo(200);
    assertThat(watch.markPassed(200 * SECOND)).isZero();
    assertThat(watch.markPassed(240 * SECOND)).isEqualTo(400);
  }

  @Test
  void namesNoSingleCallsAfterTheDeadline() {
    watch.markPassed(60 * SECOND);
    assertThat(watch.tells(blockage(1, 30))).isFalse();
  }

  @Test
  void namesTheNextCallOnItsOwn() {
    assertThat(watch.tells(blockage(1, 6))).isTrue();
    assertThat(watch.tells(blockage(2, 6))).isTrue();
  }

  @Test
  void doesNotRepeatWhatAMarkHasJustSaid() {
    watch.told(blockage(1, 10));
    assertThat(watch.tells(blockage(1, 12))).isFalse();
    assertThat(watch.tells(blockage(1, 20))).isTrue();
  }

  @Test
  void isSilentAboutCodeThatNoHookKnows() {
    Blockage unknown = new Blockage("main", null, null, null, 20 * SECOND, 0, null, List.of());
    assertThat(watch.tells(unknown)).isFalse();
  }

  private static Blockage blockage(long call, long seconds) {
    return new Blockage(
        "main", Kind.SQL, "SELECT ?", null, seconds * SECOND, call, null, List.of());
  }
}
