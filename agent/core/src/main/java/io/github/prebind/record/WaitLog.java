package io.github.prebind.record;

import java.util.Arrays;

/**
 * The waits of one thread that were long enough to matter, oldest first. Bounded: where there are
 * more than {@value #MOST} the shorter ones go. Written by the thread; readers see whole arrays.
 */
final class WaitLog {
  static final int MOST = 256;
  static final long SHORTEST_NANOS = 1_000_000;
  private static final Wait[] NONE = {};

  private volatile Wait[] waits = NONE;
  private long shortestNanos = SHORTEST_NANOS;

  /** The one that lasts, {@code null} if the thread does not wait. */
  volatile Wait open;

  void keep(Wait wait, long nowNanos) {
    if (length(wait, nowNanos) < shortestNanos) {
      return;
    }
    Wait[] kept = waits;
    while (kept.length >= MOST) {
      shortestNanos *= 2;
      kept = longer(kept, shortestNanos);
    }
    kept = Arrays.copyOf(kept, kept.length + 1);
    kept[kept.length - 1] = wait;
    waits = kept;
  }

  private static Wait[] longer(Wait[] all, long leastNanos) {
    Wait[] kept = new Wait[all.length];
    int count = 0;
    for (Wait wait : all) {
      if (length(wait, 0) >= leastNanos) {
        kept[count++] = wait;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static long length(Wait wait, long nowNanos) {
    return wait.toNanos(nowNanos) - wait.fromNanos;
  }

  /** Those that are over, and the one that lasts. */
  Wait[] all() {
    Wait last = open;
    Wait[] all = waits;
    if (last == null || (all.length > 0 && all[all.length - 1] == last)) {
      return all;
    }
    Wait[] more = Arrays.copyOf(all, all.length + 1);
    more[all.length] = last;
    return more;
  }
}
