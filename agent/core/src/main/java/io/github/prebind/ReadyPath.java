package io.github.prebind;

import io.github.prebind.record.Facts;
import io.github.prebind.record.ListenAddress;
import io.github.prebind.record.Listening;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks the path of the {@code ready} setting on the bound port until it answers 2xx. It is the one
 * thing for which the agent opens a connection, to its own process, because the user asked for it.
 */
final class ReadyPath {
  private static final long INTERVAL_NANOS = 100_000_000;
  private static final long LONGEST_NANOS = 600_000_000_000L;
  private static final int TIMEOUT_MILLIS = 5_000;

  private ReadyPath() {}

  /** Returns when the path has answered so, or after ten minutes. */
  static void await(Listening target, String path, Facts facts) {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < LONGEST_NANOS) {
      if (answers(target, path)) {
        facts.answered("GET " + path);
        return;
      }
      LockSupport.parkNanos(INTERVAL_NANOS);
    }
  }

  private static boolean answers(Listening target, String path) {
    try {
      String host = ListenAddress.any(target.address()) ? "127.0.0.1" : target.address();
      String literal = host.indexOf(':') < 0 ? host : "[" + host + "]";
      URI uri = URI.create("http://" + literal + ":" + target.port() + path);
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(TIMEOUT_MILLIS);
      connection.setReadTimeout(TIMEOUT_MILLIS);
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      try {
        return connection.getResponseCode() / 100 == 2;
      } finally {
        connection.disconnect();
      }
    } catch (IOException | RuntimeException e) { // the app's own protocol handlers among them
      return false;
    }
  }
}
