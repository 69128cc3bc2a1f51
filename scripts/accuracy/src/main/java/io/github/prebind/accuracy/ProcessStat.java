package io.github.prebind.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processor time in the kernel's files, in ticks (proc_pid_stat(5), proc_stat(5)). */
record ProcessStat(long ownTicks, long endedChildrenTicks) {
  /** USER_HZ, which is 100 on every architecture that a JVM 17 runs on. */
  static final long TICKS_PER_SECOND = 100;

  /** Of one process; zero when it has ended. */
  static ProcessStat of(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return new ProcessStat(
          Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
          Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
    } catch (IOException e) {
      return new ProcessStat(0, 0);
    }
  }

  long withEndedChildrenTicks() {
    return ownTicks + endedChildrenTicks;
  }

  /** What all processors did, and what the host took from this machine. */
  record Machine(long busyMillis, long stealMillis) {
    static Machine now() throws IOException {
      try (var lines = Files.lines(Path.of("/proc/stat"))) {
        String[] fields = lines.findFirst().orElseThrow().trim().split(" +");
        long busy = 0;
        for (int i : new int[] {1, 2, 3, 6, 7}) { // user nice system irq softirq
          busy += Long.parseLong(fields[i]);
        }
        return new Machine(
            busy * 1000 / TICKS_PER_SECOND, Long.parseLong(fields[8]) * 1000 / TICKS_PER_SECOND);
      }
    }
  }
}
