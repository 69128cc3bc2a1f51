package io.github.prebind.analyse;

import io.github.prebind.record.Kind;
import io.github.prebind.record.SampleBucket;
import io.github.prebind.record.SpanNode;
import io.github.prebind.record.ThreadRecord;
import io.github.prebind.record.Wait;
import io.github.prebind.start.Start.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the time to the bind went: exclusive times that add up to it.
 *
 * <p>Each stretch of the way is given out from the top: a span's time goes to the spans below it,
 * what is left is its own. Own time of a blocking span is what it says. Own time of the others, and
 * time outside all spans, is split as the sampler saw it. The collector's and the compilers' share
 * of it are estimates and labelled so.
 *
 * <p>While a thread waited for another one, its time is given to what that one did meanwhile, and
 * so on where that waited too: the critical path, not the sum. What nothing is known of stays a
 * wait. Not thread-safe.
 */
final class Attribution {
  private static final int MOST_ROWS = 300;

  /** How many threads may wait for each other in a row. */
  private static final int LONGEST_CHAIN = 20;

  private static final class Row {
    double nanos;
    long count;
  }

  private final Map<Kind, Map<String, Row>> rows = new LinkedHashMap<>();
  private final AwaitedThreads awaited;

  /** Spans whose calls have been counted: several waits may lead to the same ones. */
  private final Set<SpanNode> counted = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Map<ThreadRecord, Double> awaitedNanos = new IdentityHashMap<>();

  private int chain;

  /** Without any waits. */
  Attribution() {
    this(new AwaitedThreads(null, null, 0));
  }

  Attribution(AwaitedThreads awaited) {
    this.awaited = awaited;
  }

  /** Time that is known as a whole. */
  void add(Kind kind, String label, double nanos, long count) {
    if (nanos <= 0) {
      return;
    }
    Map<String, Row> labels = rows.get(kind);
    if (labels == null) {
      labels = new LinkedHashMap<>();
      rows.put(kind, labels);
    }
    Row row = labels.get(label);
    if (row == null) {
      row = new Row();
      labels.put(label, row);
    }
    row.nanos += nanos;
    row.count += count;
  }

  /** One thread's stretch of the way. */
  void add(StartPath.Segment segment) {
    long nanos = segment.toNanos() - segment.fromNanos();
    add(segment.thread(), nanos, segment.fromNanos(), segment.toNanos(), null);
  }

  /**
   * What a thread did in a window.
   *
   * @param budget how much time is to be given out
   * @param waiting the span of the thread that waited for it, {@code null} if none did
   */
  private void add(ThreadRecord thread, double budget, long from, long to, SpanNode waiting) {
    thread.depth();
    giveOut(thread.root(), budget, from, to, waiting);
  }

  private void giveOut(SpanNode node, double budget, long from, long to, SpanNode waiting) {
    double below = 0;
    for (SpanNode child = node.firstChild(); child != null; child = child.next()) {
      below += Overlap.nanos(child, from, to);
    }
    double scale = below > budget ? budget / below : 1;
    for (SpanNode child = node.firstChild(); child != null; child = child.next()) {
      double part = Overlap.nanos(child, from, to) * scale;
      if (part > 0) {
        giveOut(child, part, from, to, waiting);
      }
    }
    own(node, budget - Math.min(budget, below), from, to, waiting);
  }

