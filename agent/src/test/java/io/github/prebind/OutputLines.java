package io.github.prebind;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of one stream of a forked JVM, read by a thread of its own. Thread-safe. */
final class OutputLines {
  /** One for all, so that a test can wait for the next line of any stream. */
  private static final Object MORE = new Object();

  private final List<String> lines = new ArrayList<>();
  private boolean ended;
  final Thread thread;

  OutputLines(InputStream in) {
    thread = new Thread(() -> read(in), "fork-output");
    thread.setDaemon(true);
    thread.start();
  }

  private void read(InputStream in) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (MORE) {
          lines.add(line);
          MORE.notifyAll();
        }
      }
    } catch (IOException e) {
      // the process is gone
    }
    synchronized (MORE) {
      ended = true;
      MORE.notifyAll();
    }
  }

  List<String> lines() {
    synchronized (MORE) {
      return new ArrayList<>(lines);
    }
  }

  boolean ended() {
    synchronized (MORE) {
      return ended;
    }
  }

  static void awaitMore() {
    synchronized (MORE) {
      try {
        MORE.wait(1000);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
