package io.github.prebind.record;

/**
 * How much one thread had to do with one endpoint: counted on, or a copy of an instant.
 *
 * <p>Written by that thread only; racy to others. So two threads share no counter.
 */
public final class EndpointCount {
  public final Endpoint endpoint;

  /** {@code null} for all threads together that have no record. */
  public final ThreadRecord thread;

  /** The same thread's count for another endpoint. */
  final EndpointCount next;

  private long connects;
  private long roundTrips;
  private long waitNanos;
  private long addedNanos;

  EndpointCount(Endpoint endpoint, ThreadRecord thread, EndpointCount next) {
    this.endpoint = endpoint;
    this.thread = thread;
    this.next = next;
  }

  EndpointCount copy() {
    EndpointCount copy = new EndpointCount(endpoint, thread, null);
    copy.connects = connects;
    copy.roundTrips = roundTrips;
    copy.waitNanos = waitNanos;
    copy.addedNanos = addedNanos;
    return copy;
  }

  void connect(long nanos) {
    connects++;
    waitNanos += nanos;
  }

  void roundTrip(long nanos) {
    roundTrips++;
    waitNanos += nanos;
  }

  /** A rehearsal has added this to what was counted last. */
  void added(long nanos) {
    addedNanos += nanos;
    waitNanos += nanos;
  }

  /** TCP connects that succeeded or failed. */
  public long connects() {
    return connects;
  }

  public long roundTrips() {
    return roundTrips;
  }

  /** Connecting, and from the last write of a request to the first data of its answer. */
  public long waitNanos() {
    return waitNanos;
  }

  /** The part of the wait that a rehearsal has added. */
  public long addedNanos() {
    return addedNanos;
  }
}
