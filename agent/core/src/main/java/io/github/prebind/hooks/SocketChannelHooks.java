package io.github.prebind.hooks;

import io.github.prebind.record.Endpoint;
import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/**
 * Which addresses does the app connect to by channels, and how often is it answered?
 *
 * <p>Read and tested: JDK 17 and 25. The socket view of a channel calls the methods that begin with
 * {@code blocking}, which do not call the others. A channel that does not block begins in {@code
 * connect} and ends in {@code finishConnect}; the time between is the endpoint's, though no thread
 * waited in it.
 */
public final class SocketChannelHooks extends HookSet {
  static final String TABLE =
      """
      sun.nio.ch.SocketChannelImpl
        connect/1                      connect code arg=0 : *
        blockingConnect/2              connect code arg=0 : *
        finishConnect/0                connect code : *
        write(Ljava/nio/ByteBuffer;    sends arg=0 : -
        write([Ljava/nio/ByteBuffer;   sends : -
        blockingWriteFully/3           sends arg=2 : -
        read                           receives : -
        blockingRead/4                 receives : -
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (hook.argument() >= 0) {
      return argument instanceof InetSocketAddress remote ? ConnectHooks.label(remote) : null;
    }
    Endpoint begun = facts().traffic().connecting(self);
    return begun == null ? null : ConnectHooks.label(begun.host, begun.port) + " (finish)";
  }

  @Override
  public void entered(Hook hook, Object self, Object argument, SpanNode span) {
    if (argument instanceof InetSocketAddress remote) {
      facts().traffic().connectBegins(self, remote);
    }
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (span != null && self instanceof SocketChannel channel && channel.isConnected()) {
      span.extend(facts().traffic().connected(self, channel.isBlocking()));
    }
  }

  @Override
  public void failed(Hook hook, Object self, Object argument, Throwable thrown, SpanNode span) {
    if (span != null && thrown instanceof IOException && self instanceof SocketChannel channel) {
      boolean refused = thrown instanceof ConnectException && channel.isBlocking();
      span.extend(facts().traffic().connectFailed(self, refused));
    }
  }
}
