package io.github.prebind.analyse;

import io.github.prebind.record.ThreadRecord;
import io.github.prebind.record.Wait;
import io.github.prebind.record.Waits;

/**
 * Who was waited for. A wait that lasts at the end is for whom it is known to be, else for the
 * thread that opened the port. Immutable.
 */
final class AwaitedThreads {
  private final Waits waits;
  private final ThreadRecord binder;
  private final long endNanos;

  /**
   * @param waits {@code null} if none were seen
   * @param binder the thread that opened the port, {@code null} if none did
   * @param endNanos the bind, or the end
   */
  AwaitedThreads(Waits waits, ThreadRecord binder, long endNanos) {
    this.waits = waits;
    this.binder = binder;
    this.endNanos = endNanos;
  }

  /** The thread, {@code null} if it is not known. */
  ThreadRecord by(Wait wait) {
    ThreadRecord waiting = wait.span.thread;
    ThreadRecord by = other(waiting, wait.endedBy());
    if (by != null || wait.toNanos(Long.MAX_VALUE) <= endNanos) {
      return by;
    }
    by = waits == null ? null : other(waiting, waits.awaited(wait));
    return by == null ? other(waiting, binder) : by;
  }

  private static ThreadRecord other(ThreadRecord waiting, ThreadRecord thread) {
    return thread == waiting ? null : thread;
  }
}
