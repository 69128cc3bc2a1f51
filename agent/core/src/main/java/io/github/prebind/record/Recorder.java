package io.github.prebind.record;

import io.github.prebind.hooks.HookSet;
import io.github.prebind.weave.Hook;
import io.github.prebind.weave.Weaver;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where woven code arrives: keeps one tree of spans for each thread.
 *
 * <p>Bounded: at most {@value #MOST_SPANS} spans in all and {@value #MOST_CHILDREN} different ones
 * below one parent; what comes then is folded into one span of its kind, and the counts stay exact.
 * Never throws. Thread-safe without locks: a thread writes its own record only.
 */
public final class Recorder extends PrebindBridge {
  static final int MOST_SPANS = 50_000;
  static final int MOST_CHILDREN = 1_000;

  private final ThreadRecords records = new ThreadRecords();
  private final Problems problems;
  private final AtomicInteger spans = new AtomicInteger();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicInteger listeners = new AtomicInteger();

  /** Made when a thread waits first. */
  private volatile Waits waits;

  /** Made with the first task. */
  private volatile Handovers handovers;

  private Weaver weaver;
  private List<RttRule> rttRules = List.of();

  /** Made when the app connects first. */
  private volatile Traffic traffic;

  public Recorder(Problems problems) {
    this.problems = problems;
  }

  /** Adds these round-trip times to what the app connects to from now on. */
  public void rehearse(List<RttRule> rules) {
    rttRules = rules;
  }

  /** Begins to record; the calling thread's record begins at {@code sinceNanos}. */
  public void begin(Weaver weaver, long sinceNanos) {
    this.weaver = weaver;
    records.add(Thread.currentThread(), sinceNanos, null, false);
    sink = this;
  }

  /** Ends recording for good. What was recorded can still be read. */
  public void end() {
    sink = null;
  }

  /** Leaves out what this thread of the agent's own does. */
  public void ignore(Thread thread) {
    records.add(thread, System.nanoTime(), null, true);
  }

  /** Notes that the calling thread starts another one. */
  public void threadStarts(Thread child) {
    if (records.find(child) == null) {
      ThreadRecord parent = records.find(Thread.currentThread());
      records.add(child, System.nanoTime(), parent, false);
    }
  }

  /** The label of the innermost span that this exception left on the thread, or {@code null}. */
  public String failedDuring(Thread thread, Throwable thrown) {
    ThreadRecord record = records.find(thread);
    return record != null && Failures.carries(thrown, record.lastThrown)
        ? record.failedDuring
        : null;
  }

  /** The record of a thread, or {@code null}. */
  public ThreadRecord recordOf(Thread thread) {
    return records.find(thread);
  }

  /** The records of all threads that were met, in no order. */
  public ThreadRecord[] records() {
    return records.all();
  }

  /** What goes to and from others. */
  public Traffic traffic() {
    Traffic known = traffic;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      if (traffic == null) {
        traffic = new Traffic(this, rttRules);
      }
      return traffic;
    }
  }

  /** Who waits for whom. */
  public Waits waits() {
    Waits known = waits;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      if (waits == null) {
        waits = new Waits(this);
      }
      return waits;
    }
  }

  /** Who gave work to whom. */
  public Handovers handovers() {
    Handovers known = handovers;
    if (known != null) {
      return known;
    }
    synchronized (this) {
      if (handovers == null) {
        handovers = new Handovers(this);
      }
      return handovers;
    }
  }

  /** Copies of what each thread has counted so far for each endpoint. */
  public List<EndpointCount> endpointCounts() {
    Traffic known = traffic;
    return known == null ? List.of() : known.counts();
  }

  /** A listener opens; its number, from 1. */
  int listenerOpens() {
    return listeners.incrementAndGet();
  }

  /** How many listeners have opened so far. */
  int listeners() {
    return listeners.get();
  }

  /** One event found no place. */
  void drop() {
    dropped.incrementAndGet();
  }

  /** The record of the calling thread, made if there is room for it; {@code null} if not. */
  ThreadRecord recordHere() {
    Thread thread = Thread.currentThread();
    ThreadRecord record = records.find(thread);
    return record != null ? record : records.add(thread, System.nanoTime(), null, false);
  }

  /** How many events found no place. */
  public long dropped() {
    return dropped.get();
  }

  @Override
  protected void onSend(Object connection, int length) {
    Traffic known = traffic;
    if (known == null || length <= 0) {
      return;
    }
    try {
      known.sends(connection);
    } catch (Throwable e) {
      tell(e);
    }
  }

  @Override
  protected void onReceive(Object connection, int length) {
    Traffic known = traffic;
    if (known == null || length <= 0) {
      return;
    }
    try {
      known.received(connection);
    } catch (Throwable e) {
      tell(e);
    }
  }

  /** Of the innermost open call alone: what a driver does inside it is not the app's statement. */
  @Override
  protected void onRows(long count, int number) {
    try {
      ThreadRecord record = records.find(Thread.currentThread());
      if (record == null || record.inside || record.deeper > 0 || record.open == 0) {
        return;
      }
      int at = record.open - 1;
      SpanNode node = record.nodes[at];
      if (node != null && record.hooks[at] == weaver.hook(number)) {
        node.rows(count);
      }
    } catch (Throwable e) {
      tell(e);
    }
  }

  @Override
  protected void onEnter(int number, Object self, Object argument) {
    ThreadRecord record = recordHere();
    if (record == null) {
      drop();
      return;
    }
    if (record.inside) {
      return;
    }
    record.inside = true;
    try {
      if (!record.taskNoted) {
        record.noteTask();
      }
      if (record.suspect && record.checkIsDue()) {
        closeUnreal(record);
      }
      enter(record, weaver.hook(number), self, argument);
    } catch (Throwable e) {
      tell(record, e);
    } finally {
      record.inside = false;
    }
  }

  private void enter(ThreadRecord record, Hook hook, Object self, Object argument) {
    if (record.isFull()) {
      record.deeper++;
      record.suspect = true;
      return;
    }
    SpanNode node = null;
    Kind kind = hook.kind();
    if (kind != null && !leftOut(record, hook, kind)) {
      String label = hook.label();
      if (label == null) {
        label = label(hook, self, argument);
      }
      if (label != null) {
        node = node(record.top, kind, label);
      }
    }
    boolean keep = hook.code();
    if (keep) {
      entered(hook, self, argument, node);
    }
    long now = node == null ? 0 : System.nanoTime();
    record.push(hook, node, keep ? self : null, keep ? argument : null, now);
    if (node != null) {
      record.publish();
    }
  }

  /**
   * Closes what a thread holds for open and its stack does not have: calls whose end could not be
   * told, since the stack had overflowed.
   */
  private static void closeUnreal(ThreadRecord record) {
    int real = OpenCalls.real(record.hooks, record.open, new Throwable().getStackTrace());
    boolean deeperMayBe = record.isFull() && real == record.open;
    if (real < 0 || deeperMayBe) {
      return;
    }
    long now = System.nanoTime();
    while (record.open > real) {
      record.pop(now);
    }
    record.checked();
    record.publish();
  }

  /**
   * A wait inside a call that blocks is that call's: an HTTP client's for its answer, or the sleep
   * before a lock is tried again.
   */
  private static boolean leftOut(ThreadRecord record, Hook hook, Kind kind) {
    boolean waits = kind == Kind.WAIT || kind == Kind.SLEEP;
    return (hook.outermost() && record.openByKind[kind.ordinal()] > 0)
        || (waits && record.top.kind.blocking());
  }

  private SpanNode node(SpanNode parent, Kind kind, String label) {
    SpanNode node = parent.child(kind, label);
    if (node != null) {
      return node;
    }
    if (parent.children() >= MOST_CHILDREN || spans.get() >= MOST_SPANS) {
      label = "more " + kind.id();
      node = parent.child(kind, label);
      if (node != null) {
        return node;
      }
    }
    node = new SpanNode(kind, label, parent, parent.thread);
    parent.add(node);
    spans.incrementAndGet();
    return node;
  }

  @Override
  protected void onExit(int number, Object result) {
    end(number, result, null);
  }

  @Override
  protected void onFail(int number, Throwable thrown) {
    end(number, null, thrown);
  }

  private void end(int number, Object result, Throwable thrown) {
    long now = System.nanoTime();
    ThreadRecord record = records.find(Thread.currentThread());
    if (record == null || record.inside) {
      return;
    }
    record.inside = true;
    try {
      if (thrown instanceof StackOverflowError) {
        record.overflowed();
      }
      leave(record, number, now, result, thrown);
    } catch (Throwable e) {
      tell(record, e);
    } finally {
      record.inside = false;
    }
  }

  /**
   * Closes the call with this number. Frames above it whose end was not seen (a constructor that
   * threw, a class woven while it ran) are closed with it; if it is not on the stack at all,
   * nothing is.
   */
  private void leave(ThreadRecord record, int number, long now, Object result, Throwable thrown) {
    if (record.deeper > 0) {
      record.deeper--;
      return;
    }
    Hook hook = weaver.hook(number);
    int at = record.open - 1;
    while (at >= 0 && record.hooks[at] != hook) {
      at--;
    }
    if (at < 0) {
      return;
    }
    while (record.open - 1 > at) {
      record.pop(now);
    }
    SpanNode node = record.nodes[at];
    Object target = record.targets[at];
    Object argument = record.arguments[at];
    record.pop(now);
    if (node != null && thrown != null) {
      node.error(Failures.text(thrown, node.failures()));
      if (!Failures.carries(thrown, record.lastThrown)) {
        record.failedDuring = node.label;
      }
      record.lastThrown = thrown;
    }
    if (hook.code()) {
      left(hook, target, argument, result, thrown, node);
    }
    record.publish();
  }

  private String label(Hook hook, Object self, Object argument) {
    try {
      return hook.set().label(hook, self, argument);
    } catch (Throwable e) {
      tell(hook, e);
      return hook.method();
    }
  }

  private void entered(Hook hook, Object self, Object argument, SpanNode node) {
    try {
      hook.set().entered(hook, self, argument, node);
    } catch (Throwable e) {
      tell(hook, e);
    }
  }

  private void left(
      Hook hook, Object self, Object argument, Object result, Throwable thrown, SpanNode node) {
    HookSet set = hook.set();
    try {
      if (thrown == null) {
        set.exited(hook, self, argument, result, node);
      } else {
        set.failed(hook, self, argument, thrown, node);
      }
    } catch (Throwable e) {
      tell(hook, e);
    }
  }

  private void tell(Hook hook, Throwable e) {
    if (e instanceof StackOverflowError overflow) {
      throw overflow;
    }
    problems.tell(
        "the hook on " + hook.owner() + "." + hook.method() + " failed: " + Failures.name(e));
  }

  private void tell(ThreadRecord record, Throwable e) {
    if (e instanceof StackOverflowError) { // the app's, which has just gone too deep
      record.overflowed();
    } else {
      tell(e);
    }
  }

  private void tell(Throwable e) {
    if (e instanceof StackOverflowError) {
      return;
    }
    try {
      problems.tell("the recorder failed: " + Failures.name(e));
    } catch (Throwable again) {
      // out of memory: the app's own trouble is the bigger one
    }
  }
}
