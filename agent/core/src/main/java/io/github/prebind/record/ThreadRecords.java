package io.github.prebind.record;

/**
 * The record of each thread, found without a lock and without a thread-local, so that nothing of
 * the agent's stays with the app's threads when it has left.
 *
 * <p>An open-addressed table by identity. Readers see either the record or nothing; who sees
 * nothing asks again under the lock. Bounded: at {@value #MOST} threads the records of ended
 * threads without spans are given up, and when that does not help the thread gets no record. An app
 * may make a million virtual threads, each of which asks: so that is tried once in {@value
 * #RETRY_MILLIS} ms, and in between the answer costs no lock.
 */
final class ThreadRecords {
  static final int MOST = 4096;
  static final int RETRY_MILLIS = 500;

  private volatile ThreadRecord[] table = new ThreadRecord[64];
  private int size;
  private volatile boolean full;
  private volatile long fullSinceNanos;

  /** The record of this thread, or {@code null} if it has none yet. */
  ThreadRecord find(Thread thread) {
    ThreadRecord[] seen = table;
    int mask = seen.length - 1;
    for (int at = slot(thread, mask); ; at = (at + 1) & mask) {
      ThreadRecord record = seen[at];
      if (record == null || record.thread == thread) {
        return record;
      }
    }
  }

  /**
   * Makes a record; returns the one that is there if another was faster, {@code null} if there are
   * too many.
   */
  ThreadRecord add(Thread thread, long sinceNanos, ThreadRecord startedBy, boolean ignored) {
    return full && sinceNanos - fullSinceNanos < RETRY_MILLIS * 1_000_000L
        ? null
        : addLocked(thread, sinceNanos, startedBy, ignored);
  }

  private synchronized ThreadRecord addLocked(
      Thread thread, long sinceNanos, ThreadRecord startedBy, boolean ignored) {
    ThreadRecord found = find(thread);
    if (found != null) {
      return found;
    }
    ThreadRecord starter = startedBy;
    if (size >= MOST) {
      if (!forgetEnded()) {
        fullSinceNanos = sinceNanos;
        full = true;
        return null;
      }
      starter = kept(starter);
    }
    full = false;
    if ((size + 1) * 2 > table.length) {
      rehash(table.length * 2);
    }
    ThreadRecord record = new ThreadRecord(thread, sinceNanos, starter, ignored);
    put(table, record);
    size++;
    return record;
  }

  private boolean forgetEnded() {
    int kept = 0;
    ThreadRecord[] all = table;
    for (int i = 0; i < all.length; i++) {
      if (all[i] != null && !(worthless(all[i]))) {
        kept++;
      }
    }
    if (kept > MOST - MOST / 8) {
      return false;
    }
    ThreadRecord[] fresh = new ThreadRecord[all.length];
    for (ThreadRecord record : all) {
      if (record != null && !worthless(record)) {
        record.startedBy = kept(record.startedBy);
        put(fresh, record);
      }
    }
    size = kept;
    table = fresh;
    return true;
  }

  /** Else a chain of threads that start their successors would keep them all. */
  private static ThreadRecord kept(ThreadRecord starter) {
    ThreadRecord at = starter;
    while (at != null && worthless(at)) {
      at = at.startedBy;
    }
    return at;
  }

  private static boolean worthless(ThreadRecord record) {
    return record.root.firstChild() == null
        && record.counts() == null
        && record.thread.getState() == Thread.State.TERMINATED;
  }

  private void rehash(int length) {
    ThreadRecord[] grown = new ThreadRecord[length];
    for (ThreadRecord record : table) {
      if (record != null) {
        put(grown, record);
      }
    }
    table = grown;
  }

  private static void put(ThreadRecord[] into, ThreadRecord record) {
    int mask = into.length - 1;
    int at = slot(record.thread, mask);
    while (into[at] != null) {
      at = (at + 1) & mask;
    }
    into[at] = record;
  }

  private static int slot(Thread thread, int mask) {
    int hash = System.identityHashCode(thread);
    return (hash ^ (hash >>> 15)) & mask;
  }

  /** All records, in no order. */
  ThreadRecord[] all() {
    ThreadRecord[] seen = table;
    int count = 0;
    for (ThreadRecord record : seen) {
      if (record != null) {
        count++;
      }
    }
    ThreadRecord[] all = new ThreadRecord[count];
    int at = 0;
    for (ThreadRecord record : seen) {
      if (record != null && at < count) {
        all[at++] = record;
      }
    }
    return at == count ? all : java.util.Arrays.copyOf(all, at);
  }
}
