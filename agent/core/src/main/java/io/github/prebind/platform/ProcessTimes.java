package io.github.prebind.platform;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads when processes began from {@code /proc}, onto the axis of {@link System#nanoTime()}.
 *
 * <p>Fields as in proc(5): {@code stat} has the parent as field 4 and the start as field 22, in
 * clock ticks since boot. {@code USER_HZ}, the ticks per second that the kernel shows to programs,
 * is 100 on every architecture that has a current JDK.
 */
final class ProcessTimes {
  static final long UNREADABLE = -1;

  private static final long TICK_NANOS = 10_000_000;

  private final String proc;

  /** Boot on the axis of nanoTime, right for the middle of a tick; meaningless without uptime. */
  private final long bootNanos;

  private final boolean readable;

  private ProcessTimes(String proc, long bootNanos, boolean readable) {
    this.proc = proc;
    this.bootNanos = bootNanos;
    this.readable = readable;
  }

  static ProcessTimes read(String proc) {
    long before = System.nanoTime();
    String uptime = text(proc + "/uptime");
    long after = System.nanoTime();
    long ticks = uptime == null ? UNREADABLE : hundredths(uptime);
    return new ProcessTimes(proc, bootNanos(ticks, before, after), ticks != UNREADABLE);
  }

  /**
   * Where boot lies on the axis of nanoTime.
   *
   * @param uptimeTicks what was read between the two instants; cut off, not rounded
   */
  static long bootNanos(long uptimeTicks, long before, long after) {
    long least = uptimeTicks * TICK_NANOS;
    boolean countsFromBoot = before < least + TICK_NANOS && after >= least;
    if (countsFromBoot) {
      return 0;
    }
    return before + (after - before) / 2 - (least + TICK_NANOS / 2);
  }

  /** When this process began; from the JDK's own knowledge if {@code /proc} does not say. */
  long selfStartNanos() {
    long now = System.nanoTime();
    long start = readable ? startNanos("self") : UNREADABLE;
    return start == UNREADABLE || start > now ? fromProcessHandle() : start;
  }

  /** When a process began; {@link #UNREADABLE} if that cannot be told. */
  long startNanos(String pid) {
    String stat = readable ? text(proc + "/" + pid + "/stat") : null;
    long ticks = stat == null ? UNREADABLE : field(stat, 22);
    return ticks <= 0 ? UNREADABLE : bootNanos + ticks * TICK_NANOS + TICK_NANOS / 2;
  }

  /** The number of the parent process, 0 if it stands outside; {@link #UNREADABLE} if unknown. */
  long parent(String pid) {
    String stat = text(proc + "/" + pid + "/stat");
    return stat == null ? UNREADABLE : field(stat, 4);
  }

  /** This process's own number, as {@code /proc} sees it. */
  long self() {
    String stat = text(proc + "/self/stat");
    int blank = stat == null ? -1 : stat.indexOf(' ');
    return blank < 0 ? UNREADABLE : number(stat, 0, blank);
  }

  /** The name of a process, at most 15 characters; empty if unknown. */
  String name(String pid) {
    String stat = text(proc + "/" + pid + "/stat");
    int open = stat == null ? -1 : stat.indexOf('(');
    int close = stat == null ? -1 : stat.lastIndexOf(')');
    return open < 0 || close < open ? "" : stat.substring(open + 1, close);
  }

  private static long fromProcessHandle() {
    Optional<Instant> start = ProcessHandle.current().info().startInstant();
    long nanoTime = System.nanoTime();
    return start.isPresent()
        ? nanoTime - Math.max(0, Duration.between(start.get(), Instant.now()).toNanos())
        : nanoTime;
  }

  /** Field {@code number} of a stat line, counted from 1; the name (2) may hold blanks itself. */
  private static long field(String stat, int number) {
    int at = stat.lastIndexOf(')') + 1;
    for (int field = 2; field < number && at > 0; field++) {
      at = stat.indexOf(' ', at) + 1;
    }
    if (at <= 0) {
      return UNREADABLE;
    }
    int end = stat.indexOf(' ', at);
    return number(stat, at, end < 0 ? stat.length() : end);
  }

  /** {@code 1059.55 1927.39} as 105955. */
  private static long hundredths(String uptime) {
    int dot = uptime.indexOf('.');
    if (dot <= 0 || uptime.length() < dot + 3) {
      return UNREADABLE;
    }
    long seconds = number(uptime, 0, dot);
    long hundredths = number(uptime, dot + 1, dot + 3);
    return seconds < 0 || hundredths < 0 ? UNREADABLE : seconds * 100 + hundredths;
  }

  private static long number(String text, int from, int to) {
    if (from >= to || to - from > 15) {
      return UNREADABLE;
    }
    long number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return UNREADABLE;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }

  private static String text(String path) {
    try (FileInputStream in = new FileInputStream(path)) {
      byte[] bytes = new byte[1024];
      int length = in.read(bytes);
      return length <= 0 ? null : new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    } catch (IOException | SecurityException e) {
      return null;
    }
  }
}
