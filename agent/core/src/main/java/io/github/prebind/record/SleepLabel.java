package io.github.prebind.record;

/** Who sleeps. Stateless. */
public final class SleepLabel {
  /** Where nobody is named. */
  public static final String PLAIN = "Thread.sleep";

  private SleepLabel() {}

  /** By the stack of the calling thread: {@code Thread.sleep in Warmup.await}. */
  public static String ofThisThread() {
    return StackReading.sleepLabel(new Throwable().getStackTrace());
  }
}
