package io.github.prebind.accuracy;

import java.util.List;

/**
 * One place: what was projected for it, and the starts that were really made there.
 *
 * @param starts at least one
 */
record Cell(App app, double cpus, double rttMillis, double projectedMillis, List<Row> starts) {
  double measuredMillis() {
    return Medians.of(starts, Row::wallMillis);
  }

  /** Positive when the projection was too late; in parts of what was measured. */
  double error() {
    return projectedMillis / measuredMillis() - 1;
  }

  /** How far the starts of this place lie apart, in parts of their median. */
  double spread() {
    double[] millis = starts.stream().mapToDouble(Row::wallMillis).sorted().toArray();
    return (millis[millis.length - 1] - millis[0]) / measuredMillis();
  }
}
