package io.github.prebind.record;

import io.github.prebind.weave.Hook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;

/**
 * What one thread did: the tree of its spans and the stack of the open ones.
 *
 * <p>The thread itself is the only writer, so two threads can never overwrite each other's. Readers
 * call {@link #depth} first, which is the volatile edge.
 */
public final class ThreadRecord {
  private static final int DEEPEST = 512;
  private static final int LONGEST_PLAIN_NAME = 40;
  private static final int RAREST_CHECK = 64;
  private static final Wait[] NO_WAITS = {};

  public final Thread thread;
  public final String name;

  /** When the thread was started or, if that was not seen, met first; {@link System#nanoTime}. */
  public final long sinceNanos;

  /** The thread that started it, if that was seen and is not forgotten. */
  public volatile ThreadRecord startedBy;

  final SpanNode root;
  final int[] openByKind = new int[Kind.values().length];
  SpanNode top;

  /** The agent's own code runs on this thread; what it calls is not recorded. */
  boolean inside;

  /** The last exception that left a span, and the label of the innermost span that it left. */
  Throwable lastThrown;

  volatile String failedDuring;

  Hook[] hooks = new Hook[16];
  SpanNode[] nodes = new SpanNode[16];
  Object[] targets = new Object[16];
  Object[] arguments = new Object[16];
  int open;

  /** Calls inside of those that are kept, which are counted only. */
  int deeper;

  /** The end of a call may have been missed: {@link #checkIsDue} says when to look. */
  boolean suspect;

  private int untilCheck;
  private int checkEvery;
  private volatile int depth;

  /** One of the agent's own threads. */
  public final boolean ignored;

  /** When the sampler looked last; for the sampler only. */
  long lookedNanos;

  /** What the sampler saw then, and inside of what; {@code null} if nothing. */
  SampleBucket seen;

  SpanNode seenInside;

  /** The task that it runs, to tell who works for whom waits on it; else {@code null}. */
  volatile FutureTask<?> running;

  private volatile WaitLog waitLog;
  private volatile HandoverLog handoverLog;

  /** Whether the thread has been asked for its task; for the thread only. */
  boolean taskNoted;

  private long connects;
  private long roundTrips;
  private EndpointCount counts;

  /** What the thread that started it had counted until then. */
  private final List<EndpointCount> starterCounts;

  private volatile int task;
  private long cpuNanos = -1;
  private long waitedNanos = -1;

  ThreadRecord(Thread thread, long sinceNanos, ThreadRecord startedBy, boolean ignored) {
    this.thread = thread;
    this.name = scrubbed(thread.getName());
    this.sinceNanos = sinceNanos;
    this.startedBy = startedBy;
    this.ignored = ignored;
    this.inside = ignored;
    this.root = new SpanNode(Kind.OTHER, "", null, this);
    this.top = root;
    this.starterCounts = startedBy == null ? null : startedBy.countsNow();
  }

  /** Names of plain words, as nearly all are, cost no class of the scrubber's. */
  private static String scrubbed(String name) {
    boolean plain = name.length() <= LONGEST_PLAIN_NAME;
    for (int i = 0; plain && i < name.length(); i++) {
      char c = name.charAt(i);
      plain = c != '=' && c != ':' && c != '@' && c != '"' && c != '\'';
    }
    return plain ? name : Secrets.scrub(name);
  }

  /** Whether calls are open as deep as is kept; deeper ones are counted only. */
  boolean isFull() {
    return open >= DEEPEST;
  }

  /**
   * A call begins. Its own calls come before all changes, so that one for which there is no stack
   * left changes nothing.
   */
  void push(Hook hook, SpanNode node, Object target, Object argument, long nowNanos) {
    if (open == hooks.length) {
      grow();
    }
    if (node != null) {
      int kind = node.kind.ordinal();
      node.begin(nowNanos);
      openByKind[kind]++;
      top = node;
    }
    hooks[open] = hook;
    nodes[open] = node;
    targets[open] = target;
    arguments[open] = argument;
    open++;
  }

  /** The innermost call ends. */
  void pop(long nowNanos) {
    int at = open - 1;
    SpanNode node = nodes[at];
    if (node != null) {
      int kind = node.kind.ordinal();
      node.end(nowNanos);
      openByKind[kind]--;
      top = node.parent;
    }
    hooks[at] = null;
    nodes[at] = null;
    targets[at] = null;
    arguments[at] = null;
    open = at;
  }

  private void grow() {
    int more = open * 2;
    Hook[] moreHooks = Arrays.copyOf(hooks, more);
    SpanNode[] moreNodes = Arrays.copyOf(nodes, more);
    Object[] moreTargets = Arrays.copyOf(targets, more);
    Object[] moreArguments = Arrays.copyOf(arguments, more);
    hooks = moreHooks;
    nodes = moreNodes;
    targets = moreTargets;
    arguments = moreArguments;
  }

