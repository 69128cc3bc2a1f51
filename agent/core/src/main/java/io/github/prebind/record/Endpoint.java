package io.github.prebind.record;

/**
 * A remote address that the app connects to, by the name that the app gave it.
 *
 * <p>Thread-safe. How often it was connected to is counted by thread, in {@link EndpointCount}.
 */
public final class Endpoint {
  public final String host;
  public final int port;

  /** Its place in the order in which they were met, from 0. */
  public final int number;

  /** What threads did for which no record is kept; guarded by itself. */
  final EndpointCount unrecorded;

  private long shortestNanos = -1;

  Endpoint(String host, int port, int number) {
    this.host = host;
    this.port = port;
    this.number = number;
    this.unrecorded = new EndpointCount(this, null, null);
  }

  /** A blocking connect has succeeded. */
  synchronized void connectTook(long nanos) {
    if (shortestNanos < 0 || nanos < shortestNanos) {
      shortestNanos = nanos;
    }
  }

  /** The shortest blocking connect that succeeded; -1 if there was none. */
  public synchronized long shortestConnectNanos() {
    return shortestNanos;
  }
}
