package io.github.prebind.record;

import java.net.InetSocketAddress;

/**
 * The name of the other side of a connection, as the app asked for it. Stateless; asks no resolver.
 */
public final class PeerName {
  private PeerName() {}

  /** The name that was asked for if it is known, else the literal. */
  public static String of(InetSocketAddress remote) {
    return of(remote.getHostString());
  }

  /**
   * A host without what some drivers leave before it, who split a URL at its colons only: {@code
   * user:password@host}.
   */
  public static String of(String host) {
    int at = host.lastIndexOf('@');
    return at < 0 ? host : "***" + host.substring(at);
  }
}
