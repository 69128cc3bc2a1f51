package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;

/**
 * How often does a thread wait for an answer on a blocking socket?
 *
 * <p>Read and tested: JDK 17 and 25. The class behind {@link java.net.Socket}, TLS sockets
 * included, since those read and write through a socket below. It connects to what TCP connects to:
 * where that is a SOCKS proxy, the round trips are the proxy's. The span is that of the socket's
 * own {@code connect}, in {@link ConnectHooks}.
 */
public final class SocketHooks extends HookSet {
  static final String TABLE =
      """
      sun.nio.ch.NioSocketImpl
        connect(Ljava/net/SocketAddress;    event arg=0 : -
        write/3                             sends arg=2 : -
        read/3                              receives : -
      """;

  @Override
  public void entered(Hook hook, Object self, Object argument, SpanNode span) {
    if (argument instanceof InetSocketAddress remote) {
      facts().traffic().connectBegins(self, remote);
    }
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    facts().traffic().connected(self, true);
  }

  @Override
  public void failed(Hook hook, Object self, Object argument, Throwable thrown, SpanNode span) {
    if (thrown instanceof IOException) {
      facts().traffic().connectFailed(self, thrown instanceof ConnectException);
    }
  }
}
