package io.github.prebind.analyse;

import io.github.prebind.record.Kind;
import io.github.prebind.record.SampleBucket;
import io.github.prebind.record.SpanNode;
import io.github.prebind.record.ThreadRecord;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * The spans of all threads as facts, parents before children. What the sampler saw a thread wait
 * for is a span too, marked so.
 */
final class SpanList {
  private final List<SpanFacts> spans = new ArrayList<>();
  private final long originNanos;
  private final long endNanos;

  /**
   * @param originNanos where the report's time begins
   * @param endNanos the bind or the end; what began later is left out
   */
  SpanList(long originNanos, long endNanos) {
    this.originNanos = originNanos;
    this.endNanos = endNanos;
  }

  void add(ThreadRecord record) {
    record.depth();
    below(record.root(), null);
  }

  List<SpanFacts> spans() {
    return spans;
  }

  /** How many calls of SQL lie below a span. */
  static long statements(SpanNode node) {
    long count = 0;
    for (SpanNode child = node.firstChild(); child != null; child = child.next()) {
      boolean statement = child.kind == Kind.SQL && !child.label.equals("COMMIT");
      count += (statement ? child.count() : 0) + statements(child);
    }
    return count;
  }

  private void below(SpanNode parent, Integer parentId) {
    for (SpanNode node = parent.firstChild(); node != null; node = node.next()) {
      if (node.count() > 0 && node.firstStartNanos() < endNanos) {
        below(node, add(node, parentId));
      }
    }
    for (SampleBucket at = parent.samples(); at != null; at = at.next) {
      if (at.kind.blocking() && at.kind != Kind.CPU_WAIT && at.nanos() > 0) {
        sampled(parent, parentId, at);
      }
    }
  }

  private Integer add(SpanNode node, Integer parentId) {
    long end = Math.min(endNanos, node.endNanos(endNanos));
    long total = Overlap.nanos(node, Long.MIN_VALUE / 2, endNanos);
    long self = total;
    for (SpanNode child = node.firstChild(); child != null; child = child.next()) {
      self -= Overlap.nanos(child, Long.MIN_VALUE / 2, endNanos);
    }
    boolean reaches = node.open() || node.endNanos(endNanos) > endNanos;
    boolean open = reaches && node.openSinceNanos() < endNanos;
    Integer id = spans.size();
    spans.add(
        new SpanFacts(
            id,
            parentId,
            node.thread.name,
            node.kind.id(),
            node.label,
            millis(node.firstStartNanos()),
            millis(end),
            total / 1e6,
            Math.max(0, self) / 1e6,
            node.count(endNanos),
            open,
            false,
            node.error()));
    return id;
  }

  private void sampled(SpanNode parent, Integer parentId, SampleBucket at) {
    double total = at.nanos() / 1e6;
    spans.add(
        new SpanFacts(
            spans.size(),
            parentId,
            parent.thread.name,
            at.kind.id(),
            at.label,
            millis(at.firstNanos()),
            millis(Math.min(endNanos, at.lastNanos())),
            total,
            total,
            Math.max(1, at.runs()),
            false,
            true,
            null));
  }

  private double millis(long nanos) {
    return (nanos - originNanos) / 1e6;
  }
}
