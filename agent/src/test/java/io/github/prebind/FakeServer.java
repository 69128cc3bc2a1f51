package io.github.prebind;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A server on loopback that says to each connection just enough of a protocol for a client's start,
 * after a pause of {@value #PAUSE_MILLIS} ms where the real one would check a password.
 */
final class FakeServer implements Closeable {
  /** How long a client waits for the answer that matters. */
  static final int PAUSE_MILLIS = 300;

  /** What is said on one connection, until it ends. */
  interface Talk {
    void on(Socket socket) throws IOException;
  }

  private final ServerSocket server;
  private final Talk talk;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  FakeServer(Talk talk) throws IOException {
    this.talk = talk;
    server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    daemon(this::accept);
  }

  /** Accepts connections, takes what they send and never answers. */
  static FakeServer silent() throws IOException {
    return new FakeServer(socket -> socket.getInputStream().readAllBytes());
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        daemon(() -> talk(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      talk.on(socket);
    } catch (IOException | RuntimeException e) {
      // the client has gone, or its test fails for want of an answer
    }
  }

  static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One line without its end, {@code null} at the end of the stream. */
  static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "fake server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
