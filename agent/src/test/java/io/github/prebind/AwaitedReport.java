package io.github.prebind;

import java.nio.file.Files;
import java.nio.file.Path;

/** For apps under test: keeps their port open until the agent's report is there. */
final class AwaitedReport {
  static final long LONGEST_NANOS = 120_000_000_000L;

  private static final Path FILE = Path.of("start.json");

  private AwaitedReport() {}

  /**
   * Returns when the report is there; the agent moves it to its place at once. Fails when none can
   * come any more, since the agent has left.
   */
  static void await() throws InterruptedException {
    long until = System.nanoTime() + LONGEST_NANOS;
    while (!Files.exists(FILE)) {
      boolean watched = isWatched();
      if (System.nanoTime() > until || !watched && !Files.exists(FILE)) {
        throw new IllegalStateException(
            "no report, and the agent " + (watched ? "is here" : "left"));
      }
      Thread.sleep(10);
    }
  }

  private static boolean isWatched() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("prebind-watch")) {
        return true;
      }
    }
    return false;
  }
}
