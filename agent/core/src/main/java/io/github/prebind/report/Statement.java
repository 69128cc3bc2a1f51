package io.github.prebind.report;

import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All calls of one SQL fingerprint on the way to the bind, added up. */
record Statement(String sql, double millis, long count, long roundTrips) {
  /** Those that took longest first. */
  static List<Statement> of(List<SpanFacts> spans) {
    Map<String, Statement> byText = new LinkedHashMap<>();
    for (SpanFacts span : spans) {
      if (span.kind().equals("sql") && !span.sampled()) {
        Statement one = new Statement(span.label(), span.millis(), span.count(), span.roundTrips());
        byText.merge(span.label(), one, Statement::plus);
      }
    }
    List<Statement> all = new ArrayList<>(byText.values());
    all.sort(Comparator.comparingDouble(Statement::millis).reversed());
    return all;
  }

  private Statement plus(Statement other) {
    return new Statement(
        sql, millis + other.millis, count + other.count, roundTrips + other.roundTrips);
  }
}
