package io.github.prebind.analyse;

import io.github.prebind.record.SpanNode;

/** How much of a span's time lies in a window. */
final class Overlap {
  private Overlap() {}

  /**
   * Exact for a single call and for calls that lie wholly inside; for folded calls across the
   * border their time is taken as spread evenly from the first to the last.
   */
  static long nanos(SpanNode node, long fromNanos, long toNanos) {
    if (node.count() == 0 || node.firstStartNanos() >= toNanos) {
      return 0;
    }
    long start = node.firstStartNanos();
    long end = node.endNanos(Math.max(toNanos, node.openSinceNanos()));
    long total = node.totalNanos(end);
    long inside = Math.min(end, toNanos) - Math.max(start, fromNanos);
    if (inside <= 0) {
      return 0;
    }
    if (start >= fromNanos && end <= toNanos) {
      return total;
    }
    if (node.count() == 1) {
      return inside;
    }
    return (long) ((double) total * inside / Math.max(1, end - start));
  }
}
