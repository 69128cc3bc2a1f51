package io.github.prebind.record;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * A round-trip time that a rehearsal adds for one endpoint, or for all. Immutable.
 *
 * @param host as the app names it, or its address; {@code null} for all hosts and ports
 * @param port of that host; 0 for all
 * @param nanos not negative
 */
public record RttRule(String host, int port, long nanos) {
  /**
   * The rule for an endpoint.
   *
   * @param endpoint {@code host:port}, an IPv6 address in brackets, or {@code *}
   */
  public static RttRule of(String endpoint, double millis) {
    long nanos = Math.round(millis * 1e6);
    if (endpoint.equals("*")) {
      return new RttRule(null, 0, nanos);
    }
    int colon = endpoint.lastIndexOf(':');
    String host = endpoint.substring(0, colon);
    return new RttRule(
        host.startsWith("[") ? literal(host) : host,
        Integer.parseInt(endpoint.substring(colon + 1)),
        nanos);
  }

  /** An address as the JDK writes it; what is in brackets and none is left as it is. */
  private static String literal(String bracketed) {
    try {
      return ListenAddress.text(InetAddress.getByName(bracketed)); // looks up no name
    } catch (UnknownHostException e) {
      return bracketed;
    }
  }

  /** Whether it is for this endpoint. Asks no resolver. */
  boolean matches(InetSocketAddress remote) {
    if (host == null) {
      return true;
    }
    return port == remote.getPort()
        && (host.equalsIgnoreCase(PeerName.of(remote))
            || remote.getAddress() != null
                && host.equalsIgnoreCase(ListenAddress.text(remote.getAddress())));
  }
}
