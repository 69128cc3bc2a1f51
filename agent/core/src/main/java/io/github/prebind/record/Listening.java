package io.github.prebind.record;

import io.github.prebind.hooks.AppObject;
import java.lang.ref.WeakReference;
import java.net.ServerSocket;
import java.nio.channels.Channel;
import java.util.List;

/**
 * A socket that listens. {@code reserved} says what it is there for if it cannot be the app's own
 * port, else null; {@code socket} is the JDK's or Netty's object if there is one, else null. Its
 * number counts from 1; with it goes what each thread had done with each endpoint when it opened.
 */
public record Listening(
    int port,
    String address,
    boolean loopback,
    long atNanos,
    Thread thread,
    String threadName,
    String transport,
    String reserved,
    WeakReference<?> socket,
    long threadCpuNanos,
    int number,
    List<EndpointCount> endpointCounts) {

  /** For the thread that has just opened it, or for none if it was found later. */
  public Listening(
      int port,
      String address,
      boolean loopback,
      long atNanos,
      Thread thread,
      String threadName,
      String transport,
      String reserved,
      WeakReference<?> socket) {
    this(
        port,
        address,
        loopback,
        atNanos,
        thread,
        threadName,
        transport,
        reserved,
        socket,
        -1,
        0,
        List.of());
  }

  /** Whether it listens no more, as far as can be told: an app may only have tried the port. */
  public boolean closed() {
    if (socket == null) {
      return false;
    }
    Object still = socket.get();
    try {
      if (still instanceof ServerSocket server) {
        return server.isClosed();
      }
      if (still instanceof Channel channel) {
        return !channel.isOpen();
      }
      // What has been collected was closed; and a channel of Netty's own has the same method.
      return still == null || Boolean.FALSE.equals(AppObject.call(still, "isOpen"));
    } catch (RuntimeException | LinkageError e) { // an app's own kind of socket
      return false;
    }
  }

  Listening with(long cpuNanos, int number, List<EndpointCount> counts) {
    return new Listening(
        port,
        address,
        loopback,
        atNanos,
        thread,
        threadName,
        transport,
        reserved,
        socket,
        cpuNanos,
        number,
        counts);
  }
}
