package io.github.prebind.analyse;

import io.github.prebind.analyse.SpanMatch.Milestone;
import io.github.prebind.analyse.SpanMatch.Pair;
import io.github.prebind.record.PendingMigration;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.SpanFacts;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Projects a running start by an earlier one of the same app.
 *
 * <p>The two are matched call by call ({@link SpanMatch}); the last milestone says how far this
 * start is on the earlier one's way. What lies behind it is taken slice by slice as it would be on
 * the cores of this start ({@link ExpectedTime}), and then as much slower or faster as this start
 * has been so far: waits by the ratio of its waits, work by that of its work, and what is left of
 * the calls that are open also by the ratio inside of them.
 *
 * <p>Migrations that the earlier start ran and that are not pending now are taken out; pending ones
 * that it did not have are added, by the pace of those that are done. The range comes from how
 * unlike each other the ratios of the stretches between the milestones are.
 */
public final class BaselineProjection implements ProjectionBasis {
  /** Of the calls that have been passed, so many must be matched. */
  private static final double FEWEST_MATCHED = 0.5;

  /** Milestones that are needed where the main class is another one. */
  private static final int OTHER_APP = 20;

  /** How much is taken on trust, in parts of what is known, before a part's own ratio counts. */
  private static final double TRUST = 0.05;

  /** The same for an open call, whose first part may say little of its last. */
  private static final double OPEN_TRUST = 0.5;

  /** A call that takes less of the earlier start's time may be missing without a meaning. */
  private static final double SIGNIFICANT = 0.01;

  /** Stretches of this share of the whole are compared with each other for the range. */
  private static final double STRETCH = 0.04;

  private final Start before;
  private final BaselineCalls calls;
  private final double bind;
  private final String name;
  private ExpectedTime expected;
  private String whyNot = "the start has not been looked at";

  /**
   * @throws IllegalArgumentException in one line, if the start cannot be projected from
   */
  public BaselineProjection(Start before) {
    if (before.bind() == null) {
      throw new IllegalArgumentException("its port never opened, so there is no time to project");
    }
    ProjectionModel.requireCores(before);
    this.before = before;
    this.calls = new BaselineCalls(before);
    this.bind = before.bind().atMillis();
    this.name = "the baseline of " + before.origin().process().atZone(ZoneOffset.UTC).toLocalDate();
  }

  @Override
  public RunningProjection at(RunningMoment now) {
    SpanMatch match = new SpanMatch(calls, now.spans());
    List<Milestone> passed = match.milestones();
    if (passed.isEmpty()) {
      whyNot = "none of the baseline's calls has been seen in this start";
      return null;
    }
    Milestone last = passed.get(passed.size() - 1);
    double share = share(match, last, now);
    if (share < FEWEST_MATCHED || otherApp(now) && passed.size() < OTHER_APP) {
      whyNot =
          "the baseline is not like this start: "
              + Math.round(100 * share)
              + " % of the calls so far are matched";
      return null;
    }
    expected = new ExpectedTime(before, calls.way(), now.cores(), match.perRoundTrip());
    return new Position(now, match, last, share).projection();
  }

  @Override
  public String whyNot() {
    return whyNot;
  }

  private boolean otherApp(RunningMoment now) {
    String main = before.jvm().mainClass();
    return !main.isEmpty() && !now.mainClass().isEmpty() && !main.equals(now.mainClass());
  }

  /** Of what the earlier start had passed by then, and of what this one has, the smaller part. */
  private double share(SpanMatch match, Milestone last, RunningMoment now) {
    double had = 0;
    double has = 0;
    Set<String> pending = pendingLabels(now);
    for (SpanFacts span : calls.way()) {
      boolean gone = pending != null && calls.isMigration(span) && !pending.contains(span.label());
      SpanFacts parent = calls.parent(span);
      boolean outermost = parent == null || match.has(parent);
      if (!span.sampled() && span.startMillis() <= last.before() && outermost && !gone) {
        had++;
        has += match.has(span) ? 1 : 0;
      }
    }
    double ofBefore = had == 0 ? 0 : has / had;
    double ofNow = match.passedNow() == 0 ? 0 : (double) match.inOrder() / match.passedNow();
    return Math.min(ofBefore, ofNow);
  }

