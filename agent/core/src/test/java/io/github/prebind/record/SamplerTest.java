package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Threads that wait for connections, as many as the sampler looks at in several turns. */
class SamplerTest {
  private static final int THREADS = 8;
  private static final long INTERVAL_NANOS = 10_000_000;

  /** Longer than any machine takes for what is done meanwhile. */
  private static final long AGES_NANOS = 10_000_000_000_000L;

  private final Recorder recorder =
      new Recorder(
          new Problems(
              problem -> {
                throw new AssertionError(problem);
              }));
  private final List<Thread> threads = new ArrayList<>();
  private final List<ServerSocket> sockets = new ArrayList<>();

  @BeforeEach
  void begin() throws IOException {
    recorder.begin(null, System.nanoTime());
    for (int i = 0; i < THREADS; i++) {
      ServerSocket own = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      Thread thread = new Thread(() -> accept(own), "worker-" + i);
      sockets.add(own);
      recorder.threadStarts(thread);
      thread.start();
      threads.add(thread);
    }
  }

  private static void accept(ServerSocket socket) {
    try {
      socket.accept();
    } catch (IOException e) {
      // closed at the end
    }
  }

  @AfterEach
  void end() throws Exception {
    recorder.end();
    for (ServerSocket socket : sockets) {
      socket.close();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private long seenNanos(Thread thread) {
    long sum = 0;
    SampleBucket bucket = recorder.recordOf(thread).root().samples();
    for (; bucket != null; bucket = bucket.next) {
      sum += bucket.nanos();
    }
    return sum;
  }

  @Test
  void looksAtEachThreadInItsTurnAndGivesItAllItsTime() {
    ThreadRecord main = recorder.recordOf(Thread.currentThread());
    Sampler sampler = new Sampler(recorder, main, INTERVAL_NANOS);
    long begin = System.nanoTime();
    int ticks = 25;
    for (int tick = 0; tick < ticks; tick++) {
      sampler.tick(begin + tick * INTERVAL_NANOS);
    }
    long all = (ticks - 1) * INTERVAL_NANOS;
    long turnsLeftOut = 6 * INTERVAL_NANOS; // until its first turn, and since its last
    for (Thread thread : threads) {
      assertThat(seenNanos(thread)).as(thread.getName()).isBetween(all - turnsLeftOut, all);
    }
  }

  @Test
  void looksAtADaemonWhileTheMainThreadWaitsForIt() throws IOException {
    ServerSocket own = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread daemon = new Thread(() -> accept(own), "awaited");
    daemon.setDaemon(true);
    sockets.add(own);
    threads.add(daemon);
    recorder.threadStarts(daemon);
    daemon.start();
    ThreadRecord main = recorder.recordOf(Thread.currentThread());
    Sampler sampler = new Sampler(recorder, main, INTERVAL_NANOS);
    long begin = System.nanoTime();
    sampler.tick(begin);
    sampler.tick(begin + INTERVAL_NANOS);
    assertThat(seenNanos(daemon)).isZero();

    SpanNode join = new SpanNode(Kind.WAIT, "Thread.join", main.root(), main);
    recorder.waits().begins(join, daemon);
    sampler.tick(begin + 2 * INTERVAL_NANOS);
    sampler.tick(begin + 3 * INTERVAL_NANOS);

    assertThat(seenNanos(daemon)).isEqualTo(2 * INTERVAL_NANOS);
  }

  @Test
  void doesNotTakeWhatAThreadWaitsForBehindTheBindForWhatItDidBefore() {
    ThreadRecord waiting = recorder.recordOf(threads.get(0));
    Sampler sampler = new Sampler(recorder, waiting, INTERVAL_NANOS);
    long begin = System.nanoTime();
    sampler.tick(begin);
    sampler.tick(begin + INTERVAL_NANOS);
    long before = seenNanos(threads.get(0));

    sampler.tick(begin + 2 * INTERVAL_NANOS, true);

    assertThat(before).isPositive();
    assertThat(seenNanos(threads.get(0))).isEqualTo(before);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void givesTheEndOfAWaitThatItDidNotSeeToThatWait() throws Exception {
    try (Worker worker = new Worker(recorder)) {
      Sampler sampler = new Sampler(recorder, worker.record(), INTERVAL_NANOS);
      worker.waits();
      sampler.tick(1);
      sampler.tick(2);
      worker.burns();

      sampler.tick(AGES_NANOS);

      assertThat(worker.nanos(Kind.WAIT)).isGreaterThan(AGES_NANOS / 2);
      assertThat(worker.nanos(Kind.CPU_WAIT)).isLessThan(AGES_NANOS / 2);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void givesWhatRanBeforeAWaitToTheCodeThatWasSeenRunning() throws Exception {
    try (Worker worker = new Worker(recorder)) {
      Sampler sampler = new Sampler(recorder, worker.record(), INTERVAL_NANOS);
      worker.burns();
      sampler.tick(1);
      sampler.tick(2);
      worker.burnsOn();
      worker.waits();

      sampler.tick(AGES_NANOS);

      long ran = worker.nanos(Kind.AGENTS); // by its package
      assertThat(ran).isGreaterThanOrEqualTo(Worker.BURNT_NANOS);
      assertThat(ran + worker.nanos(Kind.WAIT)).isEqualTo(AGES_NANOS - 1);
    }
  }

  /** Waits, or uses the processor, as it is told. */
  private static final class Worker implements AutoCloseable {
    static final long BURNT_NANOS = 20_000_000;

    private final Recorder recorder;
    private final Thread thread = new Thread(this::work, "told");
    private final Semaphore more = new Semaphore(0);
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean burning;
    private volatile boolean over;
    private volatile int task;

    Worker(Recorder recorder) throws InterruptedException {
      this.recorder = recorder;
      recorder.threadStarts(thread);
      thread.start();
      begun.await();
    }

    ThreadRecord record() {
      return recorder.recordOf(thread);
    }

    private void work() {
      record().noteTask();
      task = TaskClock.currentTask();
      begun.countDown();
      while (!over) {
        more.acquireUninterruptibly();
        while (burning) {
          Thread.onSpinWait();
        }
      }
    }

    void waits() {
      burning = false;
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }

    void burns() {
      burning = true;
      more.release();
      burnsOn();
    }

    /** Until it has used some of the processor. */
    void burnsOn() {
      long from = TaskClock.cpuNanos(task);
      while (TaskClock.cpuNanos(task) - from < BURNT_NANOS) {
        Thread.onSpinWait();
      }
    }

    long nanos(Kind kind) {
      long sum = 0;
      for (SampleBucket at = record().root().samples(); at != null; at = at.next) {
        sum += at.kind == kind ? at.nanos() : 0;
      }
      return sum;
    }

    @Override
    public void close() {
      over = true;
      burning = false;
      more.release();
    }
  }
}
