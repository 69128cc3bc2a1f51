package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaitsTest {
  private final Recorder recorder =
      new Recorder(
          new Problems(
              problem -> {
                throw new AssertionError(problem);
              }));
  private ThreadRecord record;

  @BeforeEach
  void begin() {
    recorder.begin(null, System.nanoTime());
    record = recorder.recordOf(Thread.currentThread());
  }

  @AfterEach
  void end() {
    recorder.end();
  }

  private SpanNode span() {
    return new SpanNode(Kind.WAIT, "CountDownLatch.await", record.root(), record);
  }

  private void inThread(Runnable work) throws InterruptedException {
    Thread thread = new Thread(work, "other");
    thread.start();
    thread.join();
  }

  @Test
  void knowsTheThreadThatDidTheLastStep() throws InterruptedException {
    Waits waits = recorder.waits();
    CountDownLatch latch = new CountDownLatch(1);
    waits.begins(span(), latch);
    inThread(() -> waits.completes(latch));
    Wait open = record.waitsNow();
    waits.completes(latch); // by the thread that waits itself

    assertThat(open.endedBy().name).isEqualTo("other");
    assertThat(record.waits()).containsExactly(open);
  }

  @Test
  void doesNotTakeOneThatCompletesSomethingElse() throws InterruptedException {
    Waits waits = recorder.waits();
    waits.begins(span(), new CountDownLatch(1));
    inThread(() -> waits.completes(new CountDownLatch(1)));

    assertThat(record.waitsNow().endedBy()).isNull();
  }

  @Test
  void followsThreadsThatJoinEachOther() {
    Waits waits = recorder.waits();
    Thread next = new Thread(() -> {}, "next");
    recorder.threadStarts(next);
    waits.begins(span(), next);
    assertThat(waits.awaitedBy(record).name).isEqualTo("next");

    ThreadRecord other = recorder.recordOf(next);
    waits.begins(new SpanNode(Kind.WAIT, "Thread.join", other.root(), other), record.thread);
    assertThat(waits.awaitedBy(record).name).isEqualTo("next");
  }

  @Test
  void freesThePlaceOfAWaitThatIsOver() {
    Waits waits = recorder.waits();
    SpanNode span = span();
    for (int i = 0; i < 1_000; i++) {
      waits.begins(span, new Object());
      waits.ends(span);
    }
    assertThat(record.waitsNow()).isNull();
  }

  @Test
  void keepsTheLongWaitsWhereThereAreVeryMany() {
    WaitLog log = new WaitLog();
    long millis = 1_000_000;
    List<Wait> longOnes = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Wait wait = new Wait(null, null, null, 0);
      long length = i % 1_000 == 0 ? 1_000 * millis : 2 * millis;
      wait.ends(length);
      log.keep(wait, length);
      if (i % 1_000 == 0) {
        longOnes.add(wait);
      }
    }
    Wait tooShort = new Wait(null, null, null, 0);
    tooShort.ends(millis / 2);
    log.keep(tooShort, millis / 2);

    assertThat(log.all()).hasSizeLessThanOrEqualTo(WaitLog.MOST).containsAll(longOnes);
    assertThat(log.all()).doesNotContain(tooShort);
  }
}
