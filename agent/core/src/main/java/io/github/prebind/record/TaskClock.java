package io.github.prebind.record;

import java.io.FileInputStream;

/**
 * CPU time of this process and its kernel tasks, from {@code /proc}.
 *
 * <p>{@code schedstat} has nanoseconds on the processor and nanoseconds waiting for one (kernel
 * documentation, "scheduler/sched-stats"); {@code stat} has user and system time in ticks of 10 ms
 * (proc(5)). All give -1 where there is no such file. Stateless and thread-safe.
 */
public final class TaskClock {
  private static final long TICK_NANOS = 10_000_000;

  /** Thread.isVirtual does not exist in 17. */
  private static final String VIRTUAL = "java.lang.VirtualThread";

  private TaskClock() {}

  /** The number of the calling thread's task; 0 if it cannot be known, as for a virtual thread. */
  public static int currentTask() {
    if (Thread.currentThread().getClass().getName().equals(VIRTUAL)) {
      return 0; // the carrier's task runs other threads too
    }
    byte[] stat = read("/proc/thread-self/stat", 32);
    return stat == null ? 0 : (int) number(stat, 0);
  }

  /** How long a task has been on the processor. */
  public static long cpuNanos(int task) {
    byte[] stat = schedstat(task);
    return stat == null ? -1 : number(stat, 0);
  }

  /** How long a task could have run and had no processor, a used-up quota included. */
  public static long waitedNanos(int task) {
    byte[] stat = schedstat(task);
    return stat == null ? -1 : waitedNanos(stat);
  }

  /**
   * Both, from one reading.
   *
   * @param into the first is set to {@link #cpuNanos}, the second to {@link #waitedNanos}
   */
  static void times(int task, long[] into) {
    byte[] stat = schedstat(task);
    into[0] = stat == null ? -1 : number(stat, 0);
    into[1] = stat == null ? -1 : waitedNanos(stat);
  }

  private static byte[] schedstat(int task) {
    return task <= 0 ? null : read("/proc/self/task/" + task + "/schedstat", 64);
  }

  private static long waitedNanos(byte[] stat) {
    int at = 0;
    while (at < stat.length && stat[at] != ' ') {
      at++;
    }
    return at == stat.length ? -1 : number(stat, at + 1);
  }

  /**
   * Whether a task is on a processor, wants one, or waits for the disk: all but waiting for others
   * (states R and D of proc(5)).
   */
  public static boolean wantsProcessor(int task) {
    byte[] stat = task <= 0 ? null : read("/proc/self/task/" + task + "/stat", 128);
    int at = stat == null ? -1 : behindName(stat) + 2;
    return at > 0 && at < stat.length && (stat[at] == 'R' || stat[at] == 'D');
  }

  /** How long the whole process has been on processors, ended threads included. */
  public static long processCpuNanos() {
    byte[] stat = read("/proc/self/stat", 512);
    if (stat == null) {
      return -1;
    }
    int at = behindName(stat);
    long ticks = 0;
    for (int field = 2; at < stat.length && field < 15; at++) {
      if (stat[at] == ' ') {
        field++;
        if (field == 14 || field == 15) {
          ticks += number(stat, at + 1);
        }
      }
    }
    return ticks * TICK_NANOS;
  }

  /** The parenthesis behind a task's name, which may hold blanks and parentheses itself. */
  private static int behindName(byte[] stat) {
    int at = stat.length - 1;
    while (at > 0 && stat[at] != ')') {
      at--;
    }
    return at;
  }

  /**
   * What the JVM's own threads have used.
   *
   * @param collector whose threads they are, by HotSpot's name for it
   * @param c2Nanos the part of {@code jitNanos} that the optimising compiler has used
   */
  public record JvmThreads(long jitNanos, long gcNanos, String collector, long c2Nanos) {}

  /** A task's name, at most 15 characters of it; empty if there is no such task. */
  static String name(int task) {
    byte[] name = read("/proc/self/task/" + task + "/comm", 32);
    return name == null
        ? ""
        : new String(name, java.nio.charset.StandardCharsets.ISO_8859_1).strip();
  }

  private static long number(byte[] text, int from) {
    long value = 0;
    for (int i = from; i < text.length && text[i] >= '0' && text[i] <= '9'; i++) {
      value = value * 10 + text[i] - '0';
    }
    return value;
  }

  private static byte[] read(String path, int most) {
    try (FileInputStream in = new FileInputStream(path)) {
      byte[] bytes = new byte[most];
      int count = in.read(bytes);
      return count <= 0 ? null : java.util.Arrays.copyOf(bytes, count);
    } catch (Exception e) {
      return null;
    }
  }
}
