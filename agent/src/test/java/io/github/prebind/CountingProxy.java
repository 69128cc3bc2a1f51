package io.github.prebind;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands on loopback before a server and counts from outside what the agent counts from inside: on
 * each connection, how often bytes of the client were followed by bytes of the server.
 */
final class CountingProxy implements Closeable {
  private final ServerSocket listener;
  private final int serverPort;
  private final AtomicLong connects = new AtomicLong();
  private final AtomicLong roundTrips = new AtomicLong();

  CountingProxy(int serverPort) throws IOException {
    this(serverPort, 0);
  }

  /** On a port that the caller has chosen. */
  CountingProxy(int serverPort, int port) throws IOException {
    this.serverPort = serverPort;
    listener = new ServerSocket(port, 100, InetAddress.getByName("127.0.0.1"));
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  long connects() {
    return connects.get();
  }

  long roundTrips() {
    return roundTrips.get();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listener.accept();
      connects.incrementAndGet();
      Socket server = new Socket("127.0.0.1", serverPort);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      Turn turn = new Turn();
      start(() -> pump(client, server, turn::asked));
      start(() -> pump(server, client, turn::answered));
    }
  }

  /** Whose bytes came last on one connection. */
  private final class Turn {
    private boolean clientSpokeLast;

    synchronized void asked() {
      clientSpokeLast = true;
    }

    synchronized void answered() {
      if (clientSpokeLast) {
        clientSpokeLast = false;
        roundTrips.incrementAndGet();
      }
    }
  }

  /** Says so before it passes bytes on, so that no answer comes before its question. */
  private static void pump(Socket from, Socket to, Runnable bytesCome) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[65_536];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        bytesCome.run();
        out.write(buffer, 0, n);
      }
      to.shutdownOutput();
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // one of the two has closed the connection
              }
            },
            "counting-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
