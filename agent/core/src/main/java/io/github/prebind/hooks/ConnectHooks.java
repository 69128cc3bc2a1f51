package io.github.prebind.hooks;

import io.github.prebind.record.PeerName;
import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Which remote addresses does the app connect to, and how long does each take to answer?
 *
 * <p>Read in JDK 17 and 25. A socket's constructors call its {@code connect}; the socket view of a
 * channel calls {@code blockingConnect}, which does not call {@code connect}. A channel that does
 * not block begins in {@code connect} and ends in {@code finishConnect}; the time between is the
 * endpoint's, though no thread waited in it.
 *
 * <p>The channel's class is long, and newer JDKs load it for any server socket; so it is woven when
 * the first channel of a client is made.
 */
public final class ConnectHooks extends HookSet {
  static final String TABLE =
      """
      java.net.Socket
        connect/2            connect code arg=0 : *
      sun.nio.ch.SelectorProviderImpl
        openSocketChannel    event : -
      """;

  private static final String CHANNEL =
      """
      sun.nio.ch.SocketChannelImpl
        connect/1            connect code arg=0 : *
        blockingConnect/2    connect code arg=0 : *
        finishConnect/0      connect code : *
      """;

  private static final int MOST_PENDING = 1_000;

  /** When channels that are not connected yet began, by identity. */
  private final Map<Object, Pending> pending = new IdentityHashMap<>();

  private record Pending(InetSocketAddress remote, long sinceNanos) {}

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (hook.argument() >= 0) {
      return argument instanceof InetSocketAddress remote ? label(remote) : null;
    }
    Pending begun;
    synchronized (pending) {
      begun = pending.get(self);
    }
    return begun == null ? null : label(begun.remote()) + " (finish)";
  }

  /** Without a look-up: the name that was asked for if it is known, else the literal. */
  private static String label(InetSocketAddress remote) {
    return "TCP " + PeerName.of(remote) + ':' + remote.getPort();
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (hook.kind() == null) {
      if (result instanceof SocketChannel) {
        synchronized (pending) { // nobody connects before it is woven
          weaver().weaveAlso(result.getClass(), CHANNEL, "ConnectHooks");
        }
      }
      return;
    }
    if (span == null) {
      return;
    }
    if (hook.argument() < 0) {
      if (self instanceof SocketChannel channel && channel.isConnected()) {
        finished(self);
      }
    } else if (self instanceof SocketChannel channel && channel.isConnectionPending()) {
      begun(channel, (InetSocketAddress) argument, span.openSinceNanos());
    } else {
      connected((InetSocketAddress) argument, span.openSinceNanos());
    }
  }

  @Override
  public void failed(Hook hook, Object self, Object argument, Throwable thrown, SpanNode span) {
    if (span == null || !(thrown instanceof IOException)) {
      return;
    }
    if (hook.argument() < 0) {
      finished(self);
    } else {
      connected((InetSocketAddress) argument, span.openSinceNanos());
    }
  }

  private void begun(SocketChannel channel, InetSocketAddress remote, long sinceNanos) {
    synchronized (pending) {
      if (pending.size() < MOST_PENDING) {
        pending.put(channel, new Pending(remote, sinceNanos));
      }
    }
  }

  private void finished(Object channel) {
    Pending begun;
    synchronized (pending) {
      begun = pending.remove(channel);
    }
    if (begun != null) {
      connected(begun.remote(), begun.sinceNanos());
    }
  }

  private void connected(InetSocketAddress remote, long sinceNanos) {
    facts().connected(PeerName.of(remote), remote.getPort(), System.nanoTime() - sinceNanos);
  }
}
