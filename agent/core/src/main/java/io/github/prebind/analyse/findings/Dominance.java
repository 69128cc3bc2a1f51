package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start.Sample;
import io.github.prebind.start.Start.SpanFacts;
import java.util.HashMap;
import java.util.Map;

/**
 * What one bean or one of the user's own methods did by itself on the way, and when that is so much
 * that a reader should look at it: from {@value #LEAST_PERCENT} % of the start on, since several
 * parts of an app may have a fifth each, and if it is worth acting, as {@link Tuning} has it.
 * Immutable.
 *
 * @param method the user's own method that was seen most, {@code null} if there was none
 * @param methodMillis how long it took: what it was seen on the processor, and its part of the
 *     threads' waiting for one, where compilers and collectors did not have it
 */
record Dominance(String method, double methodMillis) {
  private static final int LEAST_PERCENT = 30;

  static boolean dominates(Evidence evidence, double millis) {
    return millis * 100 >= evidence.endMillis() * LEAST_PERCENT
        && Tuning.worthActing(evidence, millis);
  }

  /** The bean on the way with the most work of its own; {@code null} if none dominates. */
  static SpanFacts bean(Evidence evidence) {
    for (SpanFacts step : evidence.way().steps()) {
      if (step.kind().equals("bean")) {
        return dominates(evidence, step.selfMillis()) ? step : null;
      }
    }
    return null;
  }

  /** The method that was seen most on the way. */
  static Dominance ofMethods(Evidence evidence) {
    Map<String, Double> methods = new HashMap<>();
    for (Sample sample : evidence.start().samples()) {
      if (sample.method() != null && onTheWay(evidence, sample)) {
        methods.merge(sample.method(), millis(sample), Double::sum);
      }
    }
    String top = null;
    for (Map.Entry<String, Double> method : methods.entrySet()) {
      top = top == null || method.getValue() > methods.get(top) ? method.getKey() : top;
    }
    return new Dominance(top, top == null ? 0 : methods.get(top) * slowdown(evidence));
  }

  /** The method that was seen most inside of a span, not counting the spans below it. */
  static Dominance inside(Evidence evidence, SpanFacts span) {
    String top = null;
    double most = 0;
    for (Sample sample : evidence.start().samples()) {
      boolean inside = sample.span() != null && sample.span() == span.id();
      if (inside && sample.method() != null && millis(sample) > most) {
        top = sample.method();
        most = millis(sample);
      }
    }
    return new Dominance(top, most * slowdown(evidence));
  }

  /** How much longer code on the way took than it was on the processor, at least 1. */
  private static double slowdown(Evidence evidence) {
    double running = 0;
    for (Sample sample : evidence.start().samples()) {
      boolean runs = sample.kind().equals("cpu") || sample.kind().equals("class-loading");
      running += runs && onTheWay(evidence, sample) ? sample.millis() : 0;
    }
    return running <= 0 ? 1 : 1 + evidence.millis("cpu-wait") / running;
  }

  private static double millis(Sample sample) {
    return sample.methodMillis() == null ? 0 : sample.methodMillis();
  }

  private static boolean onTheWay(Evidence evidence, Sample sample) {
    return sample.thread().equals("main")
        || evidence.start().bind() != null
            && sample.thread().equals(evidence.start().bind().thread());
  }
}
