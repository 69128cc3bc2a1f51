package io.github.prebind.record;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;

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
    byte[] stat = task <= 0 ? null : read("/proc/self/task/" + task + "/schedstat", 64);
    return stat == null ? -1 : number(stat, 0);
  }

  /** How long the whole process has been on processors, ended threads included. */
  public static long processCpuNanos() {
    byte[] stat = read("/proc/self/stat", 512);
    if (stat == null) {
      return -1;
    }
    int at = stat.length - 1;
    while (at > 0 && stat[at] != ')') {
      at--;
    }
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

  /** What the JVM's own threads have used. */
  public record JvmThreads(long jitNanos, long gcNanos) {}

  /**
   * The CPU time of compiler and collector threads, told by their names in HotSpot; {@code null}
   * without {@code /proc}.
   */
  public static JvmThreads jvmThreads() {
    String[] tasks = new File("/proc/self/task").list();
    if (tasks == null) {
      return null;
    }
    long jit = 0;
    long gc = 0;
    long vm = 0;
    for (String task : tasks) {
      String folder = "/proc/self/task/" + task;
      byte[] name = read(folder + "/comm", 32);
      if (name == null || name.length < 2) {
        continue;
      }
      boolean compiler = name[0] == 'C' && (name[1] == '1' || name[1] == '2');
      boolean collector =
          (name[0] == 'G' && (name[1] == '1' || name[1] == 'C'))
              || (name[0] == 'Z' && contains(name, "Worker"))
              || contains(name, "Shenandoah");
      boolean operations = contains(name, "VM Thread");
      if (compiler || collector || operations) {
        byte[] stat = read(folder + "/schedstat", 64);
        long nanos = stat == null ? 0 : number(stat, 0);
        jit += compiler ? nanos : 0;
        gc += collector ? nanos : 0;
        vm += operations ? nanos : 0;
      }
    }
    // The serial collector has no thread of its own: it works in the one for the JVM's operations.
    return new JvmThreads(jit, gc == 0 ? vm : gc);
  }

  private static boolean contains(byte[] text, String part) {
    outer:
    for (int i = 0; i + part.length() <= text.length; i++) {
      for (int j = 0; j < part.length(); j++) {
        if (text[i + j] != part.charAt(j)) {
          continue outer;
        }
      }
      return true;
    }
    return false;
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
    } catch (IOException | SecurityException e) {
      return null;
    }
  }
}
