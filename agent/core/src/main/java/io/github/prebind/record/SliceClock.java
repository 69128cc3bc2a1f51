package io.github.prebind.record;

import java.util.Arrays;

/**
 * Cuts the start into slices: how far the process's CPU time, the main thread's waiting for a
 * processor, and the round trips and connects of all threads had come at instants some {@value
 * #FIRST_MILLIS} ms apart.
 *
 * <p>The projection needs to know what ran beside what: under a CPU quota a wait costs nothing
 * while the quota is used up, and costs its whole length where nothing else was left to do. That
 * length of a slice is the period of the kernel's CPU quota (kernel documentation, "CFS Bandwidth
 * Control"), within which one hides the other.
 *
 * <p>Bounded: of {@value #MOST} instants every second one is dropped, and the slices are twice as
 * long from there on. Used by the watching thread; read by the one that reports.
 */
public final class SliceClock {
  static final int MOST = 256;
  static final int FIRST_MILLIS = 100;

  /** How far each count had come at one instant; -1 or {@code null} for what is not known. */
  public record Reading(
      long atNanos,
      long cpuNanos,
      TaskClock.JvmThreads jvmThreads,
      long waitedNanos,
      long roundTrips,
      long connects) {}

  private final Recorder recorder;
  private final ThreadRecord main;
  private final JvmTasks jvmTasks = new JvmTasks();
  private long lengthNanos = FIRST_MILLIS * 1_000_000L;
  private final Reading[] readings = new Reading[MOST];
  private int count;

  public SliceClock(Recorder recorder, ThreadRecord main) {
    this.recorder = recorder;
    this.main = main;
  }

  /** Ends a slice if it is long enough. */
  public synchronized void tick(long nowNanos) {
    if (count > 0 && nowNanos - readings[count - 1].atNanos() < lengthNanos) {
      return;
    }
    if (count == MOST) {
      thin();
      if (nowNanos - readings[count - 1].atNanos() < lengthNanos) {
        return;
      }
    }
    Reading next = read(nowNanos); // which may find no memory
    readings[count++] = next;
  }

  private Reading read(long nowNanos) {
    long roundTrips = 0;
    long connects = 0;
    for (ThreadRecord record : recorder.records()) {
      roundTrips += record.roundTrips();
      connects += record.connects();
    }
    return new Reading(
        nowNanos,
        TaskClock.processCpuNanos(),
        jvmTasks.read(),
        TaskClock.waitedNanos(main.task()),
        roundTrips,
        connects);
  }

  /** All counts as they are now; not part of the slices. */
  public synchronized Reading now() {
    return read(System.nanoTime());
  }

  /** Of two neighbours the later one stays, so that the slices go on without a gap. */
  private void thin() {
    for (int i = 0; i < MOST / 2; i++) {
      readings[i] = readings[2 * i + 1];
    }
    Arrays.fill(readings, MOST / 2, MOST, null);
    count = MOST / 2;
    lengthNanos *= 2;
  }

  /** What was read before an instant, oldest first. */
  public synchronized Reading[] before(long nanos) {
    int kept = count;
    while (kept > 0 && readings[kept - 1].atNanos() >= nanos) {
      kept--;
    }
    return Arrays.copyOf(readings, kept);
  }
}
