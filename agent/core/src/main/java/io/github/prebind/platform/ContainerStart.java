package io.github.prebind.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Decides whether process 1 began our start; the rule stands at {@link StartClock}. */
final class ContainerStart {
  static final long NONE = Long.MIN_VALUE;

  /** The number of the first PID namespace, PROC_PID_INIT_INO in Linux' include/linux/proc_ns.h. */
  private static final String FIRST_NAMESPACE = "pid:[4026531836]";

  private static final int DEEPEST = 64;

  private ContainerStart() {}

  /**
   * When process 1 began, on the axis of nanoTime, or {@link #NONE} if it is not our container's.
   */
  static long nanos(Path proc, ProcessTimes times, long processNanos, boolean ownMachine) {
    if (!ownMachine && !inNamespaceOfItsOwn(proc)) {
      return NONE;
    }
    String first = times.name("1");
    boolean bootsMachine =
        first.isEmpty() || first.equals("systemd") || first.equals("init") && !ownMachine;
    if (bootsMachine || !descendsFromFirst(times)) {
      return NONE;
    }
    long start = times.startNanos("1");
    if (start == ProcessTimes.UNREADABLE
        || start > processNanos
        || processNanos - start > StartClock.LONGEST_CONTAINER_START_NANOS) {
      return NONE;
    }
    return start;
  }

  private static boolean inNamespaceOfItsOwn(Path proc) {
    try {
      String namespace = Files.readSymbolicLink(proc.resolve("self/ns/pid")).toString();
      return namespace.startsWith("pid:[") && !namespace.equals(FIRST_NAMESPACE);
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return false;
    }
  }

  private static boolean descendsFromFirst(ProcessTimes times) {
    long pid = times.self();
    for (int depth = 0; depth < DEEPEST && pid > 1; depth++) {
      pid = times.parent(Long.toString(pid));
    }
    return pid == 1;
  }
}
