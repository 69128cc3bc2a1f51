package io.github.prebind.analyse;

import io.github.prebind.record.PendingMigration;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells from the pending migrations that are done when the others will be: each is taken to need
 * its share of time by the size of its script. One without a script counts as one of average size.
 * It says when the migrations end, so that the port opens not before.
 */
public final class MigrationProjection implements ProjectionBasis {
  /** How far one migration alone may mislead, as a factor, and how far any number of them. */
  private static final double WIDEST = 4;

  private static final double NARROWEST = 1.15;

  private String whyNot = "no migration tool has said which migrations are pending";

  @Override
  public RunningProjection at(RunningMoment now) {
    if (now.pending() == null) {
      whyNot = "no migration tool has said which migrations are pending";
      return null;
    }
    List<PendingMigration> all = now.pending();
    MigrationPace pace = MigrationPace.of(now);
    if (pace.doneWeight() <= 0 || pace.doneMillis() <= 0) {
      whyNot = all.isEmpty() ? "no migration is pending" : "no pending migration is done yet";
      return null;
    }
    double left = 0;
    int leftCount = 0;
    for (PendingMigration one : all) {
      SpanFacts span = pace.span(one.label());
      if (span == null || span.open()) {
        leftCount++;
        double whole = pace.millis(one);
        left += span == null ? whole : Math.max(0, whole - span.millis());
      }
    }
    if (leftCount == 0) {
      whyNot = "all pending migrations are done, and nothing is known of what comes behind them";
      return null;
    }
    double factor = factor(pace, all);
    double overdue = pace.overdueMillis();
    double at = now.elapsedMillis() + left;
    return new RunningProjection(
        now.elapsedMillis(),
        at,
        now.elapsedMillis() + left / factor,
        now.elapsedMillis() + left * factor + overdue,
        RunningProjection.MIGRATIONS,
        "the pace of the pending migrations, "
            + (all.size() - leftCount)
            + " of "
            + all.size()
            + " done"
            + (pace.sized() ? ", weighted by the size of their scripts" : ""));
  }

  @Override
  public String whyNot() {
    return whyNot;
  }

  /** From how unlike each other those done were: the spread of time per weight, as a factor. */
  private static double factor(MigrationPace pace, List<PendingMigration> all) {
    List<Double> logs = new ArrayList<>();
    for (PendingMigration one : all) {
      SpanFacts span = pace.span(one.label());
      if (span != null && !span.open()) {
        logs.add(Math.log(Math.max(1, span.millis()) / Math.max(1, pace.millis(one))));
      }
    }
    if (logs.size() < 2) {
      return WIDEST;
    }
    double squares = 0;
    for (double log : logs) {
      squares += log * log;
    }
    double spread = Math.exp(Math.sqrt(squares / (logs.size() - 1)));
    return Math.max(NARROWEST, Math.min(WIDEST, spread));
  }
}
