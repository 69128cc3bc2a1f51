package io.github.prebind.cli.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, SIGTERM or SIGHUP for this process: the JVM waits while everything that was started is
 * being ended by the thread that started it. Thread-safe.
 */
final class Interruption {
  /** Longer than SIGTERM, 10 s and SIGKILL take together. */
  private static final int LONGEST_SECONDS = 40;

  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean asked;

  /** From now on. */
  void watch() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::await, "prebind-interrupted"));
  }

  private void await() {
    asked = true;
    try {
      done.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether this process is told to end. */
  boolean asked() {
    return asked;
  }

  /** Everything has been ended. */
  void done() {
    done.countDown();
  }
}
