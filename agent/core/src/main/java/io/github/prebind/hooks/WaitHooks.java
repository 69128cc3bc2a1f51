package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * Where does a thread sleep, or wait for another one of the app's own?
 *
 * <p>Read in JDK 17 and 25. The private methods of the two futures are the ones that park; a result
 * that is there does not get that far. A latch or semaphore that need not be waited for gets no
 * span. {@code TimeUnit.sleep} calls {@code Thread.sleep(long, int)}; {@code Thread.sleep(long)} is
 * native before 21 and left to the sampler. Locks, {@code park} and {@code Object.wait} are left
 * alone: too hot, and taken inside the agent's own calls.
 */
public final class WaitHooks extends HookSet {
  static final String TABLE =
      """
      java.lang.Thread
        sleep          sleep outer : Thread.sleep
        join/1         wait outer : Thread.join
      java.util.concurrent.CountDownLatch
        await          wait outer : *
      java.util.concurrent.FutureTask
        awaitDone      wait outer : FutureTask.get
      java.util.concurrent.CompletableFuture
        waitingGet     wait outer arg=0 : *
        timedGet       wait outer : CompletableFuture.get
      java.util.concurrent.Semaphore
        acquire/0      wait outer : *
        tryAcquire/2   wait outer : *
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (self instanceof CountDownLatch latch) {
      return latch.getCount() == 0 ? null : "CountDownLatch.await";
    }
    if (self instanceof Semaphore semaphore) {
      return semaphore.availablePermits() > 0 ? null : "Semaphore.acquire";
    }
    // Waiting for a future: the argument says whether an interrupt may end it.
    return Boolean.FALSE.equals(argument) ? "CompletableFuture.join" : "CompletableFuture.get";
  }
}
