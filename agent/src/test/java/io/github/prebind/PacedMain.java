package io.github.prebind;

import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;

/**
 * An app that sleeps in three calls of its own, the lengths of which are its arguments in
 * milliseconds, opens a port, and ends when nothing can come in any more.
 */
final class PacedMain {
  /** For the setting {@code hooks}. */
  static final String HOOKS =
      "hooks=io.github.prebind.PacedMain.first;io.github.prebind.PacedMain.second;"
          + "io.github.prebind.PacedMain.third";

  private PacedMain() {}

  static void first(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
  }

  static void second(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
  }

  static void third(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
  }

  public static void main(String[] args) throws Exception {
    first(Long.parseLong(args[0]));
    second(Long.parseLong(args[1]));
    third(Long.parseLong(args[2]));
    try (ServerSocket server = new ServerSocket(0)) {
      System.out.println("opened " + (server.getLocalPort() > 0));
      System.in.read();
    }
  }
}
