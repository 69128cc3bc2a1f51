package io.github.prebind.accuracy;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One place: the starts that were really made there, each with what was projected for it.
 *
 * @param pairs at least one
 * @param fromAllMillis projected from the median of all unconstrained starts of the sitting
 */
record Cell(App app, double cpus, double rttMillis, List<Pair> pairs, double fromAllMillis) {
  /** A start, and what the unconstrained starts about its time let expect. */
  record Pair(Row start, double projectedMillis) {
    /** Positive when the projection was too late; in parts of what was measured. */
    double error() {
      return projectedMillis / start.wallMillis() - 1;
    }
  }

  List<Row> starts() {
    return pairs.stream().map(Pair::start).toList();
  }

  double measuredMillis() {
    return median(pair -> pair.start().wallMillis());
  }

  double projectedMillis() {
    return median(Pair::projectedMillis);
  }

  /** Of the pair in the middle by it, not of the medians, which may be of different minutes. */
  double error() {
    return median(Pair::error);
  }

  /** That of the two medians, which are of other minutes. */
  double errorFromAll() {
    return fromAllMillis / measuredMillis() - 1;
  }

  /** How far the starts of this place lie apart, in parts of their median. */
  double spread() {
    double[] millis = pairs.stream().mapToDouble(p -> p.start().wallMillis()).sorted().toArray();
    return (millis[millis.length - 1] - millis[0]) / measuredMillis();
  }

  private double median(ToDoubleFunction<Pair> value) {
    return Medians.of(pairs.stream().mapToDouble(value).toArray());
  }
}
