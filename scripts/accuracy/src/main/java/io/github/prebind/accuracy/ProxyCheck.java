package io.github.prebind.accuracy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the proxy really adds: single bytes there and back, and whole connections, timed. */
final class ProxyCheck {
  private static final int TRIPS = 200;
  private static final int CONNECTIONS = 20;

  /** Medians in milliseconds; {@code late}: nine of ten round trips were below it. */
  record Added(double rttMillis, double lateMillis, double connectMillis, double cpuMicros) {
    String sentence(double wanted) {
      return String.format(
          Locale.ROOT,
          "proxy %g ms: a round trip takes %.3f ms longer than without it (90 %% at most %.3f), a new"
              + " connection and its first %.3f; its CPU is %.0f us a round trip",
          wanted,
          rttMillis,
          lateMillis,
          connectMillis,
          cpuMicros);
    }
  }

  private ProxyCheck() {}

  /** By round-trip time: how many milliseconds the proxy holds one; says what that adds. */
  static Map<Double, Double> delays(List<Double> rtts) throws IOException {
    Map<Double, Double> delays = new HashMap<>();
    for (double rtt : rtts) {
      if (rtt > 0) {
        double delay = delayMillis(rtt);
        delays.put(rtt, delay);
        System.out.println(of(delay).sentence(rtt));
      }
    }
    return delays;
  }

  /**
   * How long a proxy must hold a round trip for it to take so much longer: the proxy's own two hops
   * are a part of that.
   */
  private static double delayMillis(double rttMillis) throws IOException {
    of(rttMillis); // so that its code is compiled
    return rttMillis - (of(rttMillis).rttMillis - rttMillis);
  }

  /** What a proxy that holds each round trip for so long really adds. */
  static Added of(double delayMillis) throws IOException {
    try (ServerSocket echo = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
        DelayProxy proxy = new DelayProxy(echo.getLocalPort(), Math.round(delayMillis * 1e6))) {
      Thread server = new Thread(() -> serve(echo), "echo");
      server.setDaemon(true);
      server.start();
      double[] near = trips(echo.getLocalPort());
      long cpu = cpuNanos();
      double[] far = trips(proxy.port());
      double cpuMicros = (cpuNanos() - cpu) / 1e3 / TRIPS;
      double nearConnect = connections(echo.getLocalPort());
      return new Added(
          far[TRIPS / 2] - near[TRIPS / 2],
          far[TRIPS * 9 / 10] - near[TRIPS / 2],
          connections(proxy.port()) - nearConnect,
          cpuMicros);
    }
  }

  static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void serve(ServerSocket echo) {
    try {
      while (true) {
        Socket client = echo.accept();
        client.setTcpNoDelay(true);
        Thread thread = new Thread(() -> answer(client), "echo answer");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // closed: the check is over
    }
  }

  private static void answer(Socket client) {
    try (client) {
      for (int one; (one = client.getInputStream().read()) >= 0; ) {
        client.getOutputStream().write(one);
      }
    } catch (IOException e) {
      // the check is over
    }
  }

  private static double[] trips(int port) throws IOException {
    double[] millis = new double[TRIPS];
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client.setTcpNoDelay(true);
      trip(client);
      for (int i = 0; i < TRIPS; i++) {
        long begin = System.nanoTime();
        trip(client);
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis;
  }

  private static double connections(int port) throws IOException {
    double[] millis = new double[CONNECTIONS];
    for (int i = 0; i < CONNECTIONS; i++) {
      long begin = System.nanoTime();
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
        client.setTcpNoDelay(true);
        trip(client);
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis[CONNECTIONS / 2];
  }

  private static void trip(Socket client) throws IOException {
    client.getOutputStream().write(1);
    if (client.getInputStream().read() != 1) {
      throw new IOException("the echo through the proxy was not what was sent");
    }
  }
}
