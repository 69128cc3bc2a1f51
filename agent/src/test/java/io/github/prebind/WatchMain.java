package io.github.prebind;

import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;

/** An app whose port stays shut, for the reason that its argument names. */
final class WatchMain {
  private WatchMain() {}

  /** The user's own code. */
  static final class Backfill {
    private Backfill() {}

    static void run(String how) throws InterruptedException {
      System.out.println("inside");
      switch (how) {
        case "exit" -> System.exit(3);
        case "throw" -> throw new IllegalStateException("no such tenant");
        default -> TimeUnit.MINUTES.sleep(3);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    if (args[0].equals("daemon")) {
      Thread thread = new Thread(() -> {}, "worker");
      thread.setDaemon(true);
      thread.start();
      return;
    }
    if (args[0].equals("elsewhere")) {
      ServerSocket other = new ServerSocket(0);
      System.out.println("opened " + other.getLocalPort());
    }
    Backfill.run(args[0]);
  }
}
