package io.github.prebind.cli.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Ends everything that the command started: SIGTERM to all of it, after {@value #GRACE_SECONDS} s
 * SIGKILL to what is left. Stateless.
 */
final class TreeEnd {
  /** As the platforms of the catalogue do, as far as they are patient. */
  static final int GRACE_SECONDS = 10;

  /** How long a killed process may take to vanish; only a kernel that is stuck needs it. */
  private static final int KILL_SECONDS = 10;

  private static final long LOOK_MILLIS = 100;

  private TreeEnd() {}

  /** Returns when nothing of it runs any more, with the names of what had to be killed. */
  static List<String> of(ProcessTree tree) {
    Set<Long> told = new HashSet<>();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
    Map<Long, ProcStat> alive = tree.alive();
    while (!alive.isEmpty() && System.nanoTime() < until) {
      for (long pid : alive.keySet()) {
        if (told.add(pid)) { // also what the dying start to clean up behind them
          ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
      }
      pause();
      alive = tree.alive();
    }
    List<String> killed = new ArrayList<>();
    alive.forEach((pid, stat) -> killed.add(stat == null ? "pid " + pid : stat.toString()));
    until = System.nanoTime() + TimeUnit.SECONDS.toNanos(KILL_SECONDS);
    while (!alive.isEmpty() && System.nanoTime() < until) {
      for (long pid : alive.keySet()) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      }
      pause();
      alive = tree.alive();
    }
    return killed;
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      // nothing here interrupts; the loop looks again
    }
  }
}
