package io.github.prebind.record;

import java.io.File;

/**
 * The JVM's own threads whose CPU time is told apart: compilers and collectors, known by their
 * names in HotSpot.
 *
 * <p>Which tasks they are is looked up now and then only, since HotSpot adds and ends compiler
 * threads as it needs them; what an ended one used stays counted. Used by one thread at a time.
 */
public final class JvmTasks {
  /** Looking at every task of a process costs about a millisecond. */
  private static final int READINGS_PER_LOOK = 10;

  private static final int MOST = 64;

  private enum Role {
    COMPILER,
    OPTIMISER,
    COLLECTOR,
    OPERATIONS
  }

  private final int[] tasks = new int[MOST];
  private final Role[] roles = new Role[MOST];
  private final long[] nanos = new long[MOST];
  private int count;
  private String collector = "Serial";
  private int readings;

  /** What they have used so far; {@code null} without {@code /proc}. */
  public TaskClock.JvmThreads read() {
    if (readings++ % READINGS_PER_LOOK == 0) {
      look();
    }
    if (count == 0) {
      return null;
    }
    long jit = 0;
    long c2 = 0;
    long gc = 0;
    long vm = 0;
    for (int i = 0; i < count; i++) {
      nanos[i] = Math.max(nanos[i], TaskClock.cpuNanos(tasks[i]));
      switch (roles[i]) {
        case COMPILER -> jit += nanos[i];
        case OPTIMISER -> c2 += nanos[i];
        case COLLECTOR -> gc += nanos[i];
        default -> vm += nanos[i];
      }
    }
    // The serial collector has no thread of its own: it works in the one for the JVM's operations.
    return new TaskClock.JvmThreads(jit + c2, gc == 0 ? vm : gc, collector, c2);
  }

  private void look() {
    String[] found = new File("/proc/self/task").list();
    for (int i = 0; found != null && i < found.length && count < MOST; i++) {
      int task = Integer.parseInt(found[i]);
      String name = known(task) ? "" : TaskClock.name(task);
      Role role = role(name);
      noteCollector(name);
      if (role != null) {
        tasks[count] = task;
        roles[count++] = role;
      }
    }
  }

  private boolean known(int task) {
    for (int i = 0; i < count; i++) {
      if (tasks[i] == task) {
        return true;
      }
    }
    return false;
  }

  /** The workers of G1 and of the parallel collector are named alike; the serial one has none. */
  private void noteCollector(String name) {
    if (name.startsWith("G1")) {
      collector = "G1";
    } else if (name.startsWith("ZWorker") || name.startsWith("ZDriver")) {
      collector = "Z";
    } else if (name.startsWith("Shenandoah")) {
      collector = "Shenandoah";
    } else if (name.startsWith("GC Thread") && collector.equals("Serial")) {
      collector = "Parallel";
    }
  }

  private static Role role(String name) {
    if (name.startsWith("C1")) {
      return Role.COMPILER;
    } else if (name.startsWith("C2")) {
      return Role.OPTIMISER;
    } else if (name.startsWith("G1")
        || name.startsWith("GC")
        || (name.startsWith("Z") && name.contains("Worker"))
        || name.contains("Shenandoah")) {
      return Role.COLLECTOR;
    }
    return name.contains("VM Thread") ? Role.OPERATIONS : null;
  }
}
