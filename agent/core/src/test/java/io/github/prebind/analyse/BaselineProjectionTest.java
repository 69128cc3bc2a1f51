package io.github.prebind.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.prebind.record.PendingMigration;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Migration;
import io.github.prebind.start.Start.SpanFacts;
import io.github.prebind.start.StartBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineProjectionTest {
  private static final double CORES = 0.5; // as StartBuilder's

  /** Boot until 1 s, three steps, the port after 11 s. */
  private static StartBuilder steps(double slower) {
    return new StartBuilder()
        .span(null, "framework", "boot", 0.2e3 * slower, 11e3 * slower)
        .span(0, "bean", "first", 1e3 * slower, 2e3 * slower)
        .span(0, "custom", "second", 2e3 * slower, 4e3 * slower)
        .span(0, "custom", "third", 4e3 * slower, 8e3 * slower)
        .span(0, "bean", "fourth", 8e3 * slower, 11e3 * slower)
        .bound(8080, "0.0.0.0", 11e3 * slower);
  }

  /** What a start had recorded at an instant. */
  private static RunningMoment until(Start start, double elapsed, List<PendingMigration> pending) {
    List<SpanFacts> spans = new ArrayList<>();
    for (SpanFacts s : start.spans()) {
      if (s.startMillis() >= elapsed) {
        continue;
      }
      boolean open = s.endMillis() > elapsed;
      double end = Math.min(elapsed, s.endMillis());
      double length = end - s.startMillis();
      spans.add(
          new SpanFacts(
              s.id(),
              s.parent(),
              s.thread(),
              s.kind(),
              s.label(),
              s.startMillis(),
              end,
              length,
              s.selfMillis() * length / (s.endMillis() - s.startMillis()),
              s.count(),
              open,
              s.sampled(),
              s.error(),
              s.roundTrips(),
              s.doublingMillis()));
    }
    return new RunningMoment(elapsed, start.jvm().mainClass(), CORES, spans, pending);
  }

  private static RunningProjection project(Start before, Start now, double elapsed) {
    return new BaselineProjection(before).at(until(now, elapsed, null));
  }

  @Test
  void aStartLikeTheBaselineOpensItsPortAsThatDid() {
    Start start = steps(1).build();
    RunningProjection projection = project(start, start, 5e3);
    assertThat(projection.atMillis()).isCloseTo(11e3, within(50.0));
    assertThat(projection.lowMillis()).isBetween(8.5e3, 11e3);
    assertThat(projection.highMillis()).isBetween(11e3, 13.5e3);
    assertThat(projection.basis()).isEqualTo("baseline");
    assertThat(projection.grounds())
        .isEqualTo("the baseline of 2026-11-21, 100 % of the calls matched");
  }

  @Test
  void aSlowerMachineIsSlowerForTheRestToo() {
    assertThat(project(steps(1).build(), steps(4).build(), 17e3).atMillis())
        .isCloseTo(44e3, within(500.0));
  }

  @Test
  void aFasterMachineIsFasterForTheRestToo() {
    assertThat(project(steps(4).build(), steps(1).build(), 4.2e3).atMillis())
        .isCloseTo(11e3, within(500.0));
  }

  @Test
  void waitsScaleByWaitsAndWorkByWork() {
    Start near =
        new StartBuilder()
            .span(null, "framework", "boot", 0, 3e3)
            .span(0, "sql", "select", 1e3, 1.2e3)
            .span(0, "sql", "insert", 2e3, 3e3)
            .bound(8080, "0.0.0.0", 3e3)
            .build();
    Start far =
        new StartBuilder()
            .span(null, "framework", "boot", 0, 13.8e3)
            .span(0, "sql", "select", 1e3, 3e3)
            .span(0, "sql", "insert", 3.8e3, 13.8e3)
            .bound(8080, "0.0.0.0", 13.8e3)
            .build();
    assertThat(project(near, far, 4e3).atMillis()).isCloseTo(13.8e3, within(2.5e3));
  }

  @Test
  void aFurtherDatabaseCostsByRoundTripsAndNotByHowLongItsCallsTook() {
    StartBuilder near =
        new StartBuilder()
            .span(null, "framework", "boot", 0, 10e3)
            .span(0, "main", "sql", "few long", 1e3, 3e3, 2e3, 1, null)
            .roundTrips(1)
            .span(0, "main", "sql", "early", 3e3, 3.1e3, 100, 100, null)
            .roundTrips(100)
            .span(0, "main", "sql", "late", 4e3, 5e3, 1e3, 1000, null)
            .roundTrips(1000)
            .bound(8080, "0.0.0.0", 10e3);
    for (int i = 0; i < 100; i++) {
      near.slice(100, 50, 0, i == 30 ? 100 : i >= 40 && i < 50 ? 100 : 0);
    }
    // Five milliseconds further away: half a second early, five seconds late.
    Start far =
        new StartBuilder()
            .span(null, "framework", "boot", 0, 15.5e3)
            .span(0, "main", "sql", "few long", 1e3, 3e3, 2e3, 1, null)
            .roundTrips(1)
            .span(0, "main", "sql", "early", 3e3, 3.6e3, 600, 100, null)
            .roundTrips(100)
            .bound(8080, "0.0.0.0", 15.5e3)
            .build();
    assertThat(project(near.build(), far, 4e3).atMillis()).isCloseTo(15.5e3, within(1e3));
  }

  @Test
  void fewerCoresTakeWhatTheProcessorTimeOfEachSliceNeedsThere() {
    StartBuilder many = steps(1).quota(2.0);
    StartBuilder few = steps(1).quota(2.0);
    for (int i = 0; i < 110; i++) {
      many.slice(100, i < 20 ? 200 : 25, 0, 0);
      few.slice(100, 0, 0, 0);
    }
    // Two seconds of work on two cores take eight on half a core; the rest waits as before.
    Start now =
        new StartBuilder()
            .span(null, "framework", "boot", 0.8e3, 17e3)
            .span(0, "bean", "first", 4e3, 8e3)
            .span(0, "custom", "second", 8e3, 10e3)
            .bound(8080, "0.0.0.0", 17e3)
            .build();
    assertThat(project(many.build(), now, 8.5e3).atMillis()).isCloseTo(17e3, within(1.2e3));
  }

  @Test
  void aCallThatGoesOnForLongerThanBeforeMovesTheProjectionWithIt() {
    Start before = steps(1).build();
    Start now =
        new StartBuilder()
            .span(null, "framework", "boot", 200, 60e3)
            .span(0, "bean", "first", 1e3, 60e3)
            .bound(8080, "0.0.0.0", 60e3)
            .build();
    RunningProjection projection = project(before, now, 30e3);
    assertThat(projection.atMillis()).isGreaterThan(38e3);
    assertThat(projection.highMillis()).isGreaterThan(60e3);
  }

  @Test
  void aRepeatedCallTellsHowFarItIsByItsCount() {
    Start before = rows(1000, 1e3, 11e3, 8);
    Start now = rows(500, 2e3, 12e3, 7);
    // Half of the rows in ten seconds, which took five before.
    assertThat(new BaselineProjection(before).at(openFold(now)).atMillis())
        .isCloseTo(22.5e3, within(1.5e3));
  }

  private static Start rows(long count, double from, double to, int doublings) {
    StartBuilder builder =
        new StartBuilder()
            .span(null, "migration", "V5", from, to)
            .span(0, "main", "sql", "insert", from, to, to - from, count, null)
            .bound(8080, "0.0.0.0", to + 500);
    SpanFacts insert = builder.spans.remove(1);
    List<Double> at = new ArrayList<>();
    for (int i = 1; i <= doublings; i++) {
      at.add(from + (to - from) * (1 << i) / count);
    }
    builder.spans.add(
        new SpanFacts(
            1,
            0,
            "main",
            "sql",
            "insert",
            from,
            to,
            insert.millis(),
            insert.millis(),
            count,
            false,
            false,
            null,
            0,
            at));
    return builder.build();
  }

  private static RunningMoment openFold(Start start) {
    RunningMoment whole = until(start, 12e3, null);
    List<SpanFacts> spans = new ArrayList<>();
    for (SpanFacts s : whole.spans()) {
      spans.add(
          new SpanFacts(
              s.id(),
              s.parent(),
              s.thread(),
              s.kind(),
              s.label(),
              s.startMillis(),
              s.endMillis(),
              s.millis(),
              s.selfMillis(),
              s.count(),
              s.label().equals("V5"),
              false,
              null,
              0,
              s.doublingMillis()));
    }
    return new RunningMoment(12e3, "com.acme.Main", CORES, spans, null);
  }

  @Test
  void ofAnotherAppsBaselineNothingIsProjected() {
    Start other =
        new StartBuilder()
            .span(null, "framework", "Quarkus", 100, 2e3)
            .span(0, "custom", "warm", 200, 2e3)
            .bound(8080, "0.0.0.0", 2e3)
            .build();
    BaselineProjection projection = new BaselineProjection(other);
    assertThat(projection.at(until(steps(1).build(), 5e3, null))).isNull();
    assertThat(projection.whyNot())
        .isEqualTo("none of the baseline's calls has been seen in this start");
  }

  @Test
  void ofABaselineOfWhichLittleMatchesNothingIsProjected() {
    StartBuilder other =
        new StartBuilder()
            .span(null, "framework", "boot", 100, 9e3)
            .span(0, "bean", "first", 8e3, 9e3)
            .bound(8080, "0.0.0.0", 9e3);
    for (int i = 0; i < 10; i++) {
      other.span(0, "bean", "other" + i, 200 + 700 * i, 800 + 700 * i);
    }
    BaselineProjection projection = new BaselineProjection(other.build());
    assertThat(projection.at(until(steps(1).build(), 5e3, null))).isNull();
    assertThat(projection.whyNot()).startsWith("the baseline is not like this start: ");
  }

  @Test
  void anotherMainClassNeedsMoreThanAFewEqualCalls() {
    RunningMoment same = until(steps(1).build(), 5e3, null);
    RunningMoment other =
        new RunningMoment(5e3, "com.other.Main", CORES, same.spans(), same.pending());
    assertThat(new BaselineProjection(steps(1).build()).at(other)).isNull();
  }

  @Test
  void aCallThatOnlyLooksLikeALaterOneDoesNotMoveTheStartThere() {
    Start before = steps(1).build();
    // "fourth" is called at once here, before all others.
    Start now =
        new StartBuilder()
            .span(null, "framework", "boot", 0.2e3, 11e3)
            .span(0, "bean", "fourth", 0.3e3, 0.4e3)
            .span(0, "bean", "first", 1e3, 2e3)
            .span(0, "custom", "second", 2e3, 4e3)
            .span(0, "custom", "third", 4e3, 8e3)
            .bound(8080, "0.0.0.0", 11e3)
            .build();
    assertThat(project(before, now, 5e3).atMillis()).isCloseTo(11e3, within(500.0));
  }

  /** Boot, three migrations of two seconds each, and the port after eight. */
  private static StartBuilder migrating(String... migrations) {
    StartBuilder builder = new StartBuilder();
    double end = 1e3 + 2e3 * migrations.length;
    builder.span(null, "framework", "boot", 200, end + 1e3);
    builder.span(0, "migration", "Flyway migrate", 1e3, end);
    for (int i = 0; i < migrations.length; i++) {
      builder.span(1, "migration", "Flyway V" + migrations[i], 1e3 + 2e3 * i, 3e3 + 2e3 * i);
      String id = migrations[i].substring(0, 1);
      builder.migrations.add(
          new Migration("Flyway", id, migrations[i].substring(2), 2e3, 3L, "done", null));
    }
    return builder.bound(8080, "0.0.0.0", end + 1e3);
  }

  private static PendingMigration pending(String label) {
    return new PendingMigration("Flyway V" + label, null);
  }

  @Test
  void migrationsThatTheBaselineLacksAreAdded() {
    Start before = migrating("1 a", "2 b").build();
    Start now = migrating("1 a", "2 b", "3 new", "4 newer").build();
    List<PendingMigration> pending =
        List.of(pending("1 a"), pending("2 b"), pending("3 new"), pending("4 newer"));
    assertThat(new BaselineProjection(before).at(until(now, 3.5e3, pending)).atMillis())
        .isCloseTo(10e3, within(600.0));
    assertThat(new BaselineProjection(before).at(until(now, 5.5e3, pending)).atMillis())
        .isCloseTo(10e3, within(600.0));
  }

  @Test
  void migrationsThatHaveBeenAppliedSinceAreTakenOut() {
    Start before = migrating("1 a", "2 b", "3 c").build();
    Start now = migrating("3 c").build();
    assertThat(
            new BaselineProjection(before)
                .at(until(now, 1.5e3, List.of(pending("3 c"))))
                .atMillis())
        .isCloseTo(4e3, within(400.0));
  }

  @Test
  void aBaselineThatNeverOpenedItsPortIsRefused() {
    assertThatThrownBy(() -> new BaselineProjection(new StartBuilder().build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("its port never opened, so there is no time to project");
  }
}
