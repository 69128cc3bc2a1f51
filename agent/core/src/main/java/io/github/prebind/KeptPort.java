package io.github.prebind;

import io.github.prebind.record.TaskClock;

/**
 * Tells a port that an app opens to serve from one that it only tried: whoever looks for a free
 * port opens one and closes it at once. The instant of the bind is that of the opening either way.
 *
 * <p>At once is a matter of the processor: on a tenth of a core the app may stand still for 90 ms
 * between the two calls. So a thread that wants to run and gets no processor is waited for, up to
 * {@value #LONGEST_NANOS} ns. Not thread-safe.
 */
class KeptPort {
  /** How long it must have been open at the least. */
  static final long LEAST_NANOS = 100_000_000;

  /** What a thread on the processor gets done in this time includes the closing. */
  static final long ENOUGH_CPU_NANOS = 5_000_000;

  static final long LONGEST_NANOS = 2_000_000_000;
  private static final long NEXT_LOOK_NANOS = 10_000_000;

  private final long openedNanos;
  private final int[] tasks;
  private final long[] cpuNanos;

  /**
   * To be made when the port is noticed.
   *
   * @param openedNanos when it opened, {@link System#nanoTime}
   * @param tasks the kernel's numbers of the threads that may be about to close it; 0 if not known
   */
  KeptPort(long openedNanos, int... tasks) {
    this.openedNanos = openedNanos;
    this.tasks = tasks;
    this.cpuNanos = new long[tasks.length];
    for (int i = 0; i < tasks.length; i++) {
      cpuNanos[i] = cpuNanos(tasks[i]);
    }
  }

  /** How long to wait before looking again; 0 if the port has been kept. */
  long leftNanos(long nowNanos) {
    long open = nowNanos - openedNanos;
    if (open < LEAST_NANOS) {
      return LEAST_NANOS - open;
    }
    return open < LONGEST_NANOS && aThreadStarves() ? NEXT_LOOK_NANOS : 0;
  }

  private boolean aThreadStarves() {
    for (int i = 0; i < tasks.length; i++) {
      long had = cpuNanos(tasks[i]) - cpuNanos[i];
      if (cpuNanos[i] >= 0 && had < ENOUGH_CPU_NANOS && wantsProcessor(tasks[i])) {
        return true;
      }
    }
    return false;
  }

  /** {@link TaskClock#cpuNanos}. */
  long cpuNanos(int task) {
    return TaskClock.cpuNanos(task);
  }

  /** {@link TaskClock#wantsProcessor}. */
  boolean wantsProcessor(int task) {
    return TaskClock.wantsProcessor(task);
  }
}
