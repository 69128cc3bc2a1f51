package io.github.prebind.hooks;

import java.util.concurrent.CountDownLatch;

/** A library's code that is made in the middle of weaving, and waits there until it is told. */
public final class PausingHooks extends HookSet {
  private static final CountDownLatch PAUSED = new CountDownLatch(1);
  private static final CountDownLatch GOES_ON = new CountDownLatch(1);

  public PausingHooks() {
    PAUSED.countDown();
    await(GOES_ON);
  }

  /** Returns when somebody waits in here. */
  public static void awaitPause() {
    await(PAUSED);
  }

  /** Lets it go on. */
  public static void goOn() {
    GOES_ON.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
