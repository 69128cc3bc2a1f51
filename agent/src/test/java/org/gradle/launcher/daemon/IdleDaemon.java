package org.gradle.launcher.daemon;

import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;

/** Has the name of a build's daemon, and like one listens for itself and outlives the build. */
public final class IdleDaemon {
  private IdleDaemon() {}

  /** Listens until it is told to end. */
  public static void main(String[] args) throws Exception {
    try (ServerSocket server = new ServerSocket(0)) {
      System.out.println("daemon on " + server.getLocalPort());
      new CountDownLatch(1).await();
    }
  }
}
