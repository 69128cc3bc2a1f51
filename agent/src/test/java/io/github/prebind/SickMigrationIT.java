package io.github.prebind;

import static io.github.prebind.SickApp.exactly;
import static io.github.prebind.SickApp.finding;
import static io.github.prebind.SickApp.only;
import static io.github.prebind.SickServer.ask;
import static io.github.prebind.SickServer.change;
import static io.github.prebind.SickServer.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.prebind.sick.MigrationBeforeBind;
import io.github.prebind.sick.MigrationByLiquibase;
import io.github.prebind.sick.MigrationByTwoTools;
import io.github.prebind.sick.MigrationLockWait;
import io.github.prebind.sick.MigrationRanTwice;
import io.github.prebind.sick.SchemaToolBeforeBind;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apps that change their schema before they open their port. */
@ExtendWith(SickServer.class)
class SickMigrationIT {
  private static final String H2 = "jdbc:h2:mem:app;DB_CLOSE_DELAY=-1";

  /** Also one that only reads holds one, until its transaction ends. */
  private static final String LOCKS_OF_OTHERS =
      "select count(*) from pg_locks where relation = 'databasechangeloglock'::regclass"
          + " and pid <> pg_backend_pid()";

  @TempDir Path folder;

  static List<SickApp> apps() {
    return List.of(
        SickApp.of("migration-before-bind", MigrationBeforeBind.class, SickMigrationIT::tenants),
        SickApp.of(
            "migration-lock-wait",
            MigrationLockWait.class,
            SickMigrationIT::waitsForAnotherInstance,
            "migration-before-bind"),
        SickApp.of(
            "migration-ran-twice",
            MigrationRanTwice.class,
            SickMigrationIT::migratesAgainAndAgain,
            "migration-before-bind"),
        SickApp.of(
            "schema-tool-before-bind",
            SchemaToolBeforeBind.class,
            SickMigrationIT::updatesTheSchema));
  }

  @ParameterizedTest
  @MethodSource("apps")
  void isFound(SickApp app) throws Exception {
    app.check(folder);
  }

  private static ForkedJvm flyway(Class<?> main, String... arguments) {
    return ForkedJvm.sick(main)
        .jars("flyway-core", "h2")
        .jarsBeginning("jackson-", "slf4j-api")
        .args(arguments);
  }

  private static ForkedJvm liquibase(ForkedJvm fork) {
    return fork.jars("liquibase-core", "opencsv", "commons-io", "commons-lang3", "commons-text")
        .jars("commons-collections4", "snakeyaml", "jaxb-api")
        .jvm("-Dliquibase.analytics.enabled=false");
  }

  static ForkedJvm hibernate(Class<?> main, String... arguments) {
    return ForkedJvm.sick(main)
        .jars("h2", "byte-buddy", "jboss-logging", "antlr4-runtime")
        .jars("hibernate-core", "hibernate-models")
        .jarsBeginning("jakarta.", "jaxb-", "txw2-", "istack-", "angus-")
        .args(arguments);
  }

  /** The schemas of many tenants, one after the other, are migrated once. */
  private static Start tenants(Class<?> main, Path folder) {
    Start start = flyway(main, H2, "A", "B", "C").run().report();
    assertThat(start.migrationRuns()).hasSize(3);
    double first =
        start.spans().stream()
            .filter(span -> span.label().equals("Flyway V1 create tenants"))
            .mapToDouble(Start.SpanFacts::millis)
            .sum();
    assertThat(start.migrations())
        .filteredOn(migration -> migration.id().equals("1"))
        .hasSize(3)
        .satisfies(
            all ->
                assertThat(all.stream().mapToDouble(Start.Migration::millis).sum())
                    .isCloseTo(first, within(1.0)));
    assertThat(finding(start, "migration-before-bind").evidence()).contains(" 3 times ");
    return start;
  }

  private static Start waitsForAnotherInstance(Class<?> main, Path folder) throws Exception {
    try (Connection other = SickServer.connect("postgres")) {
      ask(other, "select pg_advisory_lock(" + FlywayLockIT.LOCK + ")");
      ForkedJvm fork =
          flyway(main, url("postgres"), "postgres", "old")
              .jars("flyway-database-postgresql", "postgresql");
      try (ForkedJvm.Running running = fork.start()) {
        while (!FlywayLockIT.hasTried(other)) {
          assertThat(running.process.isAlive()).as("still waits for the lock").isTrue();
          Thread.sleep(20);
        }
        ask(other, "select pg_advisory_unlock(" + FlywayLockIT.LOCK + ")");
        Start start = running.await().report();
        assertThat(finding(start, "migration-lock-wait").costMillis()).isGreaterThan(900);
        return start;
      }
    }
  }

