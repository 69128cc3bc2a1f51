package io.github.prebind.record;

import io.github.prebind.weave.Hook;

/**
 * What one thread did: the tree of its spans and the stack of the open ones.
 *
 * <p>The thread itself is the only writer, so two threads can never overwrite each other's. Readers
 * call {@link #depth} first, which is the volatile edge.
 */
public final class ThreadRecord {
  private static final int DEEPEST = 512;
  private static final int LONGEST_PLAIN_NAME = 40;

  public final Thread thread;
  public final String name;

  /** When the thread was started or, if that was not seen, met first; {@link System#nanoTime}. */
  public final long sinceNanos;

  /** The thread that started it, if that was seen. */
  public final ThreadRecord startedBy;

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
  private volatile int depth;

  /** One of the agent's own threads. */
  public final boolean ignored;

  /** When the sampler looked last; for the sampler only. */
  long lookedNanos;

  /** Whether the thread has been asked for its task; for the thread only. */
  boolean taskNoted;

  private volatile int task;
  private long cpuNanos = -1;

  ThreadRecord(Thread thread, long sinceNanos, ThreadRecord startedBy, boolean ignored) {
    this.thread = thread;
    this.name = scrubbed(thread.getName());
    this.sinceNanos = sinceNanos;
    this.startedBy = startedBy;
    this.ignored = ignored;
    this.inside = ignored;
    this.root = new SpanNode(Kind.OTHER, "", null, this);
    this.top = root;
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

  void push(Hook hook, SpanNode node, Object target, Object argument) {
    if (open == hooks.length) {
      grow();
    }
    hooks[open] = hook;
    nodes[open] = node;
    targets[open] = target;
    arguments[open] = argument;
    open++;
  }

  private void grow() {
    int more = open * 2;
    hooks = java.util.Arrays.copyOf(hooks, more);
    nodes = java.util.Arrays.copyOf(nodes, more);
    targets = java.util.Arrays.copyOf(targets, more);
    arguments = java.util.Arrays.copyOf(arguments, more);
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

  /** Notes the number of the kernel's task, to be called by the thread itself. */
  public void noteTask() {
    taskNoted = true;
    task = TaskClock.currentTask();
  }

  /** The number of the kernel's task; 0 if it is not known. */
  public int task() {
    return task;
  }

  /** CPU time since the last call, -1 if not known; for the sampler only. */
  long cpuSince() {
    long now = TaskClock.cpuNanos(task);
    long before = cpuNanos;
    cpuNanos = now;
    return now < 0 || before < 0 ? -1 : now - before;
  }
}
