package io.github.prebind.hooks;

import io.github.prebind.record.Facts;
import io.github.prebind.record.ListenAddress;
import io.github.prebind.record.Listening;
import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.ServerSocketChannel;

/**
 * When does a port open, which one, and on which thread?
 *
 * <p>Read and tested: JDK 17 and 25. The JDK has three kinds of server socket. Each method named
 * here has called {@code listen(2)} when it returns. The constructors of {@link ServerSocket} call
 * its {@code bind}; the socket view of a channel calls the channel's. Domain sockets have no port
 * and are left out.
 */
public final class BindHooks extends HookSet {
  static final String TABLE =
      """
      java.net.ServerSocket
        bind/2    io code arg=0 : *
      sun.nio.ch.ServerSocketChannelImpl  sun.nio.ch.AsynchronousServerSocketChannelImpl
        bind/2    io code arg=0 : *
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    return label(argument);
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    long nowNanos = System.nanoTime();
    if (self instanceof ServerSocket socket) {
      tell(facts(), socket, socket.getLocalSocketAddress(), nowNanos, "ServerSocket");
      return;
    }
    try {
      if (self instanceof ServerSocketChannel channel) {
        tell(facts(), channel, channel.getLocalAddress(), nowNanos, "NIO");
      } else if (self instanceof AsynchronousServerSocketChannel channel) {
        tell(facts(), channel, channel.getLocalAddress(), nowNanos, "NIO2");
      }
    } catch (IOException e) {
      // closed already: then it does not listen
    }
  }

  /** {@code bind :8080} for what was asked for; {@code null} if that is no port. */
  static String label(Object asked) {
    if (asked instanceof InetSocketAddress address) {
      return "bind :" + address.getPort();
    }
    return asked == null ? "bind :0" : null;
  }

  /**
   * Notes a listener of the calling thread, unless it is a domain socket.
   *
   * @param socket the JDK's or Netty's object, which is kept weakly
   */
  static void tell(Facts facts, Object socket, Object local, long nowNanos, String transport) {
    if (!(local instanceof InetSocketAddress address) || address.getAddress() == null) {
      return;
    }
    Thread thread = Thread.currentThread();
    String reserved = ReservedPort.by(new Throwable().getStackTrace());
    facts.listening(
        new Listening(
            address.getPort(),
            ListenAddress.text(address.getAddress()),
            address.getAddress().isLoopbackAddress(),
            nowNanos,
            thread,
            thread.getName(),
            transport,
            reserved != null ? reserved : facts.reservedFor(address.getPort()),
            new WeakReference<>(socket)));
  }
}
