package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadRecordsTest {
  private static final long RETRY_NANOS = ThreadRecords.RETRY_MILLIS * 1_000_000L;

  private final ThreadRecords records = new ThreadRecords();

  @Test
  void findsEachThreadsOwnRecord() {
    List<Thread> threads = fill(1000);
    for (Thread thread : threads) {
      assertThat(records.find(thread).thread).isSameAs(thread);
    }
    assertThat(records.all()).hasSize(1000);
  }

  @Test
  void givesNoRecordsBeyondItsBound() {
    fill(ThreadRecords.MOST);
    assertThat(records.add(new Thread(), 0, null, false)).isNull();
    assertThat(records.all()).hasSize(ThreadRecords.MOST);
  }

  /** A million virtual threads ask; a search through all records for each took 50 µs. */
  @Test
  void whenFullItLooksForEndedThreadsOnlyNowAndThen() throws InterruptedException {
    List<Thread> threads = fill(ThreadRecords.MOST);
    assertThat(records.add(new Thread(), 0, null, false)).isNull();
    for (Thread thread : threads.subList(0, ThreadRecords.MOST / 4)) {
      thread.start();
      thread.join();
    }
    assertThat(records.add(new Thread(), RETRY_NANOS - 1, null, false)).isNull();
    assertThat(records.add(new Thread(), RETRY_NANOS, null, false)).isNotNull();
    assertThat(records.add(new Thread(), RETRY_NANOS, null, false)).isNotNull();
  }

  /** Each worker that dies starts the next one. */
  @Test
  void keepsNoChainOfThreadsThatEnded() throws InterruptedException {
    ThreadRecord starter = null;
    for (int i = 0; i <= ThreadRecords.MOST; i++) {
      Thread thread = new Thread();
      ThreadRecord record = records.add(thread, RETRY_NANOS * i, starter, false);
      thread.start();
      thread.join();
      starter = record;
    }
    int longest = 0;
    for (ThreadRecord record : records.all()) {
      int length = 0;
      for (ThreadRecord at = record; at != null; at = at.startedBy) {
        length++;
      }
      longest = Math.max(longest, length);
    }
    assertThat(longest).isLessThan(3);
  }

  private List<Thread> fill(int count) {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Thread thread = new Thread();
      assertThat(records.add(thread, 0, null, false)).isNotNull();
      threads.add(thread);
    }
    return threads;
  }
}
