package io.github.prebind.accuracy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.TreeMap;

/**
 * How fast this machine is: the CPU time of one fixed piece of work, which a thread of its own does
 * a few times a second. The processors of a virtual machine are shared with others, so the same
 * work costs up to half as much again from one minute to the next, and no counter of the guest
 * tells.
 *
 * <p>The piece reads a JSON document and sorts its words: branches, small objects and a memory of
 * some megabytes, as a start has them. It is done once untimed, since caches are cold after each
 * pause, and then a few times on the clock: about two hundredths of one processor in all.
 */
final class Gauge implements AutoCloseable {
  private static final int WARM_UP = 400;
  private static final long PAUSE_MILLIS = 250;
  private static final int ENTRIES = 500;

  /** How many pieces are timed together. */
  private static final int PIECES = 5;

  /** What has been done so far: pieces of work, and their CPU time. */
  record Reading(long pieces, long cpuNanos) {
    /** Mean CPU microseconds of the pieces since an earlier reading; NaN if there were none. */
    double microsSince(Reading earlier) {
      return pieces == earlier.pieces
          ? Double.NaN
          : (cpuNanos - earlier.cpuNanos) / 1e3 / (pieces - earlier.pieces);
    }
  }

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final String document = document();
  private final Thread worker = new Thread(this::work, "gauge");
  private volatile Reading reading = new Reading(0, 0);

  /** Returns when the work's own code is compiled, and goes on with it until it is closed. */
  Gauge() {
    for (int i = 0; i < WARM_UP; i++) {
      piece(document);
    }
    worker.setDaemon(true);
    worker.start();
  }

  Reading now() {
    return reading;
  }

  private void work() {
    try {
      while (true) {
        piece(document);
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < PIECES; i++) {
          piece(document);
        }
        long took = threads.getCurrentThreadCpuTime() - before;
        reading = new Reading(reading.pieces + PIECES, reading.cpuNanos + took);
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private static String document() {
    JsonArray entries = new JsonArray();
    for (int i = 0; i < ENTRIES; i++) {
      JsonObject entry = new JsonObject();
      entry.addProperty("id", i);
      entry.addProperty("name", "entry " + i * 7919 % ENTRIES);
      entry.addProperty("words", Integer.toBinaryString(i * 31).replace("1", "one ").trim());
      entries.add(entry);
    }
    return entries.toString();
  }

  /** How many different words the document has: something that depends on all of the work. */
  static int piece(String document) {
    Map<String, Integer> words = new TreeMap<>();
    for (JsonElement entry : JsonParser.parseString(document).getAsJsonArray()) {
      for (JsonElement value : entry.getAsJsonObject().asMap().values()) {
        for (String word : value.getAsString().split(" ")) {
          words.merge(word, 1, Integer::sum);
        }
      }
    }
    return words.size();
  }

  @Override
  public void close() {
    worker.interrupt();
  }
}
