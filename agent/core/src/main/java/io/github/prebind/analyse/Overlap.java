package io.github.prebind.analyse;

import io.github.prebind.record.SampleBucket;
import io.github.prebind.record.SpanNode;

/** How much of a span's time, or of what was seen inside of it, lies in a window. */
final class Overlap {
  private Overlap() {}

  /**
   * Exact for a single call, and for folded ones if only the last of them reaches over the end of
   * the window or begins behind it. Else their time is taken as spread evenly from the first to the
   * last.
   */
  static long nanos(SpanNode node, long fromNanos, long toNanos) {
    if (node.count() == 0 || node.firstStartNanos() >= toNanos) {
      return 0;
    }
    long start = node.firstStartNanos();
    long last = node.openSinceNanos();
    long end = Math.min(toNanos, node.endNanos(toNanos));
    double total;
    if (last < toNanos) {
      total = node.nanosBeforeLast() + Math.max(0, end - last);
    } else {
      end = toNanos;
      total = node.nanosBeforeLast();
      if (node.count() > 2) {
        total *= (double) (toNanos - start) / (last - start);
      }
    }
    long inside = end - Math.max(start, fromNanos);
    if (inside <= 0) {
      return 0;
    }
    if (start < fromNanos) {
      total = node.count() == 1 ? inside : total * inside / Math.max(1, end - start);
    }
    return (long) Math.min(total, inside); // it may go on while we read
  }

  /** What the sampler saw, spread evenly from the first to the last time it did. */
  static double nanos(SampleBucket seen, long fromNanos, long toNanos) {
    long first = seen.firstNanos();
    long last = seen.lastNanos();
    if (first >= fromNanos && last <= toNanos || last <= first) {
      return seen.nanos();
    }
    long inside = Math.min(last, toNanos) - Math.max(first, fromNanos);
    return inside <= 0 ? 0 : (double) seen.nanos() * inside / (last - first);
  }
}
