package io.github.prebind;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Works three times, opens its port, works five times more once it is asked, and is ready. */
final class ReadyMain {
  private ReadyMain() {}

  static void work() {
    Thread.onSpinWait();
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicBoolean ready = new AtomicBoolean();
    for (int i = 0; i < 3; i++) {
      work();
    }
    HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
    server.createContext(
        "/health",
        exchange -> {
          asked.countDown();
          exchange.sendResponseHeaders(ready.get() ? 200 : 503, -1);
          exchange.close();
        });
    server.start();
    asked.await();
    for (int i = 0; i < 5; i++) {
      work();
    }
    ready.set(true);
  }
}
