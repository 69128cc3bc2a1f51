package io.github.prebind;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

/**
 * A web app that answers {@code /health} with the status of its first argument; with a second one
 * it migrates a database in memory before.
 */
final class SmokeMain {
  private SmokeMain() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 1) {
      FlywayMain.main(new String[] {"jdbc:h2:mem:smoke;DB_CLOSE_DELAY=-1", "sa", args[1]});
    }
    int status = Integer.parseInt(args[0]);
    HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }
}