  private static Set<String> pendingLabels(RunningMoment now) {
    if (now.pending() == null) {
      return null;
    }
    Set<String> labels = new HashSet<>();
    for (PendingMigration one : now.pending()) {
      labels.add(one.label());
    }
    return labels;
  }

  /** Where a start is on the earlier one's way. */
  private final class Position {
    private final RunningMoment now;
    private final SpanMatch match;
    private final double at;
    private final double since;
    private final double share;
    private final double workRatio;
    private final double waitRatio;
    private final double spread;

    Position(RunningMoment now, SpanMatch match, Milestone last, double share) {
      this.now = now;
      this.match = match;
      this.at = last.before();
      this.since = last.now();
      this.share = share;
      double skipped = 0;
      double skippedWaits = 0;
      for (SpanFacts span : skipped(0, at)) {
        skipped += expected.between(span.startMillis(), span.endMillis());
        skippedWaits += expected.waitsBetween(span.startMillis(), span.endMillis());
      }
      double all = Math.max(1, expected.between(0, at) - skipped);
      double waits = Math.max(0, Math.min(all, expected.waitsBetween(0, at) - skippedWaits));
      double took = Math.max(1, since - addedMillis(0, since));
      double waited = Math.min(took, waitedMillis());
      double ratio = took / all;
      double trust = TRUST * all;
      waitRatio = (waited + trust * ratio) / (waits + trust);
      workRatio = (took - waited + trust * ratio) / (all - waits + trust);
      spread = spread(match.milestones());
    }

    RunningProjection projection() {
      double left = left();
      double sinceLast = now.elapsedMillis() - since - addedMillis(since, now.elapsedMillis());
      double bound = bound();
      double atLeast = Math.max(0, left - predicted(at, bound));
      double overdue = Math.max(0, sinceLast - predicted(at, bound));
      double rest = Math.max(atLeast, left - sinceLast) + openAddedMillis();
      rest += changedMigrations();
      rest = Math.max(0, rest);
      double z = Math.max(0.05, Math.min(1.1, 0.18 + spread));
      double elapsed = now.elapsedMillis();
      return new RunningProjection(
          elapsed,
          elapsed + rest,
          elapsed + rest * Math.exp(-z),
          elapsed + rest * Math.exp(z) + overdue + unknownMillis(),
          RunningProjection.BASELINE,
          name + ", " + Math.round(100 * share) + " % of the calls matched");
    }

    /** What the earlier start's stretch takes at the ratios of this one. */
    private double predicted(double from, double to) {
      double waits = expected.waitsBetween(from, to);
      return waitRatio * waits + workRatio * Math.max(0, expected.between(from, to) - waits);
    }

    /** The same, without the calls that this start has not made. */
    private double withoutSkipped(double from, double to) {
      double millis = predicted(from, to);
      for (SpanFacts span : skipped(from, to)) {
        millis -= predicted(span.startMillis(), span.endMillis());
      }
      return millis;
    }

    /** From the last milestone to the bind; inside open calls also by the ratio in there. */
    private double left() {
      List<Pair> open = match.open();
      double[] factors = new double[open.size()];
      double factor = 1;
      for (int i = 0; i < factors.length; i++) {
        double began = open.get(i).now().startMillis();
        double took = since - began - addedMillis(began, since);
        double meant = factor * withoutSkipped(open.get(i).before().startMillis(), at);
        if (took > 0 && meant > 0) {
          double trust = OPEN_TRUST * since;
          factor *= (took + trust) / (meant + trust);
        }
        factors[i] = factor;
      }
      double left = 0;
      double from = at;
      for (int i = factors.length - 1; i >= 0; i--) {
        double to = Math.min(bind, open.get(i).before().endMillis());
        if (to > from) {
          left += factors[i] * predicted(from, to);
          from = to;
        }
      }
      return left + predicted(from, bind);
    }

    /** Where it can be at most: no further than the open calls, nor behind a call still to come. */
    private double bound() {
      double bound = bind;
      for (Pair pair : match.open()) {
        if (pair.before().endMillis() > at) {
          bound = Math.min(bound, pair.before().endMillis());
        }
      }
      for (SpanFacts span : calls.way()) {
        boolean significant = span.endMillis() - span.startMillis() >= SIGNIFICANT * bind;
        if (significant && span.startMillis() > at && !span.sampled() && !match.has(span)) {
          bound = Math.min(bound, span.startMillis());
        }
      }
      return bound;
    }

