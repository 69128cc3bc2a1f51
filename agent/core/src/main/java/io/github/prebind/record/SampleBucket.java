package io.github.prebind.record;

/**
 * Time that the sampler saw inside one span, by what the thread was doing. Written by the sampler
 * only.
 */
public final class SampleBucket {
  public final Kind kind;
  public final String label;
  public final SampleBucket next;
  private volatile long nanos;

  SampleBucket(Kind kind, String label, SampleBucket next) {
    this.kind = kind;
    this.label = label;
    this.next = next;
  }

  void add(long more) {
    nanos = nanos + more;
  }

  public long nanos() {
    return nanos;
  }
}
