package io.github.prebind.record;

/**
 * Explains what hooks cannot: looks at the stacks of the threads that may be on the way to the
 * bind, at a low rate that keeps its own CPU time under one hundredth of the process's.
 *
 * <p>Each tick gives the time since the last one to what the thread was doing, inside its innermost
 * open span. The clocks of its task tell how much of it the thread ran and waited for a processor:
 * what it ran though it waits for something now belongs to what it was seen running at the last
 * tick, and what it neither ran nor waited for a processor though it can run now, to what it was
 * seen waiting for then; where it was seen at neither, to waiting for a processor. Used by one
 * thread only.
 */
public final class Sampler {
  /** The share of the process's CPU time that the agent's thread may use. */
  static final double MOST_SHARE = 0.007;

  /**
   * At first. A look costs about 0.25 ms of CPU on a deep stack, and adapting takes a while: a
   * Spring Boot app that starts within 7 s is looked at some seventy times.
   */
  static final long FIRST_NANOS = 40_000_000;

  static final long FASTEST_NANOS = 10_000_000;
  static final long SLOWEST_NANOS = 500_000_000;
  private static final int MOST_THREADS = 3;
  private static final int MOST_BUCKETS = 60;

  private final Recorder recorder;
  private final ThreadRecord main;
  private final boolean adaptive;
  private Kind mainWaitsFor;
  private String mainWaitLabel;
  private long mainWaitsSinceNanos;
  private long intervalNanos;
  private long lastNanos;
  private long tick;
  private int turn;
  private int ownTask;
  private boolean portOpened;

  /** On a processor and waiting for one, see {@link ThreadRecord#timesSince}. */
  private final long[] times = new long[2];

  /**
   * @param main the record of the main thread
   * @param fixedNanos the interval, or 0 for one that adapts
   */
  public Sampler(Recorder recorder, ThreadRecord main, long fixedNanos) {
    this.recorder = recorder;
    this.main = main;
    this.adaptive = fixedNanos == 0;
    this.intervalNanos = adaptive ? FIRST_NANOS : fixedNanos;
  }

  /** How long to wait for the next tick. */
  public long intervalNanos() {
    return intervalNanos;
  }

  /** Looks once. The first call only begins the count. */
  public void tick(long nowNanos) {
    tick(nowNanos, false);
  }

  /**
   * Looks once.
   *
   * @param portOpened whether the port has been opened since the last look, so that what a thread
   *     waits for now is not what it did until then
   */
  public void tick(long nowNanos, boolean portOpened) {
    this.portOpened = portOpened;
    long passed = lastNanos == 0 ? 0 : nowNanos - lastNanos;
    lastNanos = nowNanos;
    tick++;
    if (passed > 0) {
      look(main, passed, nowNanos, true);
      lookAtOthers(passed, nowNanos);
    }
    if (adaptive && tick % 16 == 0) {
      adapt();
    }
  }

  /** What the main thread waits for where no hook says it; {@code null} if it does not. */
  public Kind mainWaitsFor() {
    return mainWaitsFor;
  }

  public String mainWaitLabel() {
    return mainWaitLabel;
  }

  /** Since when, as far as was seen; {@link System#nanoTime}. */
  public long mainWaitsSinceNanos() {
    return mainWaitsSinceNanos;
  }

  private void noteMainWait(StackReading reading, long nowNanos) {
    if (reading == null || !reading.kind().blocking()) {
      mainWaitsFor = null;
    } else if (mainWaitsFor != reading.kind() || !reading.label().equals(mainWaitLabel)) {
      mainWaitsFor = reading.kind();
      mainWaitLabel = reading.label();
      mainWaitsSinceNanos = nowNanos;
    }
  }

  /**
   * Some of the other threads that may be on the way, each in its turn; but always the one that the
   * main thread is known to wait for.
   */
  private void lookAtOthers(long passed, long nowNanos) {
    boolean mainWaits = mainWaitsFor != null || main.waitsNow() != null;
    ThreadRecord awaited = mainWaits ? recorder.waits().awaitedBy(main) : main;
    ThreadRecord[] records = recorder.records();
    int left = MOST_THREADS;
    int next = turn;
    for (int i = 0; i < records.length; i++) {
      ThreadRecord record = records[(turn + i) % records.length];
      if (record == main || record.ignored) {
        continue;
      }
      boolean known = record == awaited;
      if (!known && !busy(record, mainWaits)) {
        record.lookedNanos = nowNanos; // what it does from now on is new
        record.seen = null;
        continue;
      }
      if (!known && left == 0) {
        continue;
      }
      long since = record.lookedNanos == 0 ? passed : nowNanos - record.lookedNanos;
      record.lookedNanos = nowNanos;
      SpanNode node = record.innermost();
      boolean inside = node.parent != null;
      boolean waitsToo = inside || known || !record.thread.isDaemon();
      look(
          record,
          inside ? Math.min(since, nowNanos - node.openSinceNanos()) : since,
          nowNanos,
          waitsToo);
      if (!known) {
        left--;
        next = turn + i + 1;
      }
    }
    turn = left == 0 ? next % records.length : turn;
  }

