package io.github.prebind;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A start with a little of what is hooked in it, of {@code java.base} alone: it looks a name up,
 * waits for a thread that sleeps for the milliseconds given or 20, opens its port, connects to it,
 * and ends with a code of its own.
 */
final class BesideMain {
  static final int CODE = 7;

  private BesideMain() {}

  public static void main(String[] args) throws Exception {
    InetAddress.getByName("localhost");
    long millis = args.length == 0 ? 20 : Long.parseLong(args[0]);
    Thread sleeper = new Thread(() -> sleep(millis), "sleeper");
    sleeper.start();
    sleeper.join();
    try (ServerSocket server = new ServerSocket(0);
        Socket client = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      client.getOutputStream().write(1);
      if (accepted.getInputStream().read() == 1) {
        System.out.println("port=" + server.getLocalPort());
      }
      System.exit(CODE);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
