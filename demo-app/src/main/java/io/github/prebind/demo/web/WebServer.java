package io.github.prebind.demo.web;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The JDK's HTTP server on all interfaces: on a platform, loopback cannot be reached. */
public final class WebServer {
  private static final int THREADS = 8;
  private static final int STOP_SECONDS = 1;

  private final HttpServer server;
  private final ExecutorService executor;

  private WebServer(HttpServer server, ExecutorService executor) {
    this.server = server;
    this.executor = executor;
  }

  /**
   * Opens the port; from here on requests are answered.
   *
   * @param port 0 for any free one
   * @throws IOException naming the port when it cannot be opened
   */
  public static WebServer bind(int port, HttpHandler handler) throws IOException {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(port), 0);
    } catch (BindException e) {
      throw new IOException("PORT=" + port + ": cannot listen: " + e.getMessage());
    }
    AtomicInteger number = new AtomicInteger();
    ExecutorService executor =
        Executors.newFixedThreadPool(
            THREADS, task -> new Thread(task, "http-" + number.incrementAndGet()));
    server.setExecutor(executor);
    server.createContext("/", handler);
    server.start();
    return new WebServer(server, executor);
  }

  /** The port that is really open. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Closes the port, and gives running answers a second. */
  public void stop() {
    server.stop(STOP_SECONDS);
    executor.shutdownNow();
  }
}
