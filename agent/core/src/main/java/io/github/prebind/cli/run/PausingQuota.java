package io.github.prebind.cli.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds the command's processes to a number of cores by stopping them for the rest of a period once
 * they have used up what the period allows, as the kernel's own quota does (its documentation,
 * "sched-bwc"): every {@value #PERIOD_MILLIS} ms they are given that many milliseconds of CPU time
 * times the cores; what they do not use is lost, what they use too much is taken from the next.
 *
 * <p>The CPU time comes from {@code /proc} in steps of 10 ms, so a single period can be wrong by
 * that; over a second the debt has evened it out. The processes see a stop as a slow machine:
 * timers go on. Measuring and stopping takes a thread of this process, 1 to 2 % of a core.
 */
final class PausingQuota implements Quota {
  static final long PERIOD_MILLIS = 100;

  private static final long PERIOD_NANOS = PERIOD_MILLIS * 1_000_000;
  private static final long LOOK_NANOS = 4_000_000;
  private static final long TICK_NANOS = 10_000_000;

  /** How often new processes are looked for; they are in the group from their birth. */
  private static final int PERIODS_BETWEEN_LISTS = 5;

  private final double cpus;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean released;
  private boolean held;
  private ProcessTree tree;
  private Map<Long, ProcStat> processes = Map.of();
  private long usedTicks;
  private boolean stopped;

  PausingQuota(double cpus) {
    this.cpus = cpus;
  }

  /** Whether this system has what it takes. */
  static boolean possible() {
    return ProcessTree.sessions();
  }

  @Override
  public String means() {
    return "pausing its processes in slices of 100 ms";
  }

  @Override
  public List<String> around(List<String> command) {
    return command;
  }

  /** As a container with that quota would be seen. */
  @Override
  public String jvmOption() {
    return "-XX:ActiveProcessorCount=" + (int) Math.max(1, Math.ceil(cpus));
  }

  @Override
  public void hold(ProcessTree tree) {
    this.tree = tree;
    this.held = true;
    Thread thread = new Thread(this::hold, "prebind-quota");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
  }

  private void hold() {
    String group = (tree.ownSession() ? "-" : "") + tree.root();
    try (SignalShell shell = SignalShell.start(group)) {
      double budgetNanos = 0;
      long period = System.nanoTime() - PERIOD_NANOS;
      for (int periods = 0; !released; ) {
        long now = System.nanoTime();
        if (now - period >= PERIOD_NANOS) {
          period = now - (now - period) % PERIOD_NANOS;
          budgetNanos = Math.min(budgetNanos, 0) + cpus * PERIOD_NANOS;
          if (periods++ % PERIODS_BETWEEN_LISTS == 0) {
            processes = tree.alive();
          }
        }
        budgetNanos -= usedNanos();
        if (stopped != budgetNanos <= 0) {
          stopped = !stopped;
          shell.send(stopped ? "STOP" : "CONT", targets(group));
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
      processes = tree.alive();
      shell.send("CONT", targets(group));
    } catch (IOException e) {
      // without a shell there is nothing that could have been started either
    } finally {
      ended.countDown();
    }
  }

  /** The command's group, and whatever of it has left the group. */
  private List<String> targets(String group) {
    List<String> targets = new ArrayList<>(List.of(group));
    for (ProcStat process : processes.values()) {
      if (process != null && (process.group() != tree.root() || !tree.ownSession())) {
        targets.add(Long.toString(process.pid()));
      }
    }
    return targets;
  }

  /**
   * CPU time since the last look. A process that ends leaves its time to its parent, so the sum
   * falls only when a process ended that nobody asked about.
   */
  private double usedNanos() {
    long ticks = 0;
    for (long pid : processes.keySet()) {
      ProcStat now = ProcStat.of(pid);
      ticks += now == null ? 0 : now.cpuTicks();
    }
    long more = Math.max(0, ticks - usedTicks);
    usedTicks = ticks;
    return (double) more * TICK_NANOS;
  }

  @Override
  public void release() {
    released = true;
    try {
      if (held) {
        ended.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    release();
  }
}
