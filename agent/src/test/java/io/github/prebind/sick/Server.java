package io.github.prebind.sick;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** Well itself: says so in its first line, and answers on a port of its own choice. */
public final class Server {
  /** Kept open. */
  private static HttpServer server;

  private Server() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    System.err.println("the app begins");
    server = HttpServer.create(new InetSocketAddress(0), 0);
    server.start();
    new CountDownLatch(1).await();
  }
}
