package io.github.prebind.sick;

import java.io.IOException;
import java.net.ServerSocket;

/** The port that a sick app opens last. */
final class Port {
  /** Kept open until the process ends. */
  private static ServerSocket port;

  private Port() {}

  static void open() throws IOException {
    port = new ServerSocket(0);
    System.out.println("open");
  }
}
