package io.github.prebind.record;

/**
 * One time that a thread waited for another one of the app's own: how long, and who let it go on.
 * Written by the waiting thread, but for who ended it. Instants are {@link System#nanoTime} values.
 */
public final class Wait {
  /** The waiting thread's span. */
  public final SpanNode span;

  public final long fromNanos;

  /** What it waits on, a thread or an object that another thread will complete; while it lasts. */
  private volatile Object on;

  private volatile ThreadRecord endedBy;

  /** 0 while it lasts. */
  private volatile long toNanos;

  Wait(SpanNode span, Object on, ThreadRecord endedBy, long fromNanos) {
    this.span = span;
    this.on = on;
    this.endedBy = endedBy;
    this.fromNanos = fromNanos;
  }

  Object on() {
    return on;
  }

  void on(Object other) {
    on = other;
  }

  void endedBy(ThreadRecord thread) {
    endedBy = thread;
  }

  void ends(long nowNanos) {
    toNanos = nowNanos;
    on = null; // the app's object, which is not kept longer than the app waits for it
  }

  /** The thread that was waited for; {@code null} if that is not known. */
  public ThreadRecord endedBy() {
    return endedBy;
  }

  /** Its end, {@code nowNanos} while it lasts. */
  public long toNanos(long nowNanos) {
    long to = toNanos;
    return to == 0 ? nowNanos : to;
  }
}
