package io.github.prebind.sick;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** Opens its port at once, and can serve only so many milliseconds after its process began. */
public final class ReadyOnHttp {
  /** Kept open. */
  private static HttpServer server;

  private ReadyOnHttp() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Instant started = ProcessHandle.current().info().startInstant().orElseThrow();
    Instant serves = started.plusMillis(Long.parseLong(args[0]));
    server = HttpServer.create(new InetSocketAddress(0), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(Instant.now().isBefore(serves) ? 503 : 200, -1);
          exchange.close();
        });
    server.start();
    new CountDownLatch(1).await();
  }
}
