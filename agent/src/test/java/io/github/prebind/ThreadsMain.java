package io.github.prebind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * 64 threads that begin together; the n-th one connects n + 1 times to a port of its own, in calls
 * of the app's own methods. Prints each thread's port; binds when all have ended.
 */
final class ThreadsMain {
  static final int THREADS = 64;

  private ThreadsMain() {}

  /** The app's own calls. */
  static final class Work {
    private Work() {}

    static void outer(int number, int port) throws IOException {
      for (int i = 0; i <= number; i++) {
        step(port);
      }
      for (int i = 0; i < 100 * number; i++) {
        small(i);
      }
    }

    static void step(int port) throws IOException {
      new Socket("127.0.0.1", port).close();
    }

    static int small(int value) {
      return value + 1;
    }
  }

  public static void main(String[] args) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    List<ServerSocket> servers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int number = i;
      ServerSocket server = new ServerSocket();
      server.bind(new InetSocketAddress("127.0.0.1", 0), 100);
      servers.add(server);
      System.out.println("port " + server.getLocalPort());
      Thread thread =
          new Thread(
              () -> {
                try {
                  go.await();
                  Work.outer(number, server.getLocalPort());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              },
              "worker-" + number);
      threads.add(thread);
      thread.start();
    }
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    new ServerSocket(Integer.parseInt(args[0])).close();
    for (ServerSocket server : servers) {
      server.close();
    }
  }
}
