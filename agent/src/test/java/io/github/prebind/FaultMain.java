package io.github.prebind;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A start with something of everything, which goes on until it is killed; with an argument, the
 * heap is filled from that many milliseconds on, by the thread that starts the app.
 */
final class FaultMain {
  private static final int ROUNDS = 40;

  /** Kept, so that the heap is full. */
  private static final List<byte[]> FILL = new ArrayList<>();

  private FaultMain() {}

  public static void main(String[] args) throws Exception {
    long from = args.length == 0 ? Long.MAX_VALUE : Long.parseLong(args[0]) * 1_000_000;
    long begin = System.nanoTime();
    System.out.println("begun");
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:fault", "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("create table audits(id int, text varchar(90))");
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < 50; i++) {
          statement.executeUpdate("insert into audits values (" + i + ", 'round " + round + "')");
        }
        CountDownLatch done = new CountDownLatch(1);
        Thread worker = new Thread(done::countDown, "worker-" + round);
        worker.start();
        done.await();
        worker.join();
        InetAddress.getByName("localhost");
        Thread.sleep(10);
        while (System.nanoTime() - begin > from) {
          FILL.add(new byte[64 * 1024]);
        }
      }
    }
    new ServerSocket(0);
    System.out.println("opened");
    while (true) {
      Thread.sleep(10);
      while (System.nanoTime() - begin > from) {
        FILL.add(new byte[64 * 1024]);
      }
    }
  }
}
