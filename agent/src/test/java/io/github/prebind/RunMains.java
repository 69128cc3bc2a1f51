package io.github.prebind;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Apps for the {@code run} command. */
final class RunMains {
  private RunMains() {}

  /** Opens a port, says so on both streams, and stays. */
  static final class Server {
    public static void main(String[] args) throws Exception {
      try (ServerSocket server = new ServerSocket(0)) {
        System.err.println("app err");
        System.out.println("opened " + server.getLocalPort());
        new CountDownLatch(1).await();
      }
    }
  }

  /** Never opens a port; its shutdown takes for ever if the argument says so. */
  static final class Shut {
    public static void main(String[] args) throws Exception {
      if (args.length > 0) {
        Thread never =
            new Thread(
                () -> {
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    // nobody does
                  }
                });
        Runtime.getRuntime().addShutdownHook(never);
      }
      System.out.println("inside " + System.getenv("PREBIND_RUN"));
      new CountDownLatch(1).await();
    }
  }

  /** Writes as many megabytes as the argument says to each stream, then opens a port. */
  static final class Loud {
    public static void main(String[] args) throws Exception {
      String line = "x".repeat(1023);
      for (int i = 0; i < 1024 * Integer.parseInt(args[0]); i++) {
        System.out.println(line);
        System.err.println(line);
      }
      Server.main(args);
    }
  }

  /** Opens a port, and ends when the file of the argument is there. */
  static final class UntilFile {
    public static void main(String[] args) throws IOException, InterruptedException {
      try (ServerSocket server = new ServerSocket(0)) {
        System.out.println("opened " + server.getLocalPort());
        long until = System.nanoTime() + AwaitedReport.LONGEST_NANOS;
        while (!Files.exists(Path.of(args[0]))) {
          if (System.nanoTime() > until) {
            throw new IllegalStateException("no " + args[0]);
          }
          Thread.sleep(20);
        }
      }
    }
  }

  /** Says how many processors it sees, and opens a port. */
  static final class Processors {
    public static void main(String[] args) throws Exception {
      System.out.println("processors " + Runtime.getRuntime().availableProcessors());
      System.out.println("run " + System.getenv("PREBIND_RUN"));
      Server.main(args);
    }
  }
}
