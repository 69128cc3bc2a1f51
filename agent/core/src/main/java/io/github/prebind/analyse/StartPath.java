package io.github.prebind.analyse;

import io.github.prebind.record.Handover;
import io.github.prebind.record.Kind;
import io.github.prebind.record.SampleBucket;
import io.github.prebind.record.SpanNode;
import io.github.prebind.record.ThreadRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Which thread was on the way to the bind when.
 *
 * <p>The binding thread, since it was given the task in which it opened the port; before that the
 * thread that made this task, since it was given its own, and so on. Where no task is known: since
 * it was started; before that the thread that started it, and so on up to the main thread. Where
 * such a thread mostly idled, as an event loop does that another thread tells to bind, the one that
 * started it stays on the way.
 */
final class StartPath {
  /** A thread that spent less than this share of its stretch at work was waiting to be told. */
  private static final double BUSY = 0.5;

  /** What counts as being waited for in nearly all of one's work. */
  private static final double NEARLY_ALL = 0.7;

  private static final int LONGEST_CHAIN = 5_000;

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
    long cause = toNanos;
    ThreadRecord at = binder;
    for (int i = 0; i < LONGEST_CHAIN && at != null && at != main && to > fromNanos; i++) {
      Handover task = at.handoverBefore(cause);
      if (task != null && task.endNanos() >= cause) {
        long since = Math.max(fromNanos, Math.min(task.atNanos, to));
        add(backwards, at, since, to);
        to = since;
        Handover before = at.handoverBefore(task.atNanos - 1);
        if (before != null && before.endNanos() > task.madeNanos) {
          cause = Math.min(before.endNanos(), task.atNanos - 1); // it had other work to do first
        } else {
          cause = task.madeNanos;
          at = task.by;
        }
        continue;
      }
      long since = Math.max(fromNanos, Math.min(at.sinceNanos, to));
      boolean starterKnown = at.startedBy != null;
      if (!starterKnown || busyNanos(at, since, to) >= (to - since) * BUSY) {
        add(backwards, at, since, to);
        to = since;
      }
      cause = Math.min(cause, at.sinceNanos);
      at = at.startedBy;
    }
    if (to > fromNanos) {
      add(backwards, main, fromNanos, to);
    }
    Collections.reverse(backwards);
    return backwards;
  }

  /**
   * The stretch before those that are there; one with its neighbour if that is the same thread's.
   */
  private static void add(List<Segment> backwards, ThreadRecord thread, long from, long to) {
    int last = backwards.size() - 1;
    if (last >= 0 && backwards.get(last).thread() == thread) {
      backwards.set(last, new Segment(thread, from, backwards.get(last).toNanos()));
    } else if (to > from) {
      backwards.add(new Segment(thread, from, to));
    }
  }

  /**
   * The threads on the way in the order in which they came to it, each with all of its stretches.
   * Ahead of them those that were waited for in nearly all that they did, so that what they counted
   * is on the way too; one that worked beside another one for long is not.
   *
   * @param awaitedNanos how long each was waited for
   */
  static List<Segment> threads(List<Segment> way, Map<ThreadRecord, Double> awaitedNanos) {
    List<Segment> threads = new ArrayList<>();
    for (Segment segment : way) {
      int known = 0;
      while (known < threads.size() && threads.get(known).thread() != segment.thread()) {
        known++;
      }
      if (known == threads.size()) {
        threads.add(segment);
      } else {
        Segment first = threads.get(known);
        threads.set(known, new Segment(first.thread(), first.fromNanos(), segment.toNanos()));
      }
    }
    for (Map.Entry<ThreadRecord, Double> one : awaitedNanos.entrySet()) {
      boolean known = false;
      for (Segment segment : threads) {
        known |= segment.thread() == one.getKey();
      }
      long end = way.isEmpty() ? 0 : way.get(way.size() - 1).toNanos();
      long busy = busyNanos(one.getKey(), one.getKey().sinceNanos, end);
      if (!known && busy > 0 && one.getValue() >= busy * NEARLY_ALL) {
        threads.add(0, new Segment(one.getKey(), one.getKey().sinceNanos, end));
      }
    }
    return threads;
  }

  /** In spans, or seen to run outside of them. */
  private static long busyNanos(ThreadRecord record, long from, long to) {
    long busy = 0;
    record.depth();
    for (SpanNode node = record.root().firstChild(); node != null; node = node.next()) {
      busy += Overlap.nanos(node, from, to);
    }
    SampleBucket at = record.root().samples();
    for (; at != null; at = at.next) {
      if (!at.kind.blocking() || at.kind == Kind.CPU_WAIT) {
        busy += (long) Overlap.nanos(at, from, to);
      }
    }
    return busy;
  }
}
