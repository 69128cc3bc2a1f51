package io.github.prebind.hooks;

import io.github.prebind.record.PeerName;
import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Which remote addresses does the app connect to, and how long does each take to answer?
 *
 * <p>Read and tested: JDK 17 and 25. A socket's constructors call its {@code connect}; the socket
 * view of a channel has a {@code connect} of its own.
 *
 * <p>What connects, reads and writes in the end are three long classes, two of which newer JDKs
 * load for any server. So each is woven when the first connection of its sort is about to be made:
 * {@link SocketHooks}, {@link SocketChannelHooks}, {@link AsynchronousChannelHooks}. Where that is
 * what loads it, it comes woven. A server that accepted one before has loaded it, and JDK 25 loads
 * the channel's with the class that makes it.
 */
public final class ConnectHooks extends HookSet {
  static final String TABLE =
      """
      java.net.Socket
        <init>/0                          event : -
        <init>(Ljava/net/Proxy;           event : -
        <init>(Ljava/net/SocketAddress;   event : -
        connect/2                         connect code arg=0 : *
      sun.nio.ch.SelectorProviderImpl
        openSocketChannel                 event : -
      java.nio.channels.AsynchronousSocketChannel
        open/1                            event : -
      """;

  /** Whether the class behind {@link Socket} has been woven. */
  private volatile boolean socketWoven;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    return argument instanceof InetSocketAddress remote ? label(remote) : null;
  }

  /** Without a look-up: the name that was asked for if it is known, else the literal. */
  static String label(InetSocketAddress remote) {
    return label(PeerName.of(remote), remote.getPort());
  }

  static String label(String host, int port) {
    return "TCP " + host + ':' + port;
  }

  @Override
  public void entered(Hook hook, Object self, Object argument, SpanNode span) {
    if (hook.kind() == null) {
      expectWhatConnects(hook.owner());
    } else if (span != null && !socketWoven) {
      try {
        Class<?> type = Class.forName("sun.nio.ch.NioSocketImpl", false, null);
        weaver().weaveAlso(type, SocketHooks.TABLE, "SocketHooks");
      } catch (ClassNotFoundException e) {
        // a JDK with sockets of another make: they are timed, but their round trips not counted
      }
      socketWoven = true;
    }
  }

  /** In the call that makes a socket or channel of the class {@code maker}. */
  private void expectWhatConnects(String maker) {
    switch (maker) {
      case "java.net.Socket" ->
          weaver().expect("sun/nio/ch/NioSocketImpl", SocketHooks.TABLE, "SocketHooks");
      case "sun.nio.ch.SelectorProviderImpl" ->
          weaver()
              .expect(
                  "sun/nio/ch/SocketChannelImpl", SocketChannelHooks.TABLE, "SocketChannelHooks");
      default ->
          weaver()
              .expect(
                  "sun/nio/ch/UnixAsynchronousSocketChannelImpl",
                  AsynchronousChannelHooks.TABLE,
                  "AsynchronousChannelHooks");
    }
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (result instanceof SocketChannel) {
      weaver().weaveAlso(result.getClass(), SocketChannelHooks.TABLE, "SocketChannelHooks");
    } else if (result instanceof AsynchronousSocketChannel) {
      weaver()
          .weaveAlso(result.getClass(), AsynchronousChannelHooks.TABLE, "AsynchronousChannelHooks");
    }
  }
}
