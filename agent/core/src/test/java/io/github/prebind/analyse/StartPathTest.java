package io.github.prebind.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.record.Problems;
import io.github.prebind.record.Recorder;
import io.github.prebind.record.ThreadRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Threads that give each other tasks, without woven code. */
class StartPathTest {
  private final Recorder recorder =
      new Recorder(
          new Problems(
              problem -> {
                throw new AssertionError(problem);
              }));
  private final List<Thread> threads = new ArrayList<>();
  private ThreadRecord main;
  private long begin;

  @BeforeEach
  void begin() {
    begin = System.nanoTime();
    recorder.begin(null, begin);
    main = recorder.recordOf(Thread.currentThread());
  }

  @AfterEach
  void end() {
    recorder.end();
  }

  /** A task that the calling thread makes and another thread runs. */
  private FutureTask<?> task(Runnable work) {
    FutureTask<?> task = new FutureTask<>(work, null);
    recorder.handovers().made(task);
    return task;
  }

  private ThreadRecord run(FutureTask<?> task, String name) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              recorder.handovers().runs(task);
              task.run();
              recorder.handovers().ran(task);
            },
            name);
    recorder.threadStarts(thread);
    threads.add(thread);
    thread.start();
    thread.join();
    return recorder.recordOf(thread);
  }

  private static String names(List<StartPath.Segment> way) {
    StringBuilder names = new StringBuilder();
    for (StartPath.Segment segment : way) {
      names.append(segment.thread().name).append(' ');
    }
    return names.toString().strip();
  }

  @Test
  void goesBackFromATaskToTheThreadThatMadeIt() throws InterruptedException {
    FutureTask<?>[] second = new FutureTask<?>[1];
    long[] bind = new long[1];
    run(task(() -> second[0] = task(() -> bind[0] = System.nanoTime())), "first");
    ThreadRecord binder = run(second[0], "second");

    List<StartPath.Segment> way = StartPath.of(main, binder, begin, bind[0]);

    assertThat(names(way)).isEqualTo(main.name + " first second");
    assertThat(way.get(0).fromNanos()).isEqualTo(begin);
    assertThat(way.get(2).toNanos()).isEqualTo(bind[0]);
    for (int i = 1; i < way.size(); i++) {
      assertThat(way.get(i).fromNanos()).isEqualTo(way.get(i - 1).toNanos());
    }
  }

  @Test
  void followsATaskThatAThreadMadeForItself() throws InterruptedException {
    FutureTask<?>[] own = new FutureTask<?>[1];
    long[] bind = new long[1];
    FutureTask<?> first = task(() -> own[0] = task(() -> bind[0] = System.nanoTime()));
    Thread worker =
        new Thread(
            () -> {
              recorder.handovers().runs(first);
              first.run();
              recorder.handovers().ran(first);
              LockSupport.parkNanos(20_000_000);
              recorder.handovers().runs(own[0]);
              own[0].run();
              recorder.handovers().ran(own[0]);
            },
            "worker");
    recorder.threadStarts(worker);
    worker.start();
    worker.join();
    ThreadRecord binder = recorder.recordOf(worker);

    List<StartPath.Segment> way = StartPath.of(main, binder, begin, bind[0]);

    assertThat(names(way)).isEqualTo(main.name + " worker");
    assertThat(way.get(0).toNanos()).isLessThan(bind[0] - 20_000_000);
  }

  @Test
  void doesNotTakeATaskThatWasOverForWhatLedToTheBind() throws InterruptedException {
    ThreadRecord binder = run(task(() -> {}), "loop");

    List<StartPath.Segment> way = StartPath.of(main, binder, begin, System.nanoTime());

    assertThat(names(way)).isEqualTo(main.name);
  }

  @Test
  void staysOnAThreadThatHadOtherWorkToDoFirst() throws InterruptedException {
    CountDownLatch made = new CountDownLatch(1);
    long[] bind = new long[1];
    FutureTask<?>[] later = new FutureTask<?>[1];
    FutureTask<?> earlier =
        task(
            () -> {
              Thread other = new Thread(() -> later[0] = task(() -> bind[0] = System.nanoTime()));
              other.start();
              join(other);
              made.countDown();
            });
    Thread[] worker = new Thread[1];
    worker[0] =
        new Thread(
            () -> {
              for (FutureTask<?> one : new FutureTask<?>[] {earlier, null}) {
                FutureTask<?> task = one == null ? later[0] : one;
                recorder.handovers().runs(task);
                task.run();
                recorder.handovers().ran(task);
              }
            },
            "worker");
    recorder.threadStarts(worker[0]);
    worker[0].start();
    made.await();
    worker[0].join();

    List<StartPath.Segment> way = StartPath.of(main, recorder.recordOf(worker[0]), begin, bind[0]);

    assertThat(names(way)).isEqualTo(main.name + " worker");
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
