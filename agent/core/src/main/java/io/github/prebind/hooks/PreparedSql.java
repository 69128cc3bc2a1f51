package io.github.prebind.hooks;

import java.lang.ref.WeakReference;

/**
 * Remembers what a statement object was made for, since {@code PreparedStatement.execute} is not
 * told.
 *
 * <p>By identity and weakly, so no statement lives longer for it. Bounded: {@value #SLOTS} places,
 * {@value #PLACES} of which a statement may take; when all are taken by living ones, one of them is
 * forgotten. That is some 500 kB at most, besides the texts. Thread-safe without a lock: entries
 * are immutable, and the loss of one costs a label.
 */
final class PreparedSql {
  static final int SLOTS = 8192;

  private static final int PLACES = 8;

  private volatile Entry[] table;

  private static final class Entry extends WeakReference<Object> {
    final String label;
    final boolean batch;

    Entry(Object statement, String label, boolean batch) {
      super(statement);
      this.label = label;
      this.batch = batch;
    }
  }

  /** What the statement was made for, or {@code null} if that is not known (any more). */
  String label(Object statement) {
    Entry[] all = table;
    int at = find(all, statement);
    return at < 0 ? null : all[at].label;
  }

  /** Remembers a statement. */
  void put(Object statement, String label, boolean batch) {
    Entry[] all = table();
    int slot = slot(statement);
    int free = -1;
    for (int i = 0; i < PLACES && free < 0; i++) {
      int at = (slot + i) & (SLOTS - 1);
      Entry entry = all[at];
      if (entry == null || entry.refersTo(null)) {
        free = at;
      }
    }
    if (free < 0) {
      free = (slot + (label.hashCode() & (PLACES - 1))) & (SLOTS - 1);
    }
    all[free] = new Entry(statement, label, batch);
  }

  /** Forgets what was added to the batch of a statement that has no SQL of its own. */
  void batchEnds(Object statement) {
    Entry[] all = table;
    int at = find(all, statement);
    if (at >= 0 && all[at].batch) {
      all[at] = null;
    }
  }

  private static int find(Entry[] all, Object statement) {
    if (all == null) {
      return -1;
    }
    int slot = slot(statement);
    for (int i = 0; i < PLACES; i++) {
      int at = (slot + i) & (SLOTS - 1);
      Entry entry = all[at];
      if (entry != null && entry.refersTo(statement)) {
        return at;
      }
    }
    return -1;
  }

  private Entry[] table() {
    Entry[] all = table;
    if (all == null) {
      synchronized (this) {
        all = table;
        if (all == null) {
          all = new Entry[SLOTS];
          table = all;
        }
      }
    }
    return all;
  }

  private static int slot(Object statement) {
    int hash = System.identityHashCode(statement);
    return (hash ^ (hash >>> 13)) & (SLOTS - 1);
  }
}