  /**
   * Whether the open calls are to be compared with the stack at this event: at the first, and then
   * less and less often, since on a deep stack that costs as much as an exception.
   */
  boolean checkIsDue() {
    if (--untilCheck > 0) {
      return false;
    }
    checkEvery = Math.min(RAREST_CHECK, Math.max(1, checkEvery * 2));
    untilCheck = checkEvery;
    return true;
  }

  /**
   * The stack has overflowed: the next call looks, however often that was in vain down there. It
   * costs no more than the error itself, which has a trace too.
   */
  void overflowed() {
    suspect = true;
    untilCheck = 0;
    checkEvery = 0;
  }

  /** What is open is so, as far as is kept. */
  void checked() {
    suspect = false;
    untilCheck = 0;
    checkEvery = 0;
    deeper = 0;
  }

  /** Makes what this thread wrote visible to those who call {@link #depth}. */
  void publish() {
    depth = open;
  }

  /**
   * How many timed calls are open; reading it makes the thread's writes before its last change
   * visible.
   */
  public int depth() {
    return depth;
  }

  /** The root of its spans, which is no span itself. */
  public SpanNode root() {
    return root;
  }

  /** The innermost open span, or the root. */
  public SpanNode innermost() {
    int seen = depth;
    return seen < 0 ? root : top;
  }

  /** How many TCP connects this thread has made so far; to others racy. */
  public long connects() {
    return connects;
  }

  /** How many round trips this thread has got the answer of so far; to others racy. */
  public long roundTrips() {
    return roundTrips;
  }

  void connect() {
    connects++;
  }

  void roundTrip(int listeners) {
    roundTrips++;
    top.roundTrip(listeners);
  }

  /** The first of its counts, {@code null} if it has connected to nobody. */
  EndpointCount counts() {
    return counts;
  }

  /** Its count for an endpoint, made where there is none; for the thread only. */
  EndpointCount countOf(Endpoint endpoint) {
    for (EndpointCount count = counts; count != null; count = count.next) {
      if (count.endpoint == endpoint) {
        return count;
      }
    }
    counts = new EndpointCount(endpoint, this, counts);
    return counts;
  }

  private List<EndpointCount> countsNow() {
    if (counts == null) {
      return null; // as nearly always; no list for it
    }
    List<EndpointCount> now = new ArrayList<>();
    for (EndpointCount count = counts; count != null; count = count.next) {
      now.add(count.copy());
    }
    return now;
  }

  /** What the thread that started this one had counted until then; empty if that is not known. */
  public List<EndpointCount> starterCounts() {
    return starterCounts == null ? List.of() : starterCounts;
  }

  /** Its waits, made with the first one; for the thread only. */
  WaitLog waitLog() {
    WaitLog log = waitLog;
    if (log == null) {
      log = new WaitLog();
      waitLog = log;
    }
    return log;
  }

  /** Tasks of others that it ran, made with the first one; for the thread only. */
  HandoverLog handoverLog() {
    HandoverLog log = handoverLog;
    if (log == null) {
      log = new HandoverLog();
      handoverLog = log;
    }
    return log;
  }

  /**
   * The last task of another thread that it began to run by then, {@code null} if none is known.
   */
  public Handover handoverBefore(long nanos) {
    HandoverLog log = handoverLog;
    return log == null ? null : log.before(nanos);
  }

  /** What it waits for now, {@code null} if it does not wait for another thread. */
  Wait waitsNow() {
    WaitLog log = waitLog;
    return log == null ? null : log.open;
  }

  /** When it waited for other threads, oldest first; short waits are left out. */
  public Wait[] waits() {
    WaitLog log = waitLog;
    return log == null ? NO_WAITS : log.all();
  }

  /** Notes the number of the kernel's task, to be called by the thread itself. */
  public void noteTask() {
    taskNoted = true;
    task = TaskClock.currentTask();
  }

  /** The number of the kernel's task; 0 if it is not known. */
  public int task() {
    return task;
  }

  /**
   * What has passed since the last call; for the sampler only.
   *
   * @param since the first is set to the time on a processor, the second to that waiting for one;
   *     -1 if not known
   */
  void timesSince(long[] since) {
    TaskClock.times(task, since);
    long cpu = since[0];
    long waited = since[1];
    since[0] = cpu < 0 || cpuNanos < 0 ? -1 : cpu - cpuNanos;
    since[1] = waited < 0 || waitedNanos < 0 ? -1 : waited - waitedNanos;
    cpuNanos = cpu;
    waitedNanos = waited;
  }
}
