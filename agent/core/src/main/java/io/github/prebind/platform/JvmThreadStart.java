package io.github.prebind.platform;

import java.io.File;

/**
 * When HotSpot started its own threads, which it does right before it makes the module system and
 * calls the agents ({@code Threads::create_vm}): the end of the JVM's own start where other agents
 * came first. Stateless.
 */
public final class JvmThreadStart {
  /** Started by every JVM, whatever its options. */
  private static final String THREAD = "Service Thread";

  private JvmThreadStart() {}

  /** On the axis of {@link System#nanoTime()}, to within 10 ms; -1 if that cannot be told. */
  public static long nanos() {
    ProcessTimes times = ProcessTimes.read("/proc");
    String[] tasks = new File("/proc/self/task").list();
    for (int i = 0; tasks != null && i < tasks.length; i++) {
      String task = "self/task/" + tasks[i];
      if (times.name(task).equals(THREAD)) {
        return times.startNanos(task);
      }
    }
    return -1;
  }
}
