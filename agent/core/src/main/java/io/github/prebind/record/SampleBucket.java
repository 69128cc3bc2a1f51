package io.github.prebind.record;

/**
 * Time that the sampler saw inside one span, by what the thread was doing. Written by the sampler
 * only; readers see a total that is right for itself.
 */
public final class SampleBucket {
  /** One that comes later than so many others is not the one that dominates. */
  private static final int MOST_METHODS = 16;

  public final Kind kind;
  public final String label;
  public final SampleBucket next;
  private volatile long nanos;
  private long firstNanos;
  private long lastNanos;
  private long runs;
  private long lastTick = -2;
  private String[] methods;
  private long[] methodNanos;
  private volatile int methodCount;

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

  /** Adds what it went on for behind the last tick at which it was seen. */
  void wentOn(long more, long untilNanos) {
    lastNanos = untilNanos;
    nanos = nanos + more;
  }

  /** Adds what a method of the user's own was on the processor since the last tick. */
  void saw(String method, long more) {
    if (methods == null) {
      methods = new String[MOST_METHODS];
      methodNanos = new long[MOST_METHODS];
    }
    for (int i = 0; i < methodCount; i++) {
      if (methods[i].equals(method)) {
        methodNanos[i] += more;
        return;
      }
    }
    if (methodCount < MOST_METHODS) {
      methods[methodCount] = method;
      methodNanos[methodCount] = more;
      methodCount++;
    }
  }

  /** Which of the user's own methods was seen most, as a place; -1 if none was. */
  public int topMethod() {
    int top = -1;
    for (int i = 0; i < methodCount; i++) {
      top = top < 0 || methodNanos[i] > methodNanos[top] ? i : top;
    }
    return top;
  }

  /** The name of the method at a place. */
  public String method(int place) {
    return methods[place];
  }

  /** How long it was seen. */
  public long methodNanos(int place) {
    return methodNanos[place];
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
