package io.github.prebind;

import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A main thread that waits for others, one after another, and then opens its port. */
final class AwaitedMain {
  static final int MILLIS = 300;

  private AwaitedMain() {}

  /** The app's own calls, which block in a way that no hook sees. */
  static final class Work {
    private Work() {}

    static void joined() {
      block(MILLIS);
    }

    static void submitted() {
      block(MILLIS);
    }

    static void firstOfThree() {
      block(MILLIS);
    }

    static void secondOfThree() {
      block(2 * MILLIS);
    }

    static void thirdOfThree() {
      block(3 * MILLIS);
    }

    static void early() {
      block(MILLIS / 2);
    }

    static void last() {
      block(MILLIS);
    }

    static void oneOfAll() {
      block(MILLIS / 2);
    }

    static void lastOfAll() {
      block(MILLIS);
    }

    static void deep() {
      block(MILLIS);
    }

    private static void block(long millis) {
      long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
      for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    start("joined", Work::joined).join();
    ExecutorService pool = Executors.newFixedThreadPool(3);
    pool.submit(Work::submitted).get();
    threeAtOnce(pool);
    latch();
    CompletableFuture.allOf(
            CompletableFuture.runAsync(Work::oneOfAll, pool),
            CompletableFuture.runAsync(Work::lastOfAll, pool))
        .join();
    Thread deep = new Thread(Work::deep, "deep");
    start(
            "between",
            () -> {
              deep.start();
              join(deep);
            })
        .join();
    new CountDownLatch(1).await(MILLIS, TimeUnit.MILLISECONDS);
    pool.shutdown();
    new ServerSocket(0).close();
  }

  private static void threeAtOnce(ExecutorService pool) throws Exception {
    Future<?> first = pool.submit(Work::firstOfThree);
    Future<?> second = pool.submit(Work::secondOfThree);
    Future<?> third = pool.submit(Work::thirdOfThree);
    first.get();
    second.get();
    third.get();
  }

  private static void latch() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    start(
        "early",
        () -> {
          Work.early();
          both.countDown();
        });
    start(
        "last",
        () -> {
          Work.last();
          both.countDown();
        });
    both.await();
  }

  private static Thread start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.start();
    return thread;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
