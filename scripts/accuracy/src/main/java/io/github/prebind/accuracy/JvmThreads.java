package io.github.prebind.accuracy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * CPU milliseconds that HotSpot's own threads of a process have used so far, by their names. The
 * serial collector works in the thread for the JVM's operations.
 */
record JvmThreads(double compilersMillis, double collectorsMillis) {
  static JvmThreads of(long pid) throws IOException {
    double compilers = 0;
    double collectors = 0;
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(task(pid))) {
      for (Path task : tasks) {
        String name = Files.readString(task.resolve("comm")).trim();
        if (name.startsWith("C1") || name.startsWith("C2")) {
          compilers += cpuMillis(task);
        } else if (name.startsWith("G1") || name.startsWith("GC") || name.contains("VM Thread")) {
          collectors += cpuMillis(task);
        }
      }
    }
    return new JvmThreads(compilers, collectors);
  }

  private static Path task(long pid) {
    return Path.of("/proc", Long.toString(pid), "task");
  }

  /** Its first field is nanoseconds on a processor (sched-stats of the kernel's documentation). */
  private static double cpuMillis(Path task) throws IOException {
    String fields = Files.readString(task.resolve("schedstat"));
    return Long.parseLong(fields.substring(0, fields.indexOf(' '))) / 1e6;
  }
}
