package io.github.prebind.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class UnderwayTest {
  private static final HookSets.Source SOURCE = new HookSets.Source("CustomHooks");

  private static final String NAME = "com/acme/Pool";
  private static final String LINES = "com.acme.Pool\n  open   pool : open\n";

  private final HookTable table = new HookTable();
  private final Underway underway = new Underway();

  private boolean begins() {
    return begins(false);
  }

  private boolean begins(boolean looked) {
    return underway.begins(table, NAME, LINES, SOURCE, looked);
  }

  private static void awaitState(Thread thread, Thread.State state) throws InterruptedException {
    while (thread.getState() != state) {
      assertThat(thread.getState()).isNotEqualTo(Thread.State.TERMINATED);
      Thread.sleep(1);
    }
  }

  @Test
  void oneThreadWeavesAndTheOtherWaitsForIt() throws InterruptedException {
    assertThat(begins()).isTrue();
    assertThat(table.contains(NAME)).isTrue();
    AtomicBoolean second = new AtomicBoolean(true);
    Thread other = new Thread(() -> second.set(begins()));
    other.start();
    awaitState(other, Thread.State.TIMED_WAITING);
    underway.ends(NAME);
    other.join();
    assertThat(second).isFalse();
  }

  @Test
  void nobodyWaitsForAClassThatIsWoven() {
    assertThat(begins()).isTrue();
    underway.ends(NAME);
    assertThat(begins()).isFalse();
  }

  @Test
  void aClassThatCameWovenAsExpectedIsNotWovenAgain() {
    underway.expects(table, NAME, LINES, SOURCE);
    assertThat(table.contains(NAME)).isTrue();
    assertThat(begins(true)).isFalse();
    assertThat(begins(true)).isFalse();
  }

  @Test
  void aClassThatHadComeBeforeItWasExpectedIsWovenOnce() {
    underway.expects(table, NAME, LINES, SOURCE);
    assertThat(begins()).isTrue();
    underway.ends(NAME);
    underway.expects(table, NAME, LINES, SOURCE);
    assertThat(begins()).isFalse();
  }

  /** The one that weaves may wait for a lock that the other one holds. */
  @Test
  void givesUpWaitingAtLast() {
    assertThat(begins()).isTrue();
    assertThat(begins()).isFalse();
  }

  @Test
  void keepsTheInterruptOfAThreadThatWaits() {
    assertThat(begins()).isTrue();
    Thread.currentThread().interrupt();
    assertThat(begins()).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }
}
