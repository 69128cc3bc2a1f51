package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationLockWaitTest {
  private static final FindingRule RULE = new MigrationLockWait();
  private static final String ASK = "select pg_try_advisory_xact_lock(?)";

  @Test
  void tellsHowOftenTheLockWasAskedFor() {
    Start start = flyway(4_000, 5, null).bound(8080, "0.0.0.0", 8_000).build();

    Finding finding = only(start);

    assertThat(finding.title()).isEqualTo("Flyway waits for its lock before the port opens");
    assertThat(finding.evidence()).isEqualTo("4 s (50 % of the start); it asked for it 5 times");
    assertThat(finding.costMillis()).isEqualTo(4_000);
    assertThat(finding.level()).isEqualTo("warning");
    assertThat(finding.fix())
        .contains("Another instance is migrating")
        .contains("step of their own");
  }

  @Test
  void isSilentIfAFreeLockTookItsTime() {
    Start start = flyway(4_000, 1, null).bound(8080, "0.0.0.0", 8_000).build();

    assertThat(RULE.look(new Evidence(start))).isEmpty();
  }

  @Test
  void isSilentIfTwoLocksWereAskedForOnceEach() {
    StartBuilder start = new StartBuilder();
    start.span(null, "migration", "Flyway migrate", 1_000, 6_000);
    start.span(0, "main", "lock", "Flyway lock", 1_000, 1_200, 200, 2, null);
    start.span(1, "main", "sql", ASK, 1_050, 1_150, 20, 2, null);

    assertThat(RULE.look(new Evidence(start.bound(8080, "0.0.0.0", 8_000).build()))).isEmpty();
  }

  @Test
  void namesWhoLeftAStaleLockBehindAndSinceWhen() {
    String error =
        "liquibase.exception.LockException: Could not acquire change log lock.  Currently locked by"
            + " web-1 (10.0.0.7) since 11/20/26, 8:00 PM";
    StartBuilder start = new StartBuilder();
    start.span(null, "main", "migration", "Liquibase update", 1_000, 301_000, 300_000, 1, error);
    start.span(0, "main", "lock", "Liquibase lock", 1_000, 301_000, 300_000, 1, error);
    start.ended(Start.Outcome.DIED, "liquibase.exception.LockException", "no lock", null);

    Finding finding = only(start.build());

    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.evidence())
        .endsWith("; it was held by web-1 (10.0.0.7) since 11/20/26, 8:00 PM");
    assertThat(finding.fix()).contains("release-locks");
  }

  @Test
  void namesWhoHoldsTheLockWhileItStillWaits() {
    String note = "held by web-1 (10.0.0.7) for 3 h, since 2026-11-21T05:00:00Z";
    StartBuilder start = new StartBuilder();
    start.span(null, "main", "migration", "Liquibase update", 1_000, 6_000, 5_000, 1, "open");
    start.span(0, "main", "lock", "Liquibase lock", 1_000, 6_000, 5_000, 1, "open");
    start.says(null, note).ended(Start.Outcome.STOPPED, "SIGTERM", "", "Liquibase lock");

    Finding finding = only(start.share("lock", "Liquibase lock", 6_000, 1).build());

    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.evidence())
        .endsWith("; it was " + note + "; it was still waiting at the end");
    assertThat(finding.fix()).startsWith("It is " + note + "; if that instance is gone");
  }

  @Test
  void saysSoIfItStillWaitedWhenItWasStopped() {
    Start start =
        flyway(4_000, 5, "open").ended(Start.Outcome.STOPPED, "SIGTERM", "", "Flyway lock").build();

    assertThat(only(start).level()).isEqualTo("error");
    assertThat(only(start).evidence()).endsWith("; it was still waiting at the end");
  }

  @Test
  void knowsThatAnIdleTimeOfMongocksLockWasNoneOfTakingIt() {
    StartBuilder start = mongock(5_000, null);

    Finding finding = only(start.bound(8080, "0.0.0.0", 8_000).build());

    assertThat(finding.title()).isEqualTo("Mongock waits for its lock before the port opens");
    assertThat(finding.evidence()).isEqualTo("5 s (63 % of the start)");
    assertThat(finding.fix()).contains("expires by itself");
  }

  @Test
  void isSilentIfMongocksLockWasFree() {
    Start start = mongock(300, null).bound(8080, "0.0.0.0", 8_000).build();

    assertThat(RULE.look(new Evidence(start))).isEmpty();
  }

  @Test
  void saysSoIfMongockGaveUp() {
    String error = "io.mongock.driver.api.lock.LockCheckException: Quit trying lock after 180000";
    StartBuilder start =
        mongock(5_000, error).ended(Start.Outcome.DIED, "LockCheckException", "", null);

    Finding finding = only(start.build());

    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.evidence()).endsWith("; it gave up");
  }

  private static StartBuilder mongock(double millis, String error) {
    StartBuilder start = new StartBuilder();
    start.span(null, "main", "migration", "Mongock run", 1_000, 7_000, 6_000, 1, error);
    return start.span(0, "main", "lock", "Mongock lock", 1_000, 1_000 + millis, millis, 1, error);
  }

  private static StartBuilder flyway(double millis, long asked, String error) {
    StartBuilder start = new StartBuilder();
    start.span(null, "main", "migration", "Flyway migrate", 1_000, 6_000, 5_000, 1, error);
    start.span(0, "main", "lock", "Flyway lock", 1_000, 1_000 + millis, millis, 1, error);
    return start.span(1, "main", "sql", ASK, 1_000, 1_000 + millis, asked, asked, null);
  }

  private static Finding only(Start start) {
    List<Finding> found = RULE.look(new Evidence(start));
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
