package io.github.prebind.accuracy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle of several values; of an even number, the mean of the two in the middle. */
final class Medians {
  private Medians() {}

  static double of(List<Row> rows, ToDoubleFunction<Row> value) {
    return of(rows.stream().mapToDouble(value).toArray());
  }

  static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int size = sorted.length;
    return size == 0 ? Double.NaN : (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
  }

  /** The row in the middle by time to the port; of an even number, the earlier of the two. */
  static Row start(List<Row> rows) {
    List<Row> sorted = rows.stream().sorted(Comparator.comparingDouble(Row::wallMillis)).toList();
    return sorted.get((sorted.size() - 1) / 2);
  }
}
