package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandoverLogTest {
  private final HandoverLog log = new HandoverLog();

  private void run(long atNanos) {
    Object task = new Object();
    log.begins(task, new Handover(null, atNanos, atNanos));
    log.ends(task);
  }

  @Test
  void findsTheLastTaskBeforeAnInstant() {
    for (int i = 1; i <= 100; i++) {
      run(i * 1_000);
    }

    assertThat(log.before(50_500).atNanos).isEqualTo(50_000);
    assertThat(log.before(999)).isNull();
  }

  @Test
  void keepsSomeOfVeryManyTasksOverTheWholeTime() {
    int tasks = 100 * HandoverLog.MOST;
    for (int i = 0; i < tasks; i++) {
      run(i * 100_000L);
    }

    for (int i = 1; i <= 10; i++) {
      long at = i * (tasks / 10) * 100_000L;
      assertThat(at - log.before(at).atNanos).isLessThan(tasks / 100 * 100_000L);
    }
  }

  @Test
  void endsATaskAndNotWhatItRunsItself() {
    Object task = new Object();
    Handover handover = new Handover(null, 1, 2);
    log.begins(task, handover);
    log.ends(new Object());
    assertThat(handover.endNanos()).isEqualTo(Long.MAX_VALUE);

    log.ends(task);
    assertThat(handover.endNanos()).isLessThan(Long.MAX_VALUE);
  }
}
