package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A loop of failed connects to one place, and of the pauses between them.
 *
 * @param label of the connects
 * @param failures how many of them failed, at least two
 * @param connects how many there were
 * @param error the first failure
 * @param recovered whether the last one got through
 * @param sleepMillis the pauses on the way to the bind
 * @param millis what the loop cost on the way to the bind
 */
record RetryLoop(
    String label,
    long failures,
    long connects,
    String error,
    boolean recovered,
    double startMillis,
    double endMillis,
    double sleepMillis,
    double millis) {
  /** One failure is an app that tries another address. */
  private static final int FEWEST = 2;

  /** All loops of a start. */
  static List<RetryLoop> of(Evidence evidence) {
    Map<String, List<SpanFacts>> places = new LinkedHashMap<>();
    for (SpanFacts span : evidence.start().spans()) {
      if (span.kind().equals("connect") && !evidence.isInside(span, "connect")) {
        places.computeIfAbsent(span.label(), label -> new ArrayList<>()).add(span);
      }
    }
    List<RetryLoop> loops = new ArrayList<>();
    for (List<SpanFacts> connects : places.values()) {
      RetryLoop loop = of(evidence, connects);
      if (loop != null) {
        loops.add(loop);
      }
    }
    return loops;
  }

  static long failures(SpanFacts span) {
    return Math.max(span.failures(), span.error() == null ? 0 : 1);
  }

  private static RetryLoop of(Evidence evidence, List<SpanFacts> connects) {
    long failures = 0;
    long count = 0;
    String error = null;
    double start = Double.MAX_VALUE;
    double end = 0;
    double failedMillis = 0;
    boolean onWay = false;
    for (SpanFacts span : connects) {
      long failed = failures(span);
      count += span.count();
      failures += failed;
      if (failed > 0) {
        error = error == null ? span.error() : error;
        start = Math.min(start, span.startMillis());
        end = Math.max(end, span.endMillis());
        if (evidence.isOnWay(span)) {
          onWay = true;
          failedMillis += span.millis() * Math.min(1, (double) failed / Math.max(1, span.count()));
        }
      }
    }
    if (failures < FEWEST) {
      return null;
    }
    double sleeps = 0;
    for (SpanFacts sleep : evidence.waySpans("sleep")) {
      sleeps += onWay ? inside(sleep, start, end) : 0;
    }
    double millis = onWay ? failedMillis + sleeps : 0;
    if (!onWay) { // the threads of a pool try, and the way waits for a connection of it
      for (SpanFacts pool : evidence.waySpans("pool")) {
        millis += evidence.isInside(pool, "pool") ? 0 : inside(pool, start, end);
      }
    }
    return new RetryLoop(
        connects.get(0).label(),
        failures,
        count,
        error,
        count > failures,
        start,
        end,
        sleeps,
        Math.min(millis, end - start));
  }

  /** How much of a sleep's time is counted as a pause of this loop. */
  double inside(SpanFacts span) {
    return sleepMillis <= 0 ? 0 : inside(span, startMillis, endMillis);
  }

  private static double inside(SpanFacts span, double start, double end) {
    double length = span.endMillis() - span.startMillis();
    double shared = Math.min(span.endMillis(), end) - Math.max(span.startMillis(), start);
    return length <= 0 || shared <= 0 ? 0 : Math.min(1, span.millis() / length) * shared;
  }
}
