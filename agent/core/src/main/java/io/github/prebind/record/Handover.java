package io.github.prebind.record;

/**
 * A task that one thread made and another one runs. Written by the thread that runs it. Instants
 * are {@link System#nanoTime} values.
 */
public final class Handover {
  /** The thread that made the task; may be the one that runs it, in a task that it ran before. */
  public final ThreadRecord by;

  public final long madeNanos;

  /** When it began to run. */
  public final long atNanos;

  private volatile long endNanos;

  Handover(ThreadRecord by, long madeNanos, long atNanos) {
    this.by = by;
    this.madeNanos = madeNanos;
    this.atNanos = atNanos;
  }

  void ends(long nowNanos) {
    endNanos = nowNanos;
  }

  /** Its end, the last instant there is while it runs. */
  public long endNanos() {
    long end = endNanos;
    return end == 0 ? Long.MAX_VALUE : end;
  }
}
