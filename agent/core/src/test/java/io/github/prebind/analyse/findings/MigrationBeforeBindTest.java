package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Migration;
import io.github.prebind.start.Start.Outcome;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationBeforeBindTest {
  private static final FindingRule RULE = new MigrationBeforeBind();

  @Test
  void namesTheToolItsShareTheSlowestMigrationsAndThePlatformsWay() {
    StartBuilder start =
        migrating(6_000).platform("heroku", "Heroku", 60_000L, "Use the release phase.");
    start.verdict(true, 60_000L, null, 52_000.0);
    start.migrations.add(migration("1", "create", 900));
    start.migrations.add(migration("2", "backfill", 5_000));

    Finding finding = only(start.build());

    assertThat(finding.title()).isEqualTo("Flyway migrates before the port opens");
    assertThat(finding.evidence())
        .isEqualTo("6 s (75 % of the start); 2 migrations: 2 backfill 5 s, 1 create 900 ms");
    assertThat(finding.fix())
        .isEqualTo("Use the release phase. https://devcenter.heroku.com/articles/release-phase");
    assertThat(finding.costMillis()).isEqualTo(6_000);
    assertThat(finding.level()).isEqualTo("warning");
  }

  @Test
  void namesAMigrationThatRanForSeveralSchemasOnce() {
    StartBuilder start = migrating(6_000);
    for (int schema = 0; schema < 3; schema++) {
      start.migrations.add(migration("1", "create", 900));
      start.migrations.add(migration("2", "backfill", 500));
    }

    assertThat(only(start.build()).evidence())
        .endsWith("; 6 migrations: 1 create 3 times 2.7 s, 2 backfill 3 times 1.5 s");
  }

  @Test
  void saysOfAStartThatEndedEarlyThatNoMigrationHadBegun() {
    StartBuilder start = migrating(6_000);

    assertThat(only(start.build()).evidence()).endsWith("; it found nothing to migrate");
    assertThat(only(start.ended(Outcome.DIED, null, null, null).build()).evidence())
        .endsWith("; it had begun no migration");
  }

  @Test
  void isAnErrorIfTheStartWouldHaveBeenInTimeWithoutIt() {
    StartBuilder start = migrating(6_000).verdict(false, 5_000L, null, -3_000.0);

    assertThat(only(start.build()).level()).isEqualTo("error");
  }

  @Test
  void isAWordOnTheSideIfTheDeadlineIsFarAway() {
    StartBuilder start = migrating(6_000).verdict(true, 300_000L, null, 292_000.0);

    assertThat(only(start.build()).level()).isEqualTo("info");
  }

  @Test
  void namesThePropertyOfSpringBoot() {
    Start start = migrating(6_000).span(null, "framework", "Spring Boot run", 0, 8_000).build();

    assertThat(only(start).fix())
        .contains("spring.flyway.enabled=false", "https://docs.spring.io/");
  }

  @ParameterizedTest
  @CsvSource({
    "Flyway, quarkus.flyway.migrate-at-start=false: https://quarkus.io/guides/flyway",
    "Liquibase, quarkus.liquibase.migrate-at-start=false: https://quarkus.io/guides/liquibase",
  })
  void namesThePropertyOfQuarkus(String tool, String setting) {
    Start start =
        new StartBuilder()
            .span(null, "framework", "Quarkus start", 0, 8_000)
            .span(0, "migration", tool + " migrate", 1_000, 7_000)
            .bound(8080, "0.0.0.0", 8_000)
            .build();

    assertThat(only(start).fix())
        .endsWith(" Quarkus leaves them out of the start with " + setting)
        .doesNotContain("spring");
  }

  @Test
  void namesTheSettingOfTheToolThatItIs() {
    Start start =
        new StartBuilder()
            .span(null, "migration", "Mongock run", 1_000, 7_000)
            .span(null, "framework", "Spring Boot run", 0, 8_000)
            .bound(8080, "0.0.0.0", 8_000)
            .build();

    assertThat(only(start).title()).isEqualTo("Mongock migrates before the port opens");
    assertThat(only(start).fix())
        .contains(
            "leaves them out of the start with mongock.enabled=false: https://docs.mongock.io/")
        .doesNotContain("flyway");
  }

  @Test
  void isSilentIfMigrationsRunBesideTheWay() {
    Start start =
        new StartBuilder()
            .span(null, "worker", "migration", "Flyway migrate", 900, 6_900, 6_000, 1, null)
            .bound(8080, "0.0.0.0", 1_000)
            .build();

    assertThat(RULE.look(new Evidence(start))).isEmpty();
  }

  private static StartBuilder migrating(double millis) {
    return new StartBuilder()
        .span(null, "migration", "Flyway migrate", 1_000, 1_000 + millis)
        .bound(8080, "0.0.0.0", 2_000 + millis);
  }

  private static Migration migration(String id, String description, double millis) {
    return new Migration("Flyway", id, description, millis, 1L, "done", null);
  }

  private static Finding only(Start start) {
    List<Finding> found = RULE.look(new Evidence(start));
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
