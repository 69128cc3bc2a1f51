package io.github.prebind.analyse;

import io.github.prebind.record.SliceClock.Reading;
import io.github.prebind.record.TaskClock.JvmThreads;
import io.github.prebind.record.ThreadRecord;
import io.github.prebind.start.Start.Slice;
import java.util.ArrayList;
import java.util.List;

/** The slices of a start, from what its clock read. Immutable once made. */
final class SliceList {
  private static final JvmThreads NONE = new JvmThreads(0, 0, null, 0);

  private final List<Slice> slices = new ArrayList<>();
  private final long startNanos;

  private final double roundTripsOnTheWay;
  private final double connectsOnTheWay;

  private SliceList(long startNanos, double roundTripsOnTheWay, double connectsOnTheWay) {
    this.startNanos = startNanos;
    this.roundTripsOnTheWay = roundTripsOnTheWay;
    this.connectsOnTheWay = connectsOnTheWay;
  }

  /**
   * The slices from the start to the end without a gap; none where the CPU time is not known.
   *
   * @param readings oldest first, all before the last
   * @param last read right after the end
   * @param way the threads on the way to the bind, whose part of the round trips counts
   */
  static List<Slice> of(
      Reading[] readings, long startNanos, long endNanos, Reading last, List<ThreadRecord> way) {
    double roundTrips = 0;
    double connects = 0;
    for (ThreadRecord record : way) {
      roundTrips += record.roundTrips();
      connects += record.connects();
    }
    SliceList list =
        new SliceList(
            startNanos,
            roundTrips / Math.max(1, last.roundTrips()),
            connects / Math.max(1, last.connects()));
    if (last.cpuNanos() < 0) {
      return list.slices;
    }
    Reading before = new Reading(startNanos, 0, NONE, 0, 0, 0);
    for (Reading reading : readings) {
      list.add(before, reading.atNanos(), reading);
      before = reading;
    }
    list.add(before, endNanos, last);
    return list.slices;
  }

  private void add(Reading from, long toNanos, Reading to) {
    JvmThreads jvmFrom = from.jvmThreads() == null ? NONE : from.jvmThreads();
    JvmThreads jvmTo = to.jvmThreads() == null ? jvmFrom : to.jvmThreads();
    double millis = (toNanos - from.atNanos()) / 1e6;
    slices.add(
        new Slice(
            (from.atNanos() - startNanos) / 1e6,
            millis,
            Math.max(0, to.cpuNanos() - from.cpuNanos()) / 1e6,
            Math.max(0, jvmTo.jitNanos() - jvmFrom.jitNanos()) / 1e6,
            Math.max(0, jvmTo.gcNanos() - jvmFrom.gcNanos()) / 1e6,
            Math.min(millis, waited(from, to) / 1e6),
            (to.roundTrips() - from.roundTrips()) * roundTripsOnTheWay,
            (to.connects() - from.connects()) * connectsOnTheWay));
  }

  private static double waited(Reading from, Reading to) {
    if (to.waitedNanos() < 0) {
      return 0;
    }
    long waited = to.waitedNanos() - Math.max(0, from.waitedNanos());
    return Math.max(0, waited);
  }
}
