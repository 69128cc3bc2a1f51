package io.github.prebind;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;

/**
 * A server with registries of its own: one below the global one, one alone. When the agent has left
 * it prints what they hold of the start.
 */
final class MetersMain {
  private MetersMain() {}

  public static void main(String[] args) throws Exception {
    WeakReference<ClassLoader> loader = new WeakReference<>(LeavingMain.agentLoader());
    MeterRegistry global = new SimpleMeterRegistry();
    Metrics.addRegistry(global);
    MeterRegistry alone = new SimpleMeterRegistry();
    Thread.sleep(200);
    try (ServerSocket server = new ServerSocket(0)) {
      LeavingMain.awaitLeaving();
      LeavingMain.lookForRemains(loader);
      print("global", global);
      print("alone", alone);
      System.out.println("port " + server.getLocalPort());
    }
  }

  private static void print(String name, MeterRegistry registry) {
    for (Meter meter : registry.getMeters()) {
      double seconds = ((TimeGauge) meter).value(TimeUnit.SECONDS);
      StringBuilder tags = new StringBuilder();
      meter
          .getId()
          .getTags()
          .forEach(tag -> tags.append(tag.getKey()).append('=').append(tag.getValue()));
      System.out.println(
          name
              + " "
              + meter.getId().getName()
              + " ["
              + tags
              + "] "
              + (Double.isNaN(seconds) ? "lost" : "kept"));
    }
  }
}
