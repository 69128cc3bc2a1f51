package io.github.prebind;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import java.net.InetSocketAddress;

/** Connects with the newest driver to the port that is the argument. */
final class CassandraMain {
  private CassandraMain() {}

  public static void main(String[] args) {
    InetSocketAddress node = new InetSocketAddress("localhost", Integer.parseInt(args[0]));
    try (CqlSession session =
        CqlSession.builder().addContactPoint(node).withLocalDatacenter("dc1").build()) {
      System.out.println("connected " + session);
    } catch (AllNodesFailedException e) {
      System.out.println("not connected: " + e.getMessage());
    }
    System.exit(0);
  }
}
