package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Apps with one thing wrong between them and their database: exactly that is found, and nothing
 * else.
 *
 * <p>Their deadline is far away, so that what every start has some of and a slow machine more, such
 * as compiling and loading classes, is not worth acting on.
 */
class SickDatabaseIT {
  /** Also one that only reads holds one, until its transaction ends. */
  private static final String LOCKS_OF_OTHERS =
      "select count(*) from pg_locks where relation = 'databasechangeloglock'::regclass"
          + " and pid <> pg_backend_pid()";

  private static EmbeddedPostgres postgres;
  private static String url;

  @TempDir Path folder;

  @BeforeAll
  static void startServer() throws IOException {
    postgres = EmbeddedPostgres.start();
    url = url("postgres");
  }

  private static String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database;
  }

  @AfterAll
  static void stopServer() throws IOException {
    postgres.close();
  }

  private static ForkedJvm onPostgres(Class<?> main, String... arguments) {
    return ForkedJvm.sick(main).jars("postgresql").args(arguments);
  }

  private static ForkedJvm flyway(Class<?> main, String... arguments) {
    return ForkedJvm.sick(main)
        .jars("flyway-core", "h2")
        .jarsBeginning("jackson-", "slf4j-api")
        .args(arguments);
  }

  private static ForkedJvm hibernate(String... arguments) {
    return ForkedJvm.sick(SickDatabaseMains.Schema.class)
        .jars("h2", "byte-buddy", "jboss-logging", "antlr4-runtime")
        .jars("hibernate-core", "hibernate-models")
        .jarsBeginning("jakarta.", "jaxb-", "txw2-", "istack-", "angus-")
        .args(arguments);
  }

  /** All that was found, in alphabetical order. */
  private static List<String> ids(ForkedJvm.Result result) {
    List<String> ids = new ArrayList<>(result.findingIds());
    ids.sort(null);
    return ids;
  }

  private static Finding finding(ForkedJvm.Result result, String id) {
    assertThat(ids(result)).contains(id);
    return result.report().findings().stream().filter(f -> f.id().equals(id)).findFirst().get();
  }

  @Test
  void waitsForTheLockOfAnotherInstance() throws Exception {
    try (Connection other = postgres.getPostgresDatabase().getConnection()) {
      ask(other, "select pg_advisory_lock(" + FlywayLockIT.LOCK + ")");
      ForkedJvm fork =
          flyway(SickDatabaseMains.Migrating.class, url, "postgres", "old")
              .jars("flyway-database-postgresql", "postgresql");
      try (ForkedJvm.Running running = fork.start()) {
        while (!FlywayLockIT.hasTried(other)) {
          assertThat(running.process.isAlive()).as("still waits for the lock").isTrue();
          Thread.sleep(20);
        }
        ask(other, "select pg_advisory_unlock(" + FlywayLockIT.LOCK + ")");
        ForkedJvm.Result result = running.await();
        assertThat(ids(result)).containsExactly("migration-before-bind", "migration-lock-wait");
        assertThat(finding(result, "migration-lock-wait").costMillis()).isGreaterThan(900);
      }
    }
  }

  @Test
  void migratesOneHistoryTableAgainAndAgain() {
    ForkedJvm.Result result =
        flyway(SickDatabaseMains.Tenants.class, "jdbc:h2:mem:app;DB_CLOSE_DELAY=-1", "A", "A", "A")
            .run();
    assertThat(ids(result)).containsExactly("migration-before-bind", "migration-ran-twice");
    assertThat(finding(result, "migration-ran-twice").evidence())
        .contains("\"A\".\"flyway_schema_history\" in jdbc:h2:mem:app");
  }

  @Test
  void migratesTheSchemasOfManyTenants() {
    ForkedJvm.Result result =
        flyway(SickDatabaseMains.Tenants.class, "jdbc:h2:mem:app;DB_CLOSE_DELAY=-1", "A", "B", "C")
            .run();
    assertThat(ids(result)).containsExactly("migration-before-bind");
    assertThat(result.report().migrationRuns()).hasSize(3);
  }

  private static ForkedJvm liquibase(ForkedJvm fork) {
    return fork.jars("liquibase-core", "opencsv", "commons-io", "commons-lang3", "commons-text")
        .jars("commons-collections4", "snakeyaml", "jaxb-api")
        .jvm("-Dliquibase.analytics.enabled=false");
  }

  private static ForkedJvm.Result twoTools(String... schemas) {
    String[] arguments = {"jdbc:h2:mem:app;DB_CLOSE_DELAY=-1", schemas[0], schemas[1]};
    return liquibase(flyway(SickDatabaseMains.TwoTools.class, arguments)).run();
  }

  /** A killed instance's: nobody frees it, and the platform's patience ends before Liquibase's. */
  @Test
  void waitsForAStaleLock() throws Exception {
    try (Connection other = postgres.getPostgresDatabase().getConnection()) {
      change(other, "create database stale");
    }
    try (Connection other = postgres.getDatabase("postgres", "stale").getConnection()) {
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
              onPostgres(
                  SickDatabaseMains.Updating.class,
                  url("stale"),
                  "postgres",
                  "liquibase/audits.sql"));
      try (ForkedJvm.Running running = fork.jars("slf4j-api").start()) {
        running.awaitLine("Waiting for changelog lock");
        assertThat(ask(other, LOCKS_OF_OTHERS)).as("locks behind the question").isEqualTo("0");
        ForkedJvm.Result result = running.stop();
        assertThat(ids(result)).containsExactly("migration-before-bind", "migration-lock-wait");
        Finding finding = finding(result, "migration-lock-wait");
        assertThat(finding.level()).isEqualTo("error");
        assertThat(finding.evidence())
            .contains("; it was held by web-1 (10.0.0.7) for 3 h", "still waiting at the end");
      }
    }
  }

  @Test
  void findsThatAnEarlierChangeSetWasCutOffHalfWay() {
    String[] arguments = {"jdbc:h2:" + folder.resolve("half"), "sa", "liquibase/half.sql"};
    ForkedJvm.Result before =
        liquibase(ForkedJvm.sick(SickDatabaseMains.Updating.class).jars("h2").args(arguments))
            .withoutAgent()
            .run();
    assertThat(before.exitCode()).isEqualTo(1);
    ForkedJvm.Result result =
        liquibase(ForkedJvm.sick(SickDatabaseMains.Updating.class).jars("h2").args(arguments))
            .run();
    assertThat(result.report().outcome()).isEqualTo(Start.Outcome.DIED);
    assertThat(ids(result)).containsExactly("migration-before-bind", "migration-ran-twice");
    assertThat(finding(result, "migration-ran-twice").level()).isEqualTo("error");
    assertThat(finding(result, "migration-ran-twice").title())
        .isEqualTo("A migration finds there already what it is to create");
  }

  @Test
  void changesOneSchemaWithTwoTools() {
    ForkedJvm.Result result = twoTools("PUBLIC", "PUBLIC");
    assertThat(ids(result))
        .containsExactly("migration-before-bind", "migration-before-bind", "migration-ran-twice");
    assertThat(finding(result, "migration-ran-twice").title())
        .isEqualTo("Two tools change one schema: Flyway and Liquibase");
  }

  @Test
  void changesASchemaWithEachOfTwoTools() {
    assertThat(ids(twoTools("TENANTS", "PUBLIC")))
        .containsExactly("migration-before-bind", "migration-before-bind");
  }

  @Test
  void findsThatAnEarlierMigrationHasFailed() {
    String[] arguments = {"jdbc:h2:" + folder.resolve("app"), "sa", "bad"};
    ForkedJvm.Result before =
        flyway(SickDatabaseMains.Migrating.class, arguments).withoutAgent().run();
    assertThat(before.exitCode()).isEqualTo(1);
    ForkedJvm.Result result = flyway(SickDatabaseMains.Migrating.class, arguments).run();
    assertThat(result.report().outcome()).isEqualTo(Start.Outcome.DIED);
    Finding finding = finding(result, "migration-ran-twice");
    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.evidence()).contains("failed migration to version 2");
    assertThat(ids(result)).containsExactly("migration-before-bind", "migration-ran-twice");
  }

  @Test
  void letsHibernateUpdateTheSchema() {
    ForkedJvm.Result result = hibernate("jdbc:h2:mem:app", "update").run();
    assertThat(ids(result)).containsExactly("schema-tool-before-bind");
    assertThat(finding(result, "schema-tool-before-bind").evidence()).contains("schema update");
  }

  @Test
  void leavesTheSchemaAlone() {
    assertThat(ids(hibernate("jdbc:h2:mem:app", "none").run())).isEmpty();
  }

  @Test
  void triesAgainUntilItsDatabaseIsThere() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String away = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    try (ForkedJvm.Running running = onPostgres(SickDatabaseMains.Retrying.class, away).start()) {
      running.awaitLine("failed 3");
      try (CountingProxy awake = new CountingProxy(postgres.getPort(), port)) {
        ForkedJvm.Result result = running.await();
        assertThat(awake.connects()).isEqualTo(1);
        assertThat(ids(result)).containsExactly("connection-retries");
        Finding finding = finding(result, "connection-retries");
        assertThat(finding.costMillis()).isGreaterThan(500);
        assertThat(finding.evidence()).contains("connects failed", "refused");
      }
    }
  }

  private static ForkedJvm filling(String connections) {
    return onPostgres(SickDatabaseMains.Filling.class, url, connections)
        .jars("tomcat-jdbc", "tomcat-juli");
  }

  @Test
  void fillsItsPool() {
    ForkedJvm.Result result = filling("12").run();
    assertThat(ids(result)).containsExactly("pool-fills-before-bind");
    assertThat(finding(result, "pool-fills-before-bind").title())
        .isEqualTo("Tomcat JDBC shop opens 12 connections before the port opens");
  }

  @Test
  void beginsWithOneConnection() {
    assertThat(ids(filling("1").run())).isEmpty();
  }

  /** Each connection takes a tenth of a second and more over such a way. */
  private static ForkedJvm pooling(String pool, String... jars) {
    return onPostgres(SickDatabaseMains.Pool.class, url, pool)
        .jars(jars)
        .jars("slf4j-api")
        .settings("rtt=*=20ms");
  }

  @Test
  void waitsForThePoolsOneThreadToFillIt() {
    ForkedJvm.Result result = pooling("agroal", "agroal-pool", "agroal-api").run();
    assertThat(ids(result)).containsExactly("pool-fills-before-bind");
    Finding finding = finding(result, "pool-fills-before-bind");
    assertThat(finding.title()).startsWith("Agroal opens ");
    assertThat(finding.costMillis()).isGreaterThan(300);
  }

  @Test
  void blocksUntilThePoolIsFull() {
    ForkedJvm.Result result =
        pooling("hikari", "HikariCP").jvm("-Dcom.zaxxer.hikari.blockUntilFilled=true").run();
    assertThat(ids(result)).containsExactly("pool-fills-before-bind");
    Finding finding = finding(result, "pool-fills-before-bind");
    assertThat(finding.title())
        .isEqualTo("HikariCP shop opens 8 connections before the port opens");
    assertThat(finding.costMillis()).isGreaterThan(150);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hikari", "c3p0"})
  void getsItsConnectionWhileThePoolStillFills(String pool) {
    String[] jars =
        pool.equals("c3p0")
            ? new String[] {"c3p0", "mchange-commons-java"}
            : new String[] {"HikariCP"};
    ForkedJvm.Result result = pooling(pool, jars).run();
    assertThat(ids(result))
        .as("%s\n%s", result.report().findings(), result.report().spans())
        .isEmpty();
  }

  @Test
  void asksForEachRowOnItsOwn() {
    ForkedJvm.Result result = onPostgres(SickDatabaseMains.Asking.class, url, "900").run();
    assertThat(ids(result)).containsExactly("chatty-start");
    assertThat(finding(result, "chatty-start").evidence())
        .contains("with a round trip of 1 ms ", "900 times select ? + ?");
  }

  @Test
  void asksAFewTimes() {
    assertThat(ids(onPostgres(SickDatabaseMains.Asking.class, url, "60").run())).isEmpty();
  }

  @Test
  void waitsForASlowQuery() {
    ForkedJvm.Result result =
        onPostgres(SickDatabaseMains.Querying.class, url, "select pg_sleep(0.3)", "2").run();
    assertThat(ids(result)).containsExactly("slow-query");
    assertThat(finding(result, "slow-query").evidence())
        .contains("in 2 executions, 2 rows: select pg_sleep(?)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"update", "execute", "batch"})
  void changesManyRowsInOneStatement(String how) throws Exception {
    String table = "slow." + how + "d";
    try (Connection other = postgres.getPostgresDatabase().getConnection()) {
      change(other, "create schema if not exists slow"); // Flyway wants public to be empty
      change(other, "create table " + table + " as select n from generate_series(1, 1200) n");
    }
    String sql = "update " + table + " set n = n + 1 from (select pg_sleep(0.6)) slow";
    ForkedJvm.Result result = onPostgres(SickDatabaseMains.Changing.class, url, sql, how).run();
    assertThat(ids(result)).containsExactly("slow-query");
    assertThat(finding(result, "slow-query").evidence()).contains(", 1,200 rows: update ");
  }

  @Test
  void readsManyRowsInOneStatement() {
    String sql = "select n from (select pg_sleep(0.6)) slow, generate_series(1, 1500) n";
    ForkedJvm.Result result = onPostgres(SickDatabaseMains.Changing.class, url, sql, "query").run();
    assertThat(ids(result)).containsExactly("slow-query");
    assertThat(finding(result, "slow-query").evidence()).contains(", 1,500 rows: select ");
  }

  @Test
  void connectsOverALongWay() {
    ForkedJvm.Result result =
        onPostgres(SickDatabaseMains.Querying.class, url, "select 1", "1")
            .settings("rtt=*=300ms")
            .run();
    assertThat(ids(result)).containsExactly("slow-connect");
    assertThat(finding(result, "slow-connect").evidence()).contains("TCP ", "login ");
  }

  @Test
  void runsOnH2WhileProductionHasPostgresql() {
    ForkedJvm fork = hibernate("jdbc:h2:mem:app", "none").settings("expect-db=postgresql");
    ForkedJvm.Result result = fork.run();
    assertThat(ids(result)).containsExactly("embedded-database");
    assertThat(finding(result, "embedded-database").level()).isEqualTo("warning");
    assertThat(result.agentLines()).noneMatch(line -> line.contains("expect-db is not used"));
  }

  @Test
  void hasADriverOfPostgresqlButRunsOnH2() {
    ForkedJvm.Result result = hibernate("jdbc:h2:mem:app", "none").jars("postgresql").run();
    assertThat(ids(result)).containsExactly("embedded-database");
    assertThat(finding(result, "embedded-database").level()).isEqualTo("info");
  }

  private static ForkedJvm pooled(String... arguments) {
    return onPostgres(SickDatabaseMains.Pooled.class, arguments).jars("HikariCP", "slf4j-api");
  }

  @Test
  void hasASettingOfMysqlOnPostgresql() {
    ForkedJvm.Result result = pooled(url, "cachePrepStmts").run();
    assertThat(ids(result)).containsExactly("embedded-database");
    assertThat(finding(result, "embedded-database").evidence())
        .isEqualTo("postgresql ignores cachePrepStmts; the pool HikariPool-1 has them");
  }

  @Test
  void isHealthy() {
    ForkedJvm.Result result = pooled(url, "reWriteBatchedInserts").run();
    assertThat(ids(result)).isEmpty();
    assertThat(result.report().findings()).allMatch(found -> found.level().equals("info"));
  }

  @Test
  void runsOnTheDatabaseOfProduction() {
    ForkedJvm.Result result =
        onPostgres(SickDatabaseMains.Querying.class, url, "select 1", "1")
            .env("DATABASE_URL", "postgres://app:hunter1@db.example.com:5432/app")
            .settings("expect-db=postgresql")
            .run();
    assertThat(ids(result)).isEmpty();
    assertThat(result.json()).doesNotContain("hunter1");
  }

  private static void change(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