  private void own(SpanNode node, double nanos, long from, long to, SpanNode waiting) {
    if (nanos <= 0 && node.count() == 0) {
      return;
    }
    if (node.kind.blocking()) {
      double left = node.kind == Kind.WAIT ? nanos - awaited(node, nanos, from, to) : nanos;
      add(node.kind, node.label, left, calls(node, to));
      return;
    }
    double seen = 0;
    for (SampleBucket at = node.samples(); at != null; at = at.next) {
      seen += Overlap.nanos(at, from, to);
    }
    double scale = seen > nanos ? nanos / seen : 1;
    for (SampleBucket at = node.samples(); at != null; at = at.next) {
      Kind kind = at.kind;
      String label = at.label;
      if (node.parent != null && kind == Kind.CPU) {
        kind = node.kind; // running code inside a span is that span's work
        label = node.label;
      }
      double part = Overlap.nanos(at, from, to) * scale;
      add(kind, label, part, kind == node.kind ? 0 : at.runs());
    }
    double rest = nanos - seen * scale;
    if (node.parent != null) {
      add(node.kind, node.label, rest, calls(node, to));
    } else if (waiting != null) {
      add(waiting.kind, waiting.label, rest, 0);
    } else {
      add(Kind.CPU, "code outside all spans", rest, 0);
    }
  }

  private long calls(SpanNode node, long to) {
    return counted.add(node) ? node.count(to) : 0;
  }

  /** Gives out what is known of the time in which a thread waited; how much that is. */
  private double awaited(SpanNode node, double nanos, long from, long to) {
    if (nanos <= 0 || chain == LONGEST_CHAIN) {
      return 0;
    }
    double known = 0;
    Wait[] waits = node.thread.waits();
    for (Wait wait : waits) {
      if (wait.span == node && awaited.by(wait) != null) {
        known += Math.max(0, Math.min(to, wait.toNanos(to)) - Math.max(from, wait.fromNanos));
      }
    }
    if (known <= 0) {
      return 0;
    }
    double scale = Math.min(1, nanos / known);
    chain++;
    for (Wait wait : waits) {
      ThreadRecord by = wait.span == node ? awaited.by(wait) : null;
      long begin = Math.max(from, wait.fromNanos);
      long end = Math.min(to, wait.toNanos(to));
      if (by != null && end > begin) {
        awaitedNanos.merge(by, (double) (end - begin), Double::sum);
        add(by, (end - begin) * scale, begin, end, node);
      }
    }
    chain--;
    return known * scale;
  }

  /** How long each thread was waited for. */
  Map<ThreadRecord, Double> awaitedNanos() {
    return awaitedNanos;
  }

  /**
   * Moves time from what the threads on the way seemed to do to what kept them from it.
   *
   * @param from the kind to take from, all labels in proportion
   * @param nanos at most this much
   */
  void move(Kind from, Kind to, String label, double nanos) {
    Map<String, Row> labels = rows.get(from);
    double there = nanos(from);
    if (labels == null || there <= 0 || nanos <= 0) {
      return;
    }
    double moved = Math.min(nanos, there);
    for (Row row : labels.values()) {
      row.nanos -= row.nanos * moved / there;
    }
    add(to, label, moved, 0);
  }

  double nanos(Kind kind) {
    double sum = 0;
    Map<String, Row> labels = rows.get(kind);
    if (labels != null) {
      for (Row row : labels.values()) {
        sum += row.nanos;
      }
    }
    return sum;
  }

  /** The rows by cost; beyond {@value #MOST_ROWS} the small ones of a kind become one. */
  List<Share> shares() {
    List<Share> all = new ArrayList<>();
    for (Map.Entry<Kind, Map<String, Row>> kind : rows.entrySet()) {
      for (Map.Entry<String, Row> label : kind.getValue().entrySet()) {
        Row row = label.getValue();
        if (row.nanos > 0) {
          all.add(new Share(kind.getKey().id(), label.getKey(), row.nanos / 1e6, row.count));
        }
      }
    }
    all.sort((a, b) -> Double.compare(b.millis(), a.millis()));
    if (all.size() <= MOST_ROWS) {
      return all;
    }
    List<Share> kept = new ArrayList<>(all.subList(0, MOST_ROWS));
    Attribution small = new Attribution();
    for (Share share : all.subList(MOST_ROWS, all.size())) {
      Kind kind = Kind.of(share.kind());
      small.add(kind, Way.more(share.kind()), share.millis() * 1e6, share.count());
    }
    kept.addAll(small.shares());
    kept.sort((a, b) -> Double.compare(b.millis(), a.millis()));
    return kept;
  }
}