    /** The earlier start's outermost calls in a stretch that this one has not made. */
    private List<SpanFacts> skipped(double from, double to) {
      List<SpanFacts> skipped = new ArrayList<>();
      for (SpanFacts span : calls.way()) {
        SpanFacts parent = calls.parent(span);
        boolean outermost = parent == null || match.has(parent);
        boolean inside = span.startMillis() >= from && span.endMillis() <= to;
        boolean once = span.count() == 1 && !span.sampled();
        if (inside && outermost && once && !match.has(span)) {
          skipped.add(span);
        }
      }
      return skipped;
    }

    /** What this start spent in calls that the earlier one did not have. */
    private double addedMillis(double from, double to) {
      double millis = 0;
      for (SpanFacts span : match.added()) {
        double length = span.endMillis() - span.startMillis();
        double overlap = Math.min(to, span.endMillis()) - Math.max(from, span.startMillis());
        if (overlap > 0 && length > 0) {
          millis += overlap * Math.min(1, span.millis() / length);
        }
      }
      return millis;
    }

    /** What this start spent waiting for others until the last milestone. */
    private double waitedMillis() {
      double millis = 0;
      for (SpanFacts span : match.waits()) {
        double length = span.endMillis() - span.startMillis();
        double overlap = Math.min(since, span.endMillis()) - span.startMillis();
        if (overlap > 0 && length > 0) {
          millis += Math.min(1, span.selfMillis() / length) * overlap;
        }
      }
      return millis;
    }

    /** Pending migrations that are new, less those of the earlier start that are not pending. */
    private double changedMigrations() {
      Set<String> pending = pendingLabels(now);
      if (pending == null) {
        return 0;
      }
      double millis = 0;
      Set<String> known = new HashSet<>();
      for (SpanFacts span : calls.way()) {
        if (!calls.isMigration(span)) {
          continue;
        }
        known.add(span.label());
        if (span.startMillis() >= at && !match.has(span) && !pending.contains(span.label())) {
          millis -= predicted(span.startMillis(), span.endMillis());
        }
      }
      MigrationPace pace = MigrationPace.of(now);
      for (PendingMigration one : now.pending()) {
        if (!known.contains(one.label()) && pace.span(one.label()) == null) {
          millis += millis(pace, one);
        }
      }
      return millis;
    }

    private double millis(MigrationPace pace, PendingMigration one) {
      return pace.doneWeight() > 0 ? pace.millis(one) : workRatio * calls.averageMigrationMillis();
    }

    /** What is left of new migrations that are open. */
    private double openAddedMillis() {
      double millis = 0;
      MigrationPace pace = MigrationPace.of(now);
      List<PendingMigration> pending = now.pending() == null ? List.of() : now.pending();
      for (SpanFacts span : match.added()) {
        for (PendingMigration one : pending) {
          if (span.open() && one.label().equals(span.label())) {
            millis += Math.max(0, millis(pace, one) - span.millis());
          }
        }
      }
      return millis;
    }

    /** What is open and was not there before may take as long again. */
    private double unknownMillis() {
      double millis = 0;
      for (SpanFacts span : match.added()) {
        millis = Math.max(millis, span.open() && span.count() == 1 ? span.millis() : 0);
      }
      return millis;
    }

    /** How unlike each other the ratios of the stretches are, as a spread of their logarithms. */
    private double spread(List<Milestone> passed) {
      double least = STRETCH * Math.max(1, expected.between(0, bind));
      double squares = 0;
      double weight = 0;
      int stretches = 0;
      Milestone from = new Milestone(0, 0);
      for (Milestone to : passed) {
        double meant = withoutSkipped(from.before(), to.before());
        double took = to.now() - from.now() - addedMillis(from.now(), to.now());
        if (meant >= least && took > 0) {
          double log = Math.log(took / meant);
          squares += meant * log * log;
          weight += meant;
          stretches++;
          from = to;
        }
      }
      double few = stretches < 4 ? 0.5 / (1 + stretches) : 0.02;
      return few + (weight == 0 ? 0.3 : Math.sqrt(squares / weight) / Math.pow(stretches, 0.25));
    }
  }
}
