package io.github.prebind.sick;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;

/** Asks for a name, and waits for the answer. */
public final class SlowDns {
  /** Kept open. */
  private static ServerSocket port;

  private SlowDns() {}

  public static void main(String[] args) throws Exception {
    try {
      System.out.println(InetAddress.getByName("prices.example.test"));
    } catch (UnknownHostException e) {
      System.out.println(e);
    }
    port = new ServerSocket(0);
    new CountDownLatch(1).await();
  }
}
