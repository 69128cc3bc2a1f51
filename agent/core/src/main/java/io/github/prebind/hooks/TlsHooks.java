package io.github.prebind.hooks;

import io.github.prebind.record.PeerName;
import io.github.prebind.weave.Hook;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * How long do TLS handshakes take, and with whom?
 *
 * <p>Read and tested: JDK 17 and 25. The method that both an explicit handshake and the first read
 * or write call. Handshakes of an {@code SSLEngine} block nobody and are not here.
 */
public final class TlsHooks extends HookSet {
  static final String TABLE =
      """
      sun.security.ssl.SSLSocketImpl
        startHandshake/1    tls outer : *
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    // Not getHost..., which would ask the resolver for an address that was given as a literal.
    if (self instanceof Socket socket
        && socket.getRemoteSocketAddress() instanceof InetSocketAddress remote) {
      return "TLS " + PeerName.of(remote);
    }
    return "TLS";
  }
}
