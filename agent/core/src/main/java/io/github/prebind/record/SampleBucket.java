package io.github.prebind.record;

/**
 * Time that the sampler saw inside one span, by what the thread was doing. Written by the sampler
 * only; readers see a total that is right for itself.
 */
public final class SampleBucket {
  public final Kind kind;
  public final String label;
  public final SampleBucket next;
  private volatile long nanos;
  private long firstNanos;
  private long lastNanos;
  private long runs;
  private long lastTick = -2;

  SampleBucket(Kind kind, String label, SampleBucket next) {
    this.kind = kind;
    this.label = label;
    this.next = next;
  }

  /**
   * Adds what passed since the last tick; ticks in a row are one run, that is one call as far as
   * can be told.
   */
  void add(long more, long nowNanos, long tick) {
    if (lastTick < 0) {
      firstNanos = nowNanos - more;
    }
    if (tick != lastTick + 1 && tick != lastTick) {
      runs++;
    }
    lastTick = tick;
    lastNanos = nowNanos;
    nanos = nanos + more;
  }

  /** The sum. */
  public long nanos() {
    return nanos;
  }

  public long firstNanos() {
    return firstNanos;
  }

  public long lastNanos() {
    return lastNanos;
  }

  /** How many times it was seen to begin. */
  public long runs() {
    return runs;
  }
}
