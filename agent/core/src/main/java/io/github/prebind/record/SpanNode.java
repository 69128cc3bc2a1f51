package io.github.prebind.record;

/**
 * One timed call of one thread, or all equal calls below one parent folded into one: same kind,
 * same label. So the millionth INSERT of a migration costs a counter.
 *
 * <p>Written by its own thread only. Others read it while it is written: each field is right for
 * itself, and a thread's {@link ThreadRecord#publish} orders them. Times are {@link
 * System#nanoTime} values.
 */
public final class SpanNode {
  private static final int FEW = 16;

  /** The first call whose instant is kept. */
  private static final int FIRST_DOUBLING = 2;

  private static final long[] NONE = {};

  public final Kind kind;
  public final String label;
  public final SpanNode parent;
  public final ThreadRecord thread;
  private SpanNode firstChild;
  private SpanNode lastChild;
  private SpanNode next;
  private int children;

  /** By kind and label, once there are more than {@value #FEW} children; by its own thread only. */
  private SpanNode[] index;

  private long firstStartNanos;
  private long lastEndNanos;
  private long totalNanos;
  private long count;
  private long openSinceNanos;
  private boolean open;
  private String error;
  private long failures;
  private String note;
  private long rows;

  /** Of how many calls the rows are known. */
  private long rowsKnown;

  private long roundTrips;

  /** How many listeners were open at the last round trip, and how many were counted before. */
  private int listeners;

  private long roundTripsBefore;

  /** When the 2nd, 4th, 8th ... call began; behind the last one there may be zeros. */
  private long[] doublings = NONE;

  /** What the sampler saw while this was the innermost open span; written by the sampler only. */
  private volatile SampleBucket samples;

  SpanNode(Kind kind, String label, SpanNode parent, ThreadRecord thread) {
    this.kind = kind;
    this.label = label;
    this.parent = parent;
    this.thread = thread;
  }

  /** The child of this kind and label, or {@code null}. */
  SpanNode child(Kind kind, String label) {
    SpanNode last = lastChild;
    if (last != null && last.kind == kind && last.label.equals(label)) {
      return last;
    }
    SpanNode[] all = index;
    if (all == null) {
      for (SpanNode child = firstChild; child != null; child = child.next) {
        if (child.kind == kind && child.label.equals(label)) {
          return child;
        }
      }
      return null;
    }
    int mask = all.length - 1;
    for (int at = slot(kind, label, mask); ; at = (at + 1) & mask) {
      SpanNode child = all[at];
      if (child == null || (child.kind == kind && child.label.equals(label))) {
        return child;
      }
    }
  }

  void add(SpanNode child) {
    if (lastChild == null) {
      firstChild = child;
    } else {
      lastChild.next = child;
    }
    lastChild = child;
    children++;
    if (children > FEW) {
      index(child);
    }
  }

  /** Puts one more child into the index, or all into a larger one. */
  private void index(SpanNode added) {
    if (index != null && children * 2 <= index.length) {
      put(index, added);
      return;
    }
    SpanNode[] grown = new SpanNode[Integer.highestOneBit(children) * 4];
    for (SpanNode child = firstChild; child != null; child = child.next) {
      put(grown, child);
    }
    index = grown;
  }

  private static void put(SpanNode[] into, SpanNode child) {
    int mask = into.length - 1;
    int at = slot(child.kind, child.label, mask);
    while (into[at] != null) {
      at = (at + 1) & mask;
    }
    into[at] = child;
  }

  private static int slot(Kind kind, String label, int mask) {
    int hash = label.hashCode() * 31 + kind.ordinal();
    return (hash ^ (hash >>> 16)) & mask;
  }

  void begin(long nowNanos) {
    if (count == 0) {
      firstStartNanos = nowNanos;
    }
    openSinceNanos = nowNanos;
    open = true;
    count++;
    if ((count & (count - 1)) == 0 && count >= FIRST_DOUBLING) {
      keepDoubling(nowNanos);
    }
  }

  private void keepDoubling(long nowNanos) {
    int at = Long.numberOfTrailingZeros(count / FIRST_DOUBLING);
    if (at == doublings.length) {
      doublings = java.util.Arrays.copyOf(doublings, at + 4);
    }
    doublings[at] = nowNanos;
  }

  void end(long nowNanos) {
    totalNanos += nowNanos - openSinceNanos;
    lastEndNanos = nowNanos;
    open = false;
  }

  /** The last call, which has ended, has been held up for so much longer. */
  public void extend(long nanos) {
    totalNanos += nanos;
    lastEndNanos += nanos;
  }

  /** The call failed; to be called by its own thread only. */
  public void error(String text) {
    failures++;
    if (error == null) {
      error = text;
    }
  }

  /**
   * So many rows were read or changed by the last call; to be called by its own thread only, once a
   * call.
   *
   * @param count negative if it is not known
   */
  public void rows(long count) {
    if (count >= 0) {
      rows += count;
      rowsKnown++;
    }
  }

  /** What its library says of it, without secrets; to be called by its own thread only. */
  public void note(String text) {
    note = text;
  }

  /**
   * An answer has come while this was the innermost open span of its thread.
   *
   * @param opened how many listeners had opened by then
   */
  void roundTrip(int opened) {
    if (opened != listeners) {
      listeners = opened;
      roundTripsBefore = roundTrips;
    }
    roundTrips++;
  }

  void samples(SampleBucket first) {
    samples = first;
  }

  public SampleBucket samples() {
    return samples;
  }

  public SpanNode firstChild() {
    return firstChild;
  }

  /** How many rows all calls that have ended read or changed; null if one of them did not tell. */
  public Long rows() {
    long ended = open ? count - 1 : count;
    return rowsKnown == 0 || rowsKnown < ended ? null : Long.valueOf(rows);
  }

  /** What its library says of it, without secrets, or {@code null}. */
  public String note() {
    return note;
  }

  /** The next child of the same parent. */
  public SpanNode next() {
    return next;
  }

  public int children() {
    return children;
  }

  /** How many calls, the open one included. */
  public long count() {
    return count;
  }

  /** How many calls, without the last one if that began only then. */
  public long count(long untilNanos) {
    return openSinceNanos >= untilNanos ? Math.max(0, count - 1) : count;
  }

  /**
   * How many round trips, without those of the spans below and without those since the listener of
   * this number opened.
   */
  public long roundTrips(int listener) {
    return listeners < listener ? roundTrips : roundTripsBefore;
  }

  public boolean open() {
    return open;
  }

  /** When the last call began, whether it is open or not. */
  public long openSinceNanos() {
    return openSinceNanos;
  }

  /** The sum of all durations but the last call's. */
  public long nanosBeforeLast() {
    return open ? totalNanos : totalNanos - (lastEndNanos - openSinceNanos);
  }

  public long firstStartNanos() {
    return firstStartNanos;
  }

  /** The end of the last call; {@code nowNanos} if one is open. */
  public long endNanos(long nowNanos) {
    return open ? nowNanos : lastEndNanos;
  }

  /** The sum of all durations, up to {@code nowNanos} for an open call. */
  public long totalNanos(long nowNanos) {
    return open ? totalNanos + Math.max(0, nowNanos - openSinceNanos) : totalNanos;
  }

  /** When its call number {@code 2 << doubling} began; 0 if that has not come yet. */
  public long doublingNanos(int doubling) {
    long[] kept = doublings;
    return doubling < kept.length ? kept[doubling] : 0;
  }

  /** The first failure's class and message without secrets, or {@code null}. */
  public String error() {
    return error;
  }

  public long failures() {
    return failures;
  }
}
