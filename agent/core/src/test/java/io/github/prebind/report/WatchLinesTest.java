package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.analyse.Blockage;
import io.github.prebind.record.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchLinesTest {
  private static final Blockage MIGRATION =
      new Blockage(
          "main",
          Kind.MIGRATION,
          "Flyway V5 backfill audits",
          "UPDATE audits SET spf = ?",
          24_300_000_000L,
          1,
          "3 of 5",
          List.of("Backfill.run:42", "App.main:12"));

  @Test
  void namesTheMigrationItsPlaceTheUsersFramesAndTheAdviceAtAMark() {
    assertThat(WatchLines.atMark(50, moment("Heroku", 8080, List.of(), MIGRATION, "Move it.")))
        .containsExactly(
            "50 % of the deadline is gone (30 s) and port 8080 is not open; Heroku allows 1 min",
            "  main has been in Flyway V5 backfill audits (migration 3 of 5) for 24.3 s, now in UPDATE"
                + " audits SET spf = ?",
            "  at Backfill.run:42 < App.main:12",
            "  Move it.");
  }

  @Test
  void saysThatItIsLateWhenTheDeadlinePasses() {
    assertThat(WatchLines.atMark(100, moment(null, null, List.of(), MIGRATION, null)).get(0))
        .isEqualTo("LATE: 30 s have passed and the port is not open; 1 min are allowed");
  }

  @Test
  void saysWhichPortsAreOpenInsteadOfTheOneThatCounts() {
    assertThat(WatchLines.atMark(75, moment("Render", 10000, List.of(8080), MIGRATION, null)))
        .contains("  open instead: port 8080; port 10000 is the one that counts");
  }

  @Test
  void tellsABlockedCallInOneLineWithTimeGoneAndAllowed() {
    Blockage sql =
        new Blockage("main", Kind.SQL, "SELECT ?", null, 7_000_000_000L, 1, null, List.of());
    assertThat(WatchLines.blocked(moment("Heroku", 8080, List.of(), sql, null)))
        .containsExactly(
            "main has been in SELECT ? for 7 s; 30 s of 1 min are gone and port 8080 is"
                + " not open");
  }

  @Test
  void saysThatNoHookKnowsTheCode() {
    Blockage unknown = new Blockage("main", null, null, null, 0, 0, null, List.of());
    assertThat(WatchLines.atMark(90, moment("Heroku", null, List.of(), unknown, null)))
        .contains("  main runs code that no hook knows");
  }

  private static WatchLines.Moment projected(boolean migrations) {
    return new WatchLines.Moment(
        10_000,
        60_000,
        "Heroku",
        8080,
        List.of(),
        MIGRATION,
        new WatchLines.Expected(74_320, 58_000, 91_900, migrations, "the baseline of 2026-11-20"),
        "Move it.");
  }

  @Test
  void saysEarlyThatTheProjectionPassesTheDeadlineWithRangeAndBasis() {
    assertThat(WatchLines.projectedLate(projected(false)))
        .containsExactly(
            "projected to miss the deadline: port 8080 opens after about 1 min 14 s (58 s to 1 min"
                + " 32 s); 10 s of 1 min are gone",
            "  by the baseline of 2026-11-20",
            "  main has been in Flyway V5 backfill audits (migration 3 of 5) for 24.3 s, now in UPDATE"
                + " audits SET spf = ?",
            "  at Backfill.run:42 < App.main:12",
            "  Move it.");
  }

  @Test
  void theMigrationsOnlyTellWhenThePortIsStillShut() {
    assertThat(WatchLines.projectedLate(projected(true)).get(0))
        .startsWith(
            "projected to miss the deadline: the pending migrations end after about 1 min 14 s (58 s"
                + " to 1 min 32 s), and port 8080 opens not before; ");
  }

  @Test
  void theMarksCarryTheProjectionToo() {
    assertThat(WatchLines.atMark(50, projected(false)))
        .contains(
            "  projected: port 8080 opens after about 1 min 14 s (58 s to 1 min 32 s), by the"
                + " baseline of 2026-11-20");
  }

  @Test
  void aJsonLineCarriesTheProjectionAsFields() {
    assertThat(WatchLines.fields(projected(false)))
        .containsEntry("elapsedMillis", 10_000L)
        .containsEntry("deadlineMillis", 60_000L)
        .containsEntry("projectedMillis", 74_320L)
        .containsEntry("projectedLowMillis", 58_000L)
        .containsEntry("projectedHighMillis", 91_900L)
        .containsEntry("projectedBy", "the baseline of 2026-11-20");
  }

  private static WatchLines.Moment moment(
      String platform, Integer port, List<Integer> open, Blockage blockage, String advice) {
    return new WatchLines.Moment(30_000, 60_000, platform, port, open, blockage, null, advice);
  }
}
