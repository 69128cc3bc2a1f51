package io.github.prebind.record;

import java.lang.ref.WeakReference;

/**
 * What is known of the app's objects, found by the object itself; none of them lives longer for it.
 *
 * <p>Open-addressed, by identity. {@link #find} takes no lock and allocates nothing, so it may
 * stand in every read of a socket: it may miss an entry that another thread adds at that moment,
 * and none that the app has since handed over from thread to thread. {@link #add} is synchronised
 * and rare; when the table is full it drops the entries whose objects are gone, and grows if that
 * is not enough.
 */
public final class WeakTable<E extends WeakTable.Entry> {
  /** What is known of one object. */
  public abstract static class Entry extends WeakReference<Object> {
    private final int hash;

    protected Entry(Object key) {
      super(key);
      hash = hash(key);
    }
  }

  private static final int FIRST = 16;

  /** A full table is looked through for entries of objects that are gone once in so many. */
  static final int RETRY = 100;

  private final int most;
  private volatile Entry[] table = new Entry[FIRST];
  private int taken;
  private int refused;

  /**
   * @param most how many living objects may have an entry
   */
  public WeakTable(int most) {
    this.most = most;
  }

  /** What is known of this very object, or {@code null}. */
  @SuppressWarnings("unchecked") // only E is added
  public E find(Object key) {
    Entry[] seen = table;
    int mask = seen.length - 1;
    int hash = hash(key);
    for (int at = hash & mask; ; at = (at + 1) & mask) {
      Entry entry = seen[at];
      if (entry == null || entry.hash == hash && entry.refersTo(key)) {
        return (E) entry;
      }
    }
  }

  /** Adds what is known of an object that has no entry; false if there are too many. */
  public synchronized boolean add(E entry) {
    Entry[] into = table;
    if (taken >= most && ++refused % RETRY != 1) {
      return false;
    }
    if ((taken + 1) * 2 > into.length || taken >= most) {
      into = copyOfTheLiving(into);
      table = into;
      if (taken >= most) {
        return false;
      }
    }
    refused = 0;
    put(into, entry);
    taken++;
    table = into; // also where it is the same array: the write publishes the entry
    return true;
  }

  private Entry[] copyOfTheLiving(Entry[] all) {
    int living = 0;
    for (Entry entry : all) {
      if (entry != null && !entry.refersTo(null)) {
        living++;
      }
    }
    int length = FIRST;
    while (length < (living + 1) * 4) {
      length *= 2;
    }
    Entry[] copy = new Entry[length];
    taken = 0;
    for (Entry entry : all) {
      if (entry != null && !entry.refersTo(null)) {
        put(copy, entry);
        taken++;
      }
    }
    return copy;
  }

  private static void put(Entry[] into, Entry entry) {
    int mask = into.length - 1;
    int at = entry.hash & mask;
    while (into[at] != null) {
      at = (at + 1) & mask;
    }
    into[at] = entry;
  }

  private static int hash(Object key) {
    int hash = System.identityHashCode(key);
    return hash ^ (hash >>> 15);
  }
}
