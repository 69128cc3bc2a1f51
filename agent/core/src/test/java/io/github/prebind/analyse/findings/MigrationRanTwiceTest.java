package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.MigrationRun;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationRanTwiceTest {
  private static final FindingRule RULE = new MigrationRanTwice();
  private static final String URL = "jdbc:postgresql://db/app";
  private static final String HISTORY = "\"public\".\"flyway_schema_history\"";

  @Test
  void namesTheTableThatWasMigratedTwiceAndWhen() {
    StartBuilder start = started();
    start.migrationRuns.add(run("Flyway", URL, HISTORY, 1_000, 3_000));
    start.migrationRuns.add(run("Flyway", URL, HISTORY, 5_000, 400));

    Finding finding = only(start.build());

    assertThat(finding.title()).isEqualTo("Flyway migrates the same history table twice");
    assertThat(finding.evidence())
        .isEqualTo(
            "400 ms (5 % of the start) more than once would take; "
                + HISTORY
                + " in "
                + URL
                + ": at 1 s for 3 s, at 5 s for 400 ms");
    assertThat(finding.costMillis()).isEqualTo(400);
  }

  @Test
  void isSilentAboutTheSchemasOfManyTenants() {
    StartBuilder start = started();
    start.migrationRuns.add(run("Flyway", URL, "\"tenant_1\".\"history\"", 1_000, 3_000));
    start.migrationRuns.add(run("Flyway", URL, "\"tenant_2\".\"history\"", 5_000, 400));

    assertThat(RULE.look(new Evidence(start.build()))).isEmpty();
  }

  @Test
  void isSilentIfTheSchemaIsNotKnown() {
    StartBuilder start = started();
    start.migrationRuns.add(run("Liquibase", URL, "DATABASECHANGELOG", 1_000, 3_000));
    start.migrationRuns.add(run("Liquibase", URL, "DATABASECHANGELOG", 5_000, 400));

    assertThat(RULE.look(new Evidence(start.build()))).isEmpty();
  }

  @Test
  void findsTwoToolsInOneSchema() {
    StartBuilder start = started();
    start.migrationRuns.add(run("Flyway", URL, HISTORY, 1_000, 3_000));
    start.migrationRuns.add(run("Liquibase", URL, "public.databasechangelog", 5_000, 400));

    Finding finding = only(start.build());

    assertThat(finding.title()).isEqualTo("Two tools change one schema: Flyway and Liquibase");
    assertThat(finding.costMillis()).isEqualTo(400);
  }

  @Test
  void isSilentAboutTwoToolsInTwoSchemas() {
    StartBuilder start = started();
    start.migrationRuns.add(run("Flyway", URL, HISTORY, 1_000, 3_000));
    start.migrationRuns.add(run("Liquibase", URL, "audit.databasechangelog", 5_000, 400));

    assertThat(RULE.look(new Evidence(start.build()))).isEmpty();
  }

  @Test
  void isSilentAboutALibraryThatBringsItsTablesByLiquibase() {
    StartBuilder start = started();
    start.migrationRuns.add(run("Flyway", URL, HISTORY, 1_000, 3_000));
    start.migrationRuns.add(run("Liquibase", URL, "public.act_databasechangelog", 5_000, 400));

    assertThat(RULE.look(new Evidence(start.build()))).isEmpty();
  }

  @Test
  void findsHibernateChangingWhatFlywayMigrates() {
    StartBuilder start = started().span(null, "schema", "Hibernate schema update", 6_000, 6_500);
    start.migrationRuns.add(run("Flyway", URL, HISTORY, 1_000, 3_000));

    assertThat(only(start.build()).title())
        .isEqualTo("Two tools change one schema: Flyway and Hibernate schema update");
  }

  @Test
  void isSilentIfHibernateOnlyChecks() {
    StartBuilder start = started().span(null, "schema", "Hibernate schema validate", 6_000, 6_500);
    start.migrationRuns.add(run("Flyway", URL, HISTORY, 1_000, 3_000));

    assertThat(RULE.look(new Evidence(start.build()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o.f.FlywayException: Schema \"public\" contains a failed migration to version 2 !",
        "o.f.FlywayValidateException: Validate failed: Migrations have failed validation Detected"
            + " failed migration to version 2 (backfill)."
      })
  void findsAFailedMigrationInTheHistory(String error) {
    Finding finding = only(died("Flyway migrate", error));

    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.costMillis()).isNull();
    assertThat(finding.title()).isEqualTo("The history holds a migration that failed before");
    assertThat(finding.evidence()).contains("failed migration to version 2");
    assertThat(finding.fix()).contains("flyway repair");
  }

  @Test
  void findsWhatAnEarlierAttemptLeftBehind() {
    Finding finding =
        only(died("Liquibase a::ann", "o.p.PSQLException: ERROR: relation \"a\" already exists"));

    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.evidence()).startsWith("Liquibase a::ann: o.p.PSQLException");
  }

  @Test
  void isSilentAboutAMigrationThatFailsOnItsOwn() {
    Start start = died("Flyway V2 b", "o.p.PSQLException: ERROR: syntax error at end of input");

    assertThat(RULE.look(new Evidence(start))).isEmpty();
  }

  private static Start died(String label, String error) {
    return new StartBuilder()
        .span(null, "main", "migration", label, 1_000, 2_000, 1_000, 1, error)
        .ended(Start.Outcome.DIED, "E", error, label)
        .build();
  }

  private static StartBuilder started() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "migration", "Flyway migrate", 1_000, 4_000)
            .span(null, "migration", "Liquibase update", 5_000, 5_400)
            .bound(8080, "0.0.0.0", 8_000);
    start.databases.add(new Database("postgresql", "17", URL, null));
    return start;
  }

  private static MigrationRun run(
      String tool, String url, String table, double start, double millis) {
    return new MigrationRun(tool, url, table, start, millis);
  }

  private static Finding only(Start start) {
    List<Finding> found = RULE.look(new Evidence(start));
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
