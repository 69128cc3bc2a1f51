package io.github.prebind;

import io.github.prebind.record.TaskClock;

/**
 * The CPU time that the agent takes: premain's on the main thread, and its own threads'. What hooks
 * take on the app's threads is not in it; the benchmark measures that. Thread-safe.
 */
final class OwnCost {
  private volatile long premainNanos = -1;
  private volatile int watchTask;

  /** What premain has used; -1 if not known. */
  void premainTook(long nanos) {
    premainNanos = nanos;
  }

  /** To be called by the watching thread. */
  void noteWatchTask() {
    watchTask = TaskClock.currentTask();
  }

  /** So far; -1 if not known. */
  long nanos() {
    long watch = watchTask == 0 ? 0 : TaskClock.cpuNanos(watchTask);
    return premainNanos < 0 || watch < 0 ? -1 : premainNanos + watch;
  }
}
