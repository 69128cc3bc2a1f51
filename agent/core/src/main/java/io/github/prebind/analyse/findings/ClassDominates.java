package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.SpanFacts;
import java.util.List;

/**
 * Is the work of one of the user's own methods a third of the start, as the sampler saw it? The
 * JDK's methods that it calls count as its own. Where a bean that {@link BeanDominates} names did
 * most of it, that one says so.
 */
final class ClassDominates implements FindingRule {
  private static final double MOST = 0.5;

  @Override
  public String id() {
    return "class-dominates";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Dominance top = Dominance.ofMethods(evidence);
    if (top.method() == null || !Dominance.dominates(evidence, top.methodMillis())) {
      return List.of();
    }
    SpanFacts bean = Dominance.bean(evidence);
    if (bean != null) {
      Dominance inside = Dominance.inside(evidence, bean);
      if (top.method().equals(inside.method())
          && inside.methodMillis() >= MOST * top.methodMillis()) {
        return List.of();
      }
    }
    double millis = Math.min(top.methodMillis(), evidence.endMillis());
    return evidence.costs(
        id(),
        millis,
        "One method takes "
            + Math.round(100 * millis / Math.max(1, evidence.endMillis()))
            + " % of the start: "
            + top.method(),
        evidence.cost(millis) + " in " + top.method() + ", as sampled",
        "Do this after the port is open or when it is first needed, keep its result from one start"
            + " to the next, or make it when the image is built."
            + OfficialPages.afterBind(evidence)
            + ". To time it exactly: hooks=PACKAGE.CLASS.METHOD");
  }
}
