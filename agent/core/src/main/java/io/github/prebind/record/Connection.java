package io.github.prebind.record;

/**
 * One connection that the app opened, by the JDK's object for it.
 *
 * <p>A round trip is a write and the first read after it that brings data. So the state is one
 * number: when the last write began that no read has answered yet. Writes and reads may come from
 * two threads.
 */
final class Connection extends WeakTable.Entry {
  final Endpoint endpoint;

  /** What a rehearsal adds to each round trip and to the connect; 0 for nothing. */
  final long addedNanos;

  private final long sinceNanos = System.nanoTime();
  private volatile boolean connecting = true;

  /** When the last write began, 0 before the first; written by who writes. */
  private volatile long askedNanos;

  /** The last write that a read has answered; written by who reads. */
  private long answeredNanos;

  /** Where the last round trip was counted; the next is likely to be the same thread's. */
  private volatile EndpointCount counted;

  Connection(Object connection, Endpoint endpoint, long addedNanos) {
    super(connection);
    this.endpoint = endpoint;
    this.addedNanos = addedNanos;
  }

  /** Whether its connect has begun and not ended. */
  boolean isConnecting() {
    return connecting;
  }

  /** The connect ends; how long it took. */
  long connectEnds() {
    connecting = false;
    return System.nanoTime() - sinceNanos;
  }

  /** Something is about to be sent. */
  void asked() {
    long now = System.nanoTime();
    askedNanos = now == 0 ? 1 : now;
  }

  /**
   * Data has come.
   *
   * @return the time since the write that it answers; -1 if that was answered before
   */
  long answered() {
    long asked = askedNanos;
    if (asked == answeredNanos) {
      return -1;
    }
    answeredNanos = asked;
    return Math.max(0, System.nanoTime() - asked);
  }

  /** The count of this thread for its endpoint. */
  EndpointCount countOf(ThreadRecord record) {
    EndpointCount last = counted;
    if (last == null || last.thread != record) {
      last = record.countOf(endpoint);
      counted = last;
    }
    return last;
  }
}
