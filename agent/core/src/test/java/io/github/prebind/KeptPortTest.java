package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptPortTest {
  private static final int BINDER = 7;
  private static final int MAIN = 8;

  /** Tasks whose clocks the test moves. */
  private static final class Kept extends KeptPort {
    static long binderCpuNanos;
    static long mainCpuNanos;
    boolean mainWants;

    Kept(int... tasks) {
      super(0, tasks);
    }

    @Override
    long cpuNanos(int task) {
      return task == 0 ? -1 : task == BINDER ? binderCpuNanos : mainCpuNanos;
    }

    @Override
    boolean wantsProcessor(int task) {
      return task == MAIN && mainWants;
    }
  }

  private static Kept kept(int... tasks) {
    Kept.binderCpuNanos = 3_000_000_000L;
    Kept.mainCpuNanos = 4_000_000_000L;
    return new Kept(tasks);
  }

  @Test
  void aPortMustHaveBeenOpenForAWhile() {
    Kept port = kept(BINDER, MAIN);
    assertThat(port.leftNanos(1_000_000)).isEqualTo(KeptPort.LEAST_NANOS - 1_000_000);
    assertThat(port.leftNanos(KeptPort.LEAST_NANOS)).isZero();
  }

  @Test
  void aThreadThatGetsNoProcessorIsWaitedFor() {
    Kept port = kept(BINDER, MAIN);
    port.mainWants = true;
    assertThat(port.leftNanos(KeptPort.LEAST_NANOS)).isPositive();
    Kept.mainCpuNanos += KeptPort.ENOUGH_CPU_NANOS - 1;
    assertThat(port.leftNanos(10 * KeptPort.LEAST_NANOS)).isPositive();
    Kept.mainCpuNanos++;
    assertThat(port.leftNanos(10 * KeptPort.LEAST_NANOS)).isZero();
  }

  @Test
  void aThreadThatWaitsByItsOwnWillIsNotWaitedFor() {
    Kept port = kept(BINDER, MAIN);
    port.mainWants = false;
    assertThat(port.leftNanos(KeptPort.LEAST_NANOS)).isZero();
  }

  @Test
  void noThreadIsWaitedForWithoutEnd() {
    Kept port = kept(BINDER, MAIN);
    port.mainWants = true;
    assertThat(port.leftNanos(KeptPort.LONGEST_NANOS - 1)).isPositive();
    assertThat(port.leftNanos(KeptPort.LONGEST_NANOS)).isZero();
  }

  @Test
  void aThreadWhoseTaskIsNotKnownIsNotWaitedFor() {
    assertThat(kept(0).leftNanos(KeptPort.LEAST_NANOS)).isZero();
  }
}
