package io.github.prebind.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.prebind.analyse.Certainty.Grade;
import io.github.prebind.analyse.StartPairs.Pair;
import io.github.prebind.start.ShopStart;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Runs;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StartDiffTest {
  static Stream<Pair> pairs() {
    return StartPairs.all().values().stream();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void givesEachMillisecondOfTheDifferenceACause(Pair pair) {
    double difference = Way.of(pair.head()).endMillis() - Way.of(pair.base()).endMillis();
    double sum = pair.diff().causes().stream().mapToDouble(CauseChange::deltaMillis).sum();

    assertThat(sum).isCloseTo(difference, within(1 + 0.01 * Math.abs(difference)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void findsNoDifferenceOfAStartFromItself(Pair pair) {
    StartDiff diff = StartDiff.of(pair.head(), pair.head());

    assertThat(diff.causes()).allMatch(change -> change.deltaMillis() == 0);
    assertThat(diff.counts()).noneMatch(CountChange::changed);
    assertThat(diff.migrations()).noneMatch(MigrationChange::changed);
    assertThat(diff.unlike()).isEmpty();
    assertThat(diff.deltaMillis()).isZero();
  }

  @Test
  void namesTheMigrationThatCameAndTheOneThatGrew() {
    StartDiff diff = StartPairs.newMigration().diff();

    assertThat(diff.migrations())
        .filteredOn(MigrationChange::came)
        .extracting(MigrationChange::name)
        .containsExactly("Flyway 3 Score customers");
    assertThat(diff.migrations())
        .filteredOn(MigrationChange::changed)
        .extracting(MigrationChange::name)
        .containsExactly("Flyway 2 Backfill totals");
  }

  @Test
  void namesTheStatementsThatMadeNewRoundTrips() {
    CountChange trips = count(StartPairs.newMigration().diff(), "round trips");

    assertThat(trips.delta()).isEqualTo(38_003);
    assertThat(trips.named())
        .extracting(CountChange.Named::name, CountChange.Named::delta)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "INSERT INTO scores (customer_id, score) VALUES (?, ?)", 35_000L),
            org.assertj.core.groups.Tuple.tuple(
                "UPDATE orders SET total = ? WHERE id = ?", 3_000L));
  }

  @Test
  void countsASingleStatementMore() {
    Start head =
        new ShopStart()
            .migration(
                "1", "create orders", 420, "CREATE TABLE orders ( id BIGINT PRIMARY KEY )", 7)
            .build();

    assertThat(count(StartDiff.of(new ShopStart().build(), head), "statements").delta()).isOne();
  }

  @Test
  void leavesOutWhatOtherThreadsHadDoneByThen() {
    StartBuilder head = new StartBuilder().bound(8080, "::", 1_000);
    head.span(null, "pool-1", "sql", "select", 100, 200, 100, 40, null);

    StartDiff diff =
        StartDiff.of(new StartBuilder().bound(8080, "::", 1_000).build(), head.build());

    assertThat(diff.counts()).isEmpty();
  }

  @Test
  void knowsADatabaseByItsHostWhereOnlyThePortIsAnother() {
    StartDiff diff =
        StartDiff.of(new ShopStart().build(), new ShopStart().databasePort(49_152).build());

    assertThat(diff.counts()).noneMatch(CountChange::changed);
    assertThat(diff.causes()).noneMatch(change -> change.came() || change.went());
  }

  @Test
  void doesNotTakeAMissingCountForNone() {
    StartDiff diff =
        StartDiff.of(new ShopStart().withoutRoundTrips().build(), new ShopStart().build());

    assertThat(count(diff, "round trips").comparable()).isFalse();
    assertThat(count(diff, "round trips").changed()).isFalse();
  }

  @Test
  void callsADifferenceRealOnlyWhereItStandsOutOfTheSpread() {
    Start base = StartPairs.several(5, 0, ShopStart::new);

    assertThat(
            StartDiff.of(base, StartPairs.several(5, 0, () -> new ShopStart().config(2_000)))
                .certainty()
                .grade())
        .isEqualTo(Grade.REAL);
    assertThat(StartDiff.of(base, StartPairs.several(5, 3, ShopStart::new)).certainty().grade())
        .isEqualTo(Grade.NOISE);
    assertThat(StartDiff.of(base, new ShopStart().build()).certainty().grade())
        .isEqualTo(Grade.UNKNOWN);
    assertThat(
            StartDiff.of(
                    StartPairs.several(3, 0, ShopStart::new),
                    StartPairs.several(3, 0, ShopStart::new))
                .certainty()
                .grade())
        .isEqualTo(Grade.TOO_FEW);
  }

  @Test
  void judgesEachCauseByItsOwnSpread() {
    StartDiff diff =
        StartDiff.of(
            StartPairs.several(5, 0, ShopStart::new),
            StartPairs.several(5, 3, () -> new ShopStart().config(2_000)));

    assertThat(diff.causes())
        .filteredOn(change -> change.certainty().grade() == Grade.REAL)
        .extracting(CauseChange::label)
        .containsExactly("GET http://config.example.com/shop");
  }

  @Test
  void countsAStartThatNeverOpenedItsPortAsTheLatest() {
    Start base = StartPairs.several(5, 0, ShopStart::new);
    Start median = new ShopStart().build();
    Start head =
        median.withRuns(new Runs(9, List.of(median.bind().atMillis()), List.of(), List.of()));

    assertThat(StartDiff.of(base, head).certainty().grade()).isEqualTo(Grade.REAL);
  }

  @Test
  void comparesInTheCoarserOfTwoWaysOfTelling() {
    Start finer = new ShopStart().build();
    StartBuilder coarser =
        new StartBuilder()
            .span(null, "migration", "Flyway migrate", 1_000, 3_400)
            .share("jvm", "JVM start", 150, 1)
            .share("class-loading", "loading classes", 2_500, 4)
            .share("cpu", "com.acme", 2_000, 1)
            .share("migration", "Flyway migrate", 940, 1)
            .bound(8080, "::", 5_590);

    StartDiff diff = StartDiff.of(finer, coarser.build());

    assertThat(diff.causes())
        .extracting(CauseChange::label)
        .contains(Way.MIXED, "Flyway migrate")
        .doesNotContain("loading classes");
    assertThat(diff.causes()).filteredOn(change -> change.kind().equals("class-loading")).isEmpty();
  }

  @Test
  void failsARegressionThatIsRealOrThatNobodyCanJudge() {
    Start base = new ShopStart().build();
    Start slower = new ShopStart().config(700).build();

    assertThat(StartDiff.of(base, slower).regressed(10)).isTrue();
    assertThat(StartDiff.of(base, slower).regressed(20)).isFalse();
    assertThat(StartDiff.of(slower, base).regressed(0)).isFalse();
    assertThat(
            StartDiff.of(
                    StartPairs.several(5, 0, ShopStart::new),
                    StartPairs.several(5, 3, ShopStart::new))
                .regressed(0))
        .isFalse();
  }

  @Test
  void failsAStartThatNeverOpenedItsPort() {
    Start died = new ShopStart().migrationFails().build();

    assertThat(StartDiff.of(new ShopStart().build(), died).regressed(1_000)).isTrue();
    assertThat(StartDiff.of(died, died).regressed(1_000)).isTrue();
    assertThat(StartDiff.of(died, new ShopStart().build()).regressed(0)).isFalse();
  }

  @Test
  void tellsWhatWasNotTheSameAroundTheStarts() {
    StartDiff diff =
        StartDiff.of(new ShopStart().build(), new ShopStart().jvm("25.0.1+8", 4).build());

    assertThat(diff.unlike())
        .containsExactly("Java 17.0.15+6 against 25.0.1+8", "processors 2 against 4");
  }

  @Test
  void standsAReportWhoseCountsAreAbsurd() {
    Start start = new ShopStart().build();
    Start absurd =
        start.withRuns(new Runs(Integer.MAX_VALUE, List.of(1.0, 2.0), List.of(), List.of()));

    assertThat(StartDiff.of(absurd, absurd).certainty().grade()).isEqualTo(Grade.NOISE);
  }

  private static CountChange count(StartDiff diff, String what) {
    return diff.counts().stream().filter(one -> one.what().equals(what)).findFirst().orElseThrow();
  }
}
