package io.github.prebind.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One line of {@code /proc/PID/stat}, as proc(5) describes it.
 *
 * @param name at most 15 characters
 * @param state {@code Z} for a process that has ended and that its parent has not asked about
 * @param cpuTicks CPU time of the process and of those of its children that it has asked about, in
 *     hundredths of a second
 * @param startTicks when it began, since boot; with the id it tells a process from all others
 */
record ProcStat(
    long pid,
    String name,
    char state,
    long parent,
    long group,
    long session,
    long cpuTicks,
    long startTicks) {
  private static final Path PROC = Path.of("/proc");

  /** The process's line, or {@code null} if there is no such process. */
  static ProcStat of(long pid) {
    try {
      Path file = PROC.resolve(Long.toString(pid)).resolve("stat");
      return parse(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** The name may hold blanks and parentheses itself. */
  static ProcStat parse(String line) {
    int open = line.indexOf('(');
    int close = line.lastIndexOf(')');
    String[] fields = line.substring(close + 2).split(" ");
    long cpu = 0;
    for (int field = 14; field <= 17; field++) {
      cpu += number(fields, field);
    }
    return new ProcStat(
        Long.parseLong(line.substring(0, open - 1)),
        line.substring(open + 1, close),
        fields[0].charAt(0),
        number(fields, 4),
        number(fields, 5),
        number(fields, 6),
        cpu,
        number(fields, 22));
  }

  /** Whether it still does anything. */
  boolean alive() {
    return state != 'Z' && state != 'X';
  }

  /** {@code java (pid 4711)}. */
  @Override
  public String toString() {
    return name + " (pid " + pid + ")";
  }

  /** By the manual's count; the state is field 3. */
  private static long number(String[] fields, int field) {
    return Long.parseLong(fields[field - 3].strip());
  }
}
