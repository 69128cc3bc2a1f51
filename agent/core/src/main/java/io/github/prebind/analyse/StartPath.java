package io.github.prebind.analyse;

import io.github.prebind.record.SpanNode;
import io.github.prebind.record.ThreadRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which thread was on the way to the bind when.
 *
 * <p>The binding thread, since it was started; before that the thread that started it, and so on up
 * to the main thread. Where the binding thread mostly idled, as an event loop does that another
 * thread tells to bind, the one that started it stays on the way.
 */
final class StartPath {
  /** A thread that spent less than this share of its stretch in spans was waiting to be told. */
  private static final double BUSY = 0.5;

  private static final int LONGEST_CHAIN = 20;

  /** One thread's stretch of the way; {@link System#nanoTime} values. */
  record Segment(ThreadRecord thread, long fromNanos, long toNanos) {}

  private StartPath() {}

  /**
   * The stretches in order of time, without a gap.
   *
   * @param main the main thread's record
   * @param binder the binding thread's, or {@code null} if no port opened
   */
  static List<Segment> of(ThreadRecord main, ThreadRecord binder, long fromNanos, long toNanos) {
    List<Segment> backwards = new ArrayList<>();
    long to = toNanos;
    ThreadRecord at = binder;
    for (int i = 0; i < LONGEST_CHAIN && at != null && at != main; i++) {
      long since = Math.max(fromNanos, Math.min(at.sinceNanos, to));
      boolean starterKnown = at.startedBy != null;
      if (!starterKnown || busyNanos(at, since, to) >= (to - since) * BUSY) {
        backwards.add(new Segment(at, since, to));
        to = since;
      }
      at = at.startedBy;
    }
    if (to > fromNanos) {
      backwards.add(new Segment(main, fromNanos, to));
    }
    Collections.reverse(backwards);
    return backwards;
  }

  private static long busyNanos(ThreadRecord record, long from, long to) {
    long busy = 0;
    record.depth();
    for (SpanNode node = record.root().firstChild(); node != null; node = node.next()) {
      busy += Overlap.nanos(node, from, to);
    }
    return busy;
  }
}
