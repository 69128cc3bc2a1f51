package io.github.prebind.record;

import java.util.Arrays;

/**
 * The tasks that one thread was given and ran, oldest first. Bounded: where there are more than
 * {@value #MOST} of them, those that follow another one closely become part of it. Written by the
 * thread; readers may see it in the middle of a change, and then miss some.
 */
final class HandoverLog {
  static final int MOST = 1024;
  private static final long FIRST_GAP_NANOS = 250_000;

  private volatile Handover[] all = new Handover[8];
  private volatile int count;
  private long gapNanos;

  /** The task that runs, {@code null} if none does; those that it runs itself are its own. */
  Object task;

  private Handover running;

  void begins(Object begun, Handover handover) {
    task = begun;
    running = add(handover);
  }

  void ends(Object ended) {
    if (ended == task && ended != null) {
      running.ends(System.nanoTime());
      running = null;
      task = null;
    }
  }

  /** The one that it is kept as. */
  private Handover add(Handover more) {
    int seen = count;
    if (seen > 0 && more.atNanos - all[seen - 1].atNanos < gapNanos) {
      return all[seen - 1];
    }
    if (seen == MOST) {
      thin();
      seen = count;
    }
    Handover[] into = all;
    if (seen == into.length) {
      into = Arrays.copyOf(into, seen * 2);
      all = into;
    }
    into[seen] = more;
    count = seen + 1;
    return more;
  }

  private void thin() {
    Handover[] before = all;
    int kept = MOST;
    Handover[] thinned = before;
    while (kept > MOST / 2) {
      gapNanos = Math.max(FIRST_GAP_NANOS, gapNanos * 2);
      thinned = new Handover[MOST];
      kept = 0;
      for (Handover one : before) {
        if (kept == 0 || one.atNanos - thinned[kept - 1].atNanos >= gapNanos) {
          thinned[kept++] = one;
        } else {
          thinned[kept - 1].ends(one.endNanos());
        }
      }
    }
    count = kept;
    all = thinned;
  }

  /** The last one that began at an instant or before, {@code null} if there is none. */
  Handover before(long nanos) {
    Handover[] seen = all;
    for (int at = Math.min(count, seen.length) - 1; at >= 0; at--) {
      if (seen[at] != null && seen[at].atNanos <= nanos) {
        return seen[at];
      }
    }
    return null;
  }
}
