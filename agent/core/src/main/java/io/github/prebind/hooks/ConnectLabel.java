package io.github.prebind.hooks;

import io.github.prebind.record.PeerName;
import java.net.InetSocketAddress;
import java.util.Iterator;

/**
 * Names a connect to a server that is no JDBC database: {@code connect redis cache:6379}, without
 * user or password. Stateless; asks no resolver.
 */
final class ConnectLabel {
  private ConnectLabel() {}

  /** A port below 1 is left out; without a host it is the product alone. */
  static String of(String product, String host, int port) {
    StringBuilder label = new StringBuilder(64).append("connect ").append(product);
    if (host != null && !host.isEmpty()) {
      label.append(' ').append(PeerName.of(host));
      if (port > 0) {
        label.append(':').append(port);
      }
    }
    return label.toString();
  }

  /**
   * By an address of the library's, which has {@code getHost} and {@code getPort}, or the JDK's.
   */
  static String of(String product, Object address) {
    if (address instanceof InetSocketAddress remote) {
      return of(product, remote.getHostString(), remote.getPort());
    }
    Object port = AppObject.call(address, "getPort");
    return of(
        product, AppObject.text(address, "getHost"), port instanceof Integer number ? number : -1);
  }

  /** The first of several addresses; one that is alone as it is; {@code null} if there is none. */
  static Object first(Object addresses) {
    if (addresses instanceof Iterable<?> several) {
      Iterator<?> each = several.iterator();
      return each.hasNext() ? each.next() : null;
    }
    if (addresses instanceof Object[] array) {
      return array.length == 0 ? null : array[0];
    }
    return addresses;
  }
}
