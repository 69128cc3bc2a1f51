package io.github.prebind.accuracy;

import java.util.List;

/**
 * One place: what was projected for it, and the starts that were really made there.
 *
 * @param slowness of the machine during these starts: CPU time of the {@link Gauge}'s piece of work
 *     in parts of what it was during the start projected from
 * @param asHereMillis projected as if the machine were as fast as during that start
 * @param projectedMillis projected for the speed that it had
 * @param starts at least one
 */
record Cell(
    App app,
    double cpus,
    double rttMillis,
    double slowness,
    double asHereMillis,
    double projectedMillis,
    List<Row> starts) {
  double measuredMillis() {
    return Medians.of(starts, Row::wallMillis);
  }

  /** Positive when the projection was too late; in parts of what was measured. */
  double error() {
    return projectedMillis / measuredMillis() - 1;
  }

  /** The same of what was projected without regard to the machine's speed. */
  double errorAsHere() {
    return asHereMillis / measuredMillis() - 1;
  }

  /** How far the starts of this place lie apart, in parts of their median. */
  double spread() {
    double[] millis = starts.stream().mapToDouble(Row::wallMillis).sorted().toArray();
    return (millis[millis.length - 1] - millis[0]) / measuredMillis();
  }
}
