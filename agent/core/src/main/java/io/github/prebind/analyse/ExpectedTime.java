package io.github.prebind.analyse;

import io.github.prebind.record.Kind;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Slice;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How long each stretch of an earlier start would take on other cores, split into what waits for
 * others and what works. On the cores that it ran on itself, as long as it took.
 *
 * <p>On others by the rule of {@link ProjectionModel}, slice by slice, with what its round trips
 * take longer. Immutable. Times are milliseconds since the process began.
 */
final class ExpectedTime {
  /** Cores that differ by less are the same. */
  private static final double SAME = 0.02;

  private static final int EVEN = 128;

  private final double[] ends;
  private final double[] expected;
  private final double[] waits;

  /**
   * @param way its calls on the way to the bind
   * @param perRoundTrip how much longer a round trip takes there, negative if shorter
   */
  ExpectedTime(Start start, List<SpanFacts> way, double cores, double perRoundTrip) {
    double before = cores(start);
    List<Slice> slices = start.slices();
    boolean same = slices.isEmpty() || Math.abs(cores / before - 1) < SAME;
    if (slices.isEmpty()) {
      slices = even(start.bind().atMillis());
    }
    ends = new double[slices.size()];
    expected = new double[slices.size()];
    double[] waited = waited(slices, way);
    waits = new double[slices.size()];
    ProjectionModel.SliceRule rule =
        new ProjectionModel.SliceRule(start, new Place(cores, Map.of(), null));
    for (int i = 0; i < ends.length; i++) {
      Slice slice = slices.get(i);
      ends[i] = slice.startMillis() + slice.millis();
      double further = Math.max(-waited[i], slice.roundTrips() * perRoundTrip);
      expected[i] = slice.millis() + further;
      if (!same) {
        expected[i] = rule.millis(slice, further);
      }
      double whole = slice.millis() + further;
      double share = whole <= 0 ? 0 : Math.min(1, (waited[i] + further) / whole);
      waits[i] = expected[i] * share;
    }
  }

  /** For a report without slices, as it is made where there is no /proc: equal ones. */
  private static List<Slice> even(double millis) {
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < EVEN; i++) {
      slices.add(new Slice(i * millis / EVEN, millis / EVEN, 0, 0, 0, 0, 0, 0));
    }
    return slices;
  }

  /** The cores that a start had. */
  private static double cores(Start start) {
    if (start.rehearsal() != null) {
      return start.rehearsal().cpus();
    }
    Double quota = start.jvm().cpuQuota();
    return quota == null ? Math.max(1, start.jvm().processors()) : quota;
  }

  /** What the way waited for others in each slice: its blocking calls, each spread evenly. */
  private static double[] waited(List<Slice> slices, List<SpanFacts> way) {
    double[] waited = new double[slices.size()];
    for (SpanFacts span : way) {
      double length = span.endMillis() - span.startMillis();
      if (!waits(span) || length <= 0) {
        continue;
      }
      double density = Math.min(1, span.selfMillis() / length);
      for (int i = first(slices, span.startMillis()); i < waited.length; i++) {
        Slice slice = slices.get(i);
        double from = Math.max(slice.startMillis(), span.startMillis());
        double to = Math.min(slice.startMillis() + slice.millis(), span.endMillis());
        if (to <= from) {
          break;
        }
        waited[i] += density * (to - from);
      }
    }
    return waited;
  }

  private static int first(List<Slice> slices, double millis) {
    int low = 0;
    int high = slices.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      Slice slice = slices.get(middle);
      if (slice.startMillis() + slice.millis() <= millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether its own time waits for others rather than works. */
  static boolean waits(SpanFacts span) {
    Kind kind = Kind.of(span.kind());
    return kind != null && kind.blocking() && kind != Kind.CPU_WAIT;
  }

  /** How long a stretch takes there, waits included. */
  double between(double fromMillis, double toMillis) {
    return sum(expected, fromMillis, toMillis);
  }

  /** What of it is waiting for others. */
  double waitsBetween(double fromMillis, double toMillis) {
    return sum(waits, fromMillis, toMillis);
  }

  private double sum(double[] values, double from, double to) {
    double sum = 0;
    double start = 0;
    for (int i = 0; i < ends.length && start < to; i++) {
      double end = i == ends.length - 1 ? Math.max(ends[i], to) : ends[i];
      double overlap = Math.min(end, to) - Math.max(start, from);
      if (overlap > 0 && ends[i] > start) {
        sum += values[i] * Math.min(overlap, ends[i] - start) / (ends[i] - start);
      }
      start = ends[i];
    }
    return sum;
  }
}
