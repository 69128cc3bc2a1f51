package io.github.prebind.sick;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;

/** Waits for an order that never comes before it would open its port. */
public final class NeverBound {
  private static final CountDownLatch ORDER = new CountDownLatch(1);

  private NeverBound() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Thread main = Thread.currentThread();
    new Thread(() -> poll(main), "poller").start();
    ORDER.await();
    new ServerSocket(0).close();
  }

  private static void poll(Thread main) {
    try {
      while (main.getState() != Thread.State.WAITING) {
        Thread.sleep(1);
      }
      System.out.println("the app waits");
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      // nobody does
    }
  }
}
