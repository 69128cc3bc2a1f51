package io.github.prebind.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.prebind.record.PendingMigration;
import io.github.prebind.start.Start;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationProjectionTest {
  private final MigrationProjection projection = new MigrationProjection();

  private static RunningMoment moment(
      double elapsed, StartBuilder calls, PendingMigration... pending) {
    Start start = calls.build();
    return new RunningMoment(
        elapsed, "com.acme.Main", 1, start.spans(), pending.length == 0 ? null : List.of(pending));
  }

  private static StartBuilder calls() {
    return new StartBuilder().span(null, "migration", "Flyway migrate", 1e3, 9e3);
  }

  private static PendingMigration of(String label, Long bytes) {
    return new PendingMigration(label, bytes);
  }

  @Test
  void weighsWhatIsLeftByTheSizeOfItsScripts() {
    RunningProjection found =
        projection.at(
            moment(
                3e3,
                calls().span(0, "migration", "V1", 1e3, 2e3),
                of("V1", 100L),
                of("V2", 1000L),
                of("V3", 400L)));
    assertThat(found.atMillis()).isCloseTo(3e3 + 14e3, within(1.0));
    assertThat(found.lowMillis()).isBetween(3e3, 10e3);
    assertThat(found.highMillis()).isGreaterThan(40e3);
    assertThat(found.basis()).isEqualTo("migrations");
    assertThat(found.grounds())
        .isEqualTo(
            "the pace of the pending migrations, 1 of 3 done, weighted by the size of their"
                + " scripts");
  }

  @Test
  void weighsAllTheSameWhereNoSizeIsKnown() {
    RunningProjection found =
        projection.at(
            moment(
                4e3,
                calls().span(0, "migration", "V1", 1e3, 2e3).span(0, "migration", "V2", 2e3, 3.2e3),
                of("V1", null),
                of("V2", null),
                of("V3", null)));
    assertThat(found.atMillis()).isCloseTo(4e3 + 1.1e3, within(1.0));
    assertThat(found.grounds()).doesNotContain("size");
  }

  @Test
  void countsWhatTheOpenOneHasDone() {
    RunningProjection found =
        projection.at(
            moment(
                2.5e3,
                calls()
                    .span(0, "migration", "V1", 1e3, 2e3)
                    .span(0, "main", "migration", "V2", 2e3, 2.5e3, 500, 1, "open"),
                of("V1", null),
                of("V2", null)));
    assertThat(found.atMillis()).isCloseTo(3e3, within(1.0));
  }

  @Test
  void guessesNothingBeforeTheFirstIsDone() {
    assertThat(
            projection.at(
                moment(
                    3e3,
                    calls().span(0, "main", "migration", "V1", 1e3, 3e3, 2e3, 1, "open"),
                    of("V1", 100L),
                    of("V2", 100L))))
        .isNull();
    assertThat(projection.whyNot()).isEqualTo("no pending migration is done yet");
  }

  @Test
  void saysNothingOfWhatComesBehindTheLast() {
    assertThat(
            projection.at(
                moment(3e3, calls().span(0, "migration", "V1", 1e3, 2e3), of("V1", 100L))))
        .isNull();
    assertThat(projection.whyNot()).contains("all pending migrations are done");
  }

  @Test
  void needsAToolThatSaysWhatIsPending() {
    assertThat(projection.at(moment(3e3, calls()))).isNull();
    assertThat(projection.whyNot())
        .isEqualTo("no migration tool has said which migrations are pending");
  }
}
