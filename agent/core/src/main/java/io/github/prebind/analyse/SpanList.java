package io.github.prebind.analyse;

import io.github.prebind.record.Kind;
import io.github.prebind.record.Listening;
import io.github.prebind.record.SampleBucket;
import io.github.prebind.record.SpanNode;
import io.github.prebind.record.ThreadRecord;
import io.github.prebind.record.Wait;
import io.github.prebind.start.Start.Sample;
import io.github.prebind.start.Start.SpanFacts;
import io.github.prebind.start.Start.WaitFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The spans of all threads as facts, parents before children. What the sampler saw a thread wait
 * for is a span too, marked so; what it saw a thread run is a sample inside of its span.
 */
final class SpanList {
  /** More of them would make a long start's report large and tell nothing more. */
  private static final int MOST_SAMPLES = 2_000;

  private static final int MOST_WAITS = 2_000;

  /** Of fewer calls nobody asks how evenly they came. */
  private static final int FEWEST_TO_TELL = 8;

  private final List<SpanFacts> spans = new ArrayList<>();
  private final List<Sample> samples = new ArrayList<>();
  private final List<WaitFacts> waits = new ArrayList<>();
  private final long originNanos;
  private final long endNanos;
  private final int listener;
  private final AwaitedThreads awaited;

  /**
   * @param originNanos where the report's time begins
   * @param endNanos the bind or the end; what began later is left out
   * @param target the listener that the start was for, or {@code null}
   */
  SpanList(long originNanos, long endNanos, Listening target, AwaitedThreads awaited) {
    this.originNanos = originNanos;
    this.endNanos = endNanos;
    this.awaited = awaited;
    this.listener = target == null ? Integer.MAX_VALUE : target.number();
  }

  void add(ThreadRecord record) {
    record.depth();
    below(record.root(), null);
  }

  List<SpanFacts> spans() {
    return spans;
  }

  /** The samples by cost, of which the small ones are left out where there are very many. */
  List<Sample> samples() {
    samples.sort(Comparator.comparingDouble(Sample::millis).reversed());
    return List.copyOf(samples.subList(0, Math.min(MOST_SAMPLES, samples.size())));
  }

  /** The waits by their length, of which the short ones are left out where there are very many. */
  List<WaitFacts> waits() {
    waits.sort(Comparator.comparingDouble(one -> one.startMillis() - one.endMillis()));
    return List.copyOf(waits.subList(0, Math.min(MOST_WAITS, waits.size())));
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
      if (at.nanos() <= 0) {
        continue;
      }
      if (at.kind.blocking() && at.kind != Kind.CPU_WAIT) {
        sampled(parent, parentId, at);
      } else {
        int method = at.topMethod();
        samples.add(
            new Sample(
                parentId,
                parent.thread.name,
                at.kind.id(),
                at.label,
                at.nanos() / 1e6,
                at.runs(),
                method < 0 ? null : at.method(method),
                method < 0 ? null : at.methodNanos(method) / 1e6));
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
            node.error(),
            node.roundTrips(listener),
            doublings(node),
            node.failures(),
            node.rows(),
            node.note()));
    if (node.kind == Kind.WAIT) {
      addWaits(node, id);
    }
    return id;
  }

  private void addWaits(SpanNode node, Integer id) {
    for (Wait wait : node.thread.waits()) {
      ThreadRecord by = wait.span == node ? awaited.by(wait) : null;
      if (by != null && wait.fromNanos < endNanos) {
        double to = millis(Math.min(endNanos, wait.toNanos(endNanos)));
        waits.add(new WaitFacts(id, by.name, millis(wait.fromNanos), to));
      }
    }
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
            null,
            0,
            List.of()));
  }

  private List<Double> doublings(SpanNode node) {
    if (node.count(endNanos) < FEWEST_TO_TELL) {
      return List.of();
    }
    List<Double> doublings = new ArrayList<>();
    for (int i = 0; node.doublingNanos(i) != 0 && node.doublingNanos(i) < endNanos; i++) {
      doublings.add(millis(node.doublingNanos(i)));
    }
    return doublings;
  }

  private double millis(long nanos) {
    return (nanos - originNanos) / 1e6;
  }
}
