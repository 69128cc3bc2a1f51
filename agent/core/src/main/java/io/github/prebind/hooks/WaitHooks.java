package io.github.prebind.hooks;

import io.github.prebind.record.Kind;
import io.github.prebind.record.SleepLabel;
import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/**
 * Where does a thread sleep, or wait for another one of the app's own, and for which?
 *
 * <p>Read and tested: JDK 17 and 25. The private methods of the two futures are the ones that park;
 * a result that is there does not get that far. A latch or semaphore that need not be waited for
 * gets no span. {@code TimeUnit.sleep} calls {@code Thread.sleep(long, int)}; {@code
 * Thread.sleep(long)} is native before 21 and left to the sampler. Locks, {@code park} and {@code
 * Object.wait} are left alone: too hot, and taken inside the agent's own calls.
 *
 * <p>The thread that was waited for is the one that completes the future, or does the last step to
 * it: {@code FutureTask.finishCompletion} and {@code CountDownLatch.countDown} have the object that
 * is waited on. A {@code CompletableFuture} may be completed by another one that it depends on; the
 * object that then wakes the waiting thread is its {@code Signaller}, which that thread has made.
 *
 * <p>A {@code FutureTask} is made by the thread that wants the work done, and run by another one.
 */
public final class WaitHooks extends HookSet {
  private static final long LONG_MILLIS = 10;

  static final String TABLE =
      """
      java.lang.Thread
        sleep          sleep outer arg=0 : *
        join/1         wait outer code : Thread.join
      java.util.concurrent.CountDownLatch
        await          wait outer code : *
        countDown      event : -
      java.util.concurrent.FutureTask
        awaitDone      wait outer code : FutureTask.get
        <init>         event : -
        run/0          event : -
        finishCompletion  event : -
      java.util.concurrent.CompletableFuture
        waitingGet     wait outer code arg=0 : *
        timedGet       wait outer code : CompletableFuture.get
      java.util.concurrent.CompletableFuture$Signaller
        <init>         event : -
        tryFire        event : -
      java.util.concurrent.Semaphore
        acquire/0      wait outer code : *
        tryAcquire/2   wait outer code : *
        release        event : -
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (self instanceof CountDownLatch latch) {
      return latch.getCount() == 0 ? null : "CountDownLatch.await";
    }
    if (self instanceof Semaphore semaphore) {
      return semaphore.availablePermits() > 0 ? null : "Semaphore.acquire";
    }
    if (hook.kind() == Kind.SLEEP) {
      return isLong(argument) ? SleepLabel.ofThisThread() : SleepLabel.PLAIN;
    }
    // Waiting for a future: the argument says whether an interrupt may end it.
    return Boolean.FALSE.equals(argument) ? "CompletableFuture.join" : "CompletableFuture.get";
  }

  /** Long enough for a look at the stack, which takes some hundredth of it. */
  private static boolean isLong(Object argument) {
    return argument instanceof Duration duration
        ? duration.toMillis() >= LONG_MILLIS
        : argument instanceof Long millis && millis >= LONG_MILLIS;
  }

  @Override
  public void entered(Hook hook, Object self, Object argument, SpanNode span) {
    if (hook.kind() != null) {
      if (span != null) {
        facts().waits().begins(span, self);
      }
    } else if (hook.method().equals("run")) {
      facts().waits().runs((FutureTask<?>) self);
      facts().handovers().runs(self);
    } else if (self != null) {
      facts().waits().completes(self);
    }
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (hook.kind() != null) {
      if (span != null) {
        facts().waits().ends(span);
      }
    } else if (hook.method().equals("run")) {
      facts().waits().ran((FutureTask<?>) self);
      facts().handovers().ran(self);
    } else if (result instanceof FutureTask<?>) {
      facts().handovers().made(result);
    } else if (self == null) { // the constructor of what wakes this thread
      facts().waits().waitsOn(result);
    }
  }

  @Override
  public void failed(Hook hook, Object self, Object argument, Throwable thrown, SpanNode span) {
    exited(hook, self, argument, null, span);
  }
}