  private static Start migratesAgainAndAgain(Class<?> main, Path folder) {
    Start start = flyway(main, H2).run().report();
    assertThat(finding(start, "migration-ran-twice").evidence())
        .contains("\"A\".\"flyway_schema_history\" in jdbc:h2:mem:app");
    return start;
  }

  private static Start updatesTheSchema(Class<?> main, Path folder) {
    Start start = hibernate(main, "jdbc:h2:mem:app", "update").run().report();
    assertThat(finding(start, "schema-tool-before-bind").evidence()).contains("schema update");
    return start;
  }

  /** A killed instance's: nobody frees it, and the platform's patience ends before Liquibase's. */
  @Test
  void waitsForAStaleLock() throws Exception {
    try (Connection other = SickServer.connect("postgres")) {
      change(other, "create database stale");
    }
    try (Connection other = SickServer.connect("stale")) {
      change(
          other,
          "create table databasechangeloglock (id int primary key, locked boolean not null,"
              + " lockgranted timestamp, lockedby varchar(255))");
      change(
          other,
          "insert into databasechangeloglock values"
              + " (1, true, localtimestamp - interval '3 hours', 'web-1 (10.0.0.7)')");
      ForkedJvm fork =
          liquibase(
              ForkedJvm.sick(MigrationByLiquibase.class)
                  .jars("postgresql")
                  .args(url("stale"), "postgres", "liquibase/audits.sql"));
      try (ForkedJvm.Running running = fork.jars("slf4j-api").start()) {
        running.awaitLine("Waiting for changelog lock");
        assertThat(ask(other, LOCKS_OF_OTHERS)).as("locks behind the question").isEqualTo("0");
        Start start = running.stop().report();
        exactly(start, "migration-before-bind", "migration-lock-wait");
        Finding finding = finding(start, "migration-lock-wait");
        assertThat(finding.level()).isEqualTo("error");
        assertThat(finding.evidence())
            .contains("; it was held by web-1 (10.0.0.7) for 3 h", "still waiting at the end");
      }
    }
  }

  @Test
  void findsThatAnEarlierChangeSetWasCutOffHalfWay() {
    Start start = afterAFailure(true, MigrationByLiquibase.class, "half", "liquibase/half.sql");
    assertThat(finding(start, "migration-ran-twice").title())
        .isEqualTo("A migration finds there already what it is to create");
  }

  @Test
  void findsThatAnEarlierMigrationHasFailed() {
    Start start = afterAFailure(false, MigrationLockWait.class, "app", "bad");
    assertThat(finding(start, "migration-ran-twice").evidence())
        .contains("failed migration to version 2");
  }

  /** The second start on the database of one that has failed. */
  private Start afterAFailure(boolean byLiquibase, Class<?> main, String database, String scripts) {
    String[] arguments = {"jdbc:h2:" + folder.resolve(database), "sa", scripts};
    ForkedJvm[] starts = new ForkedJvm[2];
    for (int i = 0; i < 2; i++) {
      starts[i] =
          byLiquibase
              ? liquibase(ForkedJvm.sick(main).jars("h2").args(arguments))
              : flyway(main, arguments);
    }
    assertThat(starts[0].withoutAgent().run().exitCode()).isEqualTo(1);
    Start start = starts[1].run().report();
    assertThat(start.outcome()).isEqualTo(Start.Outcome.DIED);
    exactly(start, "migration-before-bind", "migration-ran-twice");
    assertThat(finding(start, "migration-ran-twice").level()).isEqualTo("error");
    return start;
  }

  private static Start twoTools(String... schemas) {
    return liquibase(flyway(MigrationByTwoTools.class, H2, schemas[0], schemas[1])).run().report();
  }

  @Test
  void changesOneSchemaWithTwoTools() {
    Start start = twoTools("PUBLIC", "PUBLIC");
    exactly(start, "migration-before-bind", "migration-before-bind", "migration-ran-twice");
    assertThat(finding(start, "migration-ran-twice").title())
        .isEqualTo("Two tools change one schema: Flyway and Liquibase");
  }

  @Test
  void changesASchemaWithEachOfTwoTools() {
    exactly(twoTools("TENANTS", "PUBLIC"), "migration-before-bind", "migration-before-bind");
  }

  @Test
  void leavesTheSchemaAlone() {
    exactly(hibernate(SchemaToolBeforeBind.class, "jdbc:h2:mem:app", "none").run().report());
  }

  @Test
  void hasADriverOfPostgresqlButRunsOnH2() {
    ForkedJvm fork = hibernate(SchemaToolBeforeBind.class, "jdbc:h2:mem:app", "none");
    Finding finding = only(fork.jars("postgresql").run().report(), "embedded-database");
    assertThat(finding.level()).isEqualTo("info");
  }
}