  /**
   * Whether a look is worth it: inside of a span that does not say itself what it waits for; or
   * outside of all, running, and no daemon, as a thread that is about to open the port may be. A
   * daemon may be whom the main thread waits for.
   */
  private static boolean busy(ThreadRecord record, boolean mainWaits) {
    if (record.depth() > 0) {
      return !record.innermost().kind.blocking()
          && record.thread.getState() != Thread.State.TERMINATED;
    }
    return (mainWaits || !record.thread.isDaemon())
        && record.thread.getState() == Thread.State.RUNNABLE;
  }

  /**
   * @param waitsToo whether what it waits for counts, and not only what it runs: an event loop that
   *     idles has no part in the start
   */
  private void look(ThreadRecord record, long passed, long nowNanos, boolean waitsToo) {
    int depth = record.depth();
    SpanNode node = record.innermost();
    SampleBucket before = record.seenInside == node ? record.seen : null;
    record.seen = null;
    record.timesSince(times);
    if (node.kind.blocking()) {
      if (record == main) {
        noteMainWait(null, nowNanos);
      }
      return; // a hook says what it waits for
    }
    if (record.inside) {
      return; // the agent's own code, such as the sleep of a rehearsed round trip
    }
    Thread.State state = record.thread.getState();
    if (state == Thread.State.TERMINATED || state == Thread.State.NEW) {
      return;
    }
    StackTraceElement[] stack = record.thread.getStackTrace();
    if (stack.length == 0 || record.depth() != depth || record.innermost() != node) {
      return; // it went on meanwhile
    }
    StackReading reading = StackReading.of(stack, state);
    if (record == main) {
      noteMainWait(reading, nowNanos);
    }
    if ((portOpened || !waitsToo) && reading.kind().blocking()) {
      return;
    }
    SampleBucket seen = bucket(node, reading.kind(), reading.label());
    record.seen = seen;
    record.seenInside = node;
    if (times[0] < 0) {
      seen.add(passed, nowNanos, tick);
      return;
    }
    long ran = Math.min(times[0], passed);
    if (reading.kind().blocking()) {
      boolean ranBefore = before != null && !before.kind.blocking();
      if (ranBefore) {
        before.wentOn(ran, nowNanos - (passed - ran));
      }
      seen.add(ranBefore ? passed - ran : passed, nowNanos, tick);
      return;
    }
    seen.add(ran, nowNanos, tick);
    if (reading.method() != null) {
      seen.saw(reading.method(), ran);
    }
    long rest = passed - ran;
    if (before != null && before.kind.blocking() && times[1] >= 0 && times[1] < rest) {
      before.wentOn(rest - times[1], nowNanos - (passed - (rest - times[1])));
      rest = times[1];
    }
    if (rest > 0) {
      bucket(node, Kind.CPU_WAIT, "waiting for a processor").add(rest, nowNanos, tick);
    }
  }

  private static SampleBucket bucket(SpanNode node, Kind kind, String label) {
    SampleBucket first = node.samples();
    int count = 0;
    SampleBucket more = null;
    for (SampleBucket at = first; at != null; at = at.next) {
      if (at.kind == kind && at.label.equals(label)) {
        return at;
      }
      if (at.kind == kind && at.label.equals("more code")) {
        more = at;
      }
      count++;
    }
    if (count >= MOST_BUCKETS) {
      if (more != null) {
        return more;
      }
      label = "more code";
    }
    SampleBucket made = new SampleBucket(kind, label, first);
    node.samples(made);
    return made;
  }

  /** Halves or doubles the rate by what it cost so far. */
  private void adapt() {
    if (ownTask == 0) {
      ownTask = TaskClock.currentTask();
    }
    long own = TaskClock.cpuNanos(ownTask);
    long all = TaskClock.processCpuNanos();
    if (own < 0 || all <= 0) {
      intervalNanos = Math.max(intervalNanos, 50_000_000);
      return;
    }
    double share = (double) own / all;
    if (share > MOST_SHARE) {
      intervalNanos = Math.min(SLOWEST_NANOS, intervalNanos * 2);
    } else if (share < MOST_SHARE / 3) {
      intervalNanos = Math.max(FASTEST_NANOS, intervalNanos / 2);
    }
  }
}
