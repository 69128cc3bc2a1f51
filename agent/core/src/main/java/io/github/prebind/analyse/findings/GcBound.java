package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import java.util.List;

/**
 * Did collecting garbage slow the start, mostly because the heap is too small?
 *
 * <p>A start makes little garbage that lives: the collector takes 1 to 6 % of its CPU time. From
 * {@value #LEAST_PERCENT} % on it works for want of room. The cost is what the collectors had the
 * processor for while the start waited for it (the attribution's estimate); of the serial collector
 * all of its CPU time, since nothing else runs meanwhile.
 */
final class GcBound implements FindingRule {
  private static final int LEAST_PERCENT = 15;
  private static final double LEAST_MILLIS = 200;
  private static final double LEAST_SHARE = 0.05;

  @Override
  public String id() {
    return "gc-bound";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Start start = evidence.start();
    Double all = start.cpu().processMillis();
    Double gc = start.cpu().gcMillis();
    if (all == null || gc == null || gc * 100 < all * LEAST_PERCENT) {
      return List.of();
    }
    String collector = start.jvm().collector() == null ? "" : start.jvm().collector();
    double millis = evidence.millis("gc");
    if (collector.startsWith("Serial")) {
      millis = Math.max(millis, Math.min(gc, evidence.endMillis()));
    }
    if (millis < LEAST_MILLIS || millis < LEAST_SHARE * evidence.endMillis()) {
      return List.of();
    }
    Long heap = start.jvm().maxHeapBytes();
    Long limit = start.jvm().memoryLimitBytes();
    return evidence.costs(
        id(),
        millis,
        "Collecting garbage slows the start",
        evidence.cost(millis)
            + "; "
            + say(gc)
            + " of "
            + say(all)
            + " of CPU time ("
            + Math.round(100 * gc / all)
            + " %)"
            + (collector.isEmpty() ? "" : ", collector " + collector)
            + (heap == null ? "" : "; the heap may grow to " + megabytes(heap))
            + (limit == null ? "" : ", memory is limited to " + megabytes(limit)),
        advice(heap, limit));
  }

  private static String advice(Long heap, Long limit) {
    boolean room = heap != null && limit != null && heap < limit / 2;
    return (room
            ? "The heap may have more of the memory that is there: -XX:MaxRAMPercentage=75 instead"
                + " of the default 25 or of -Xmx."
            : "Give the heap more room (-Xmx, or an instance with more memory), or read less into it"
                + " before the port is open.")
        + " https://docs.oracle.com/en/java/javase/17/gctuning/factors-affecting-garbage-collection"
        + "-performance.html";
  }

  static String megabytes(long bytes) {
    return bytes / 1_048_576 + " MB";
  }
}
