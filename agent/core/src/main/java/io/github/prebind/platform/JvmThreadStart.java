package io.github.prebind.platform;

import java.io.File;
import java.nio.file.Path;

/**
 * When HotSpot's threads started, from {@code /proc}. Stateless. Instants are on the axis of {@link
 * System#nanoTime()}, to within 10 ms; -1 if they cannot be told.
 */
public final class JvmThreadStart {
  /**
   * Started by every JVM, whatever its options, right before it makes the module system and calls
   * the agents ({@code Threads::create_vm}).
   */
  private static final String LAST = "Service Thread";

  /** Started by every JVM once it has its heap. */
  private static final String FIRST_OF_ITS_OWN = "VM Thread";

  private JvmThreadStart() {}

  /** The end of the JVM's own start where other agents came first. */
  public static long nanos() {
    return nanos(Path.of("/proc"));
  }

  private static long nanos(Path proc) {
    ProcessTimes times = ProcessTimes.read(proc.toString());
    for (String task : tasks(proc)) {
      if (times.name(task).equals(LAST)) {
        return times.startNanos(task);
      }
    }
    return ProcessTimes.UNREADABLE;
  }

  /**
   * When the process became a JVM, where a shell became it by {@code exec java}: the java command
   * starts a thread for the JVM as soon as it has loaded it, whose name is the command's own until
   * then.
   */
  public static long launchNanos() {
    return launchNanos(Path.of("/proc"));
  }

  static long launchNanos(Path proc) {
    ProcessTimes times = ProcessTimes.read(proc.toString());
    String command = times.name("self");
    String first = "self/task/" + times.self();
    long earliest = ProcessTimes.UNREADABLE;
    for (String task : tasks(proc)) {
      String name = times.name(task);
      if (!task.equals(first) && (name.equals(command) || name.equals(FIRST_OF_ITS_OWN))) {
        long start = times.startNanos(task);
        if (start != ProcessTimes.UNREADABLE
            && (earliest == ProcessTimes.UNREADABLE || start < earliest)) {
          earliest = start;
        }
      }
    }
    return earliest;
  }

  private static String[] tasks(Path proc) {
    String[] names = new File(proc.toString(), "self/task").list();
    String[] tasks = new String[names == null ? 0 : names.length];
    for (int i = 0; i < tasks.length; i++) {
      tasks[i] = "self/task/" + names[i];
    }
    return tasks;
  }
}
