package io.github.prebind.record;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Threads that talk to endpoints, without sockets, for tests outside this package. */
public final class Talks {
  private final Recorder recorder =
      new Recorder(
          new Problems(
              problem -> {
                throw new AssertionError(problem);
              }));

  /** The calling thread is the main thread. */
  public Talks() {
    recorder.begin(null, System.nanoTime());
  }

  public void end() {
    recorder.end();
  }

  public ThreadRecord main() {
    return recorder.recordOf(Thread.currentThread());
  }

  /** One connect and so many round trips of the calling thread. */
  public void here(String host, int roundTrips) {
    Object connection = new Object();
    begin(connection, host);
    recorder.traffic().connected(connection, true);
    for (int i = 0; i < roundTrips; i++) {
      recorder.onSend(connection, 1);
      recorder.onReceive(connection, 1);
    }
  }

  /** The same in a thread that the calling thread starts; it has ended then. */
  public ThreadRecord inThread(String host, int roundTrips) throws InterruptedException {
    Thread thread = new Thread(() -> here(host, roundTrips));
    recorder.threadStarts(thread);
    thread.start();
    thread.join();
    return recorder.recordOf(thread);
  }

  /** One connect on an event loop. */
  public void withoutBlocking(String host) {
    Object connection = new Object();
    begin(connection, host);
    recorder.traffic().connected(connection, false);
  }

  private void begin(Object connection, String host) {
    try {
      byte[] address = InetAddress.getLoopbackAddress().getAddress();
      recorder
          .traffic()
          .connectBegins(
              connection, new InetSocketAddress(InetAddress.getByAddress(host, address), 1));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  public List<EndpointCount> counts() {
    return recorder.endpointCounts();
  }
}
