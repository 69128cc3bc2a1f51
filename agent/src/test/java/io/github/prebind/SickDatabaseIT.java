package io.github.prebind;

import static io.github.prebind.SickApp.exactly;
import static io.github.prebind.SickApp.finding;
import static io.github.prebind.SickApp.only;
import static io.github.prebind.SickServer.change;
import static io.github.prebind.SickServer.url;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.sick.ChattyStart;
import io.github.prebind.sick.ConnectionRetries;
import io.github.prebind.sick.EmbeddedDatabase;
import io.github.prebind.sick.EmbeddedDatabasePool;
import io.github.prebind.sick.PoolFillsBeforeBind;
import io.github.prebind.sick.PoolFillsElsewhere;
import io.github.prebind.sick.SlowConnect;
import io.github.prebind.sick.SlowQuery;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Apps with one thing wrong between them and their database. */
@ExtendWith(SickServer.class)
class SickDatabaseIT {
  @TempDir Path folder;

  static List<SickApp> apps() {
    return List.of(
        SickApp.of("slow-connect", SlowConnect.class, SickDatabaseIT::connectsOverALongWay),
        SickApp.of("connection-retries", ConnectionRetries.class, SickDatabaseIT::triesAgain),
        SickApp.of("pool-fills-before-bind", PoolFillsBeforeBind.class, SickDatabaseIT::fills),
        SickApp.of("chatty-start", ChattyStart.class, SickDatabaseIT::asksForEachRow),
        SickApp.of("slow-query", SlowQuery.class, SickDatabaseIT::waitsForAQuery),
        SickApp.of("embedded-database", EmbeddedDatabase.class, SickDatabaseIT::runsOnH2));
  }

  @ParameterizedTest
  @MethodSource("apps")
  void isFound(SickApp app) throws Exception {
    app.check(folder);
  }

  private static ForkedJvm onPostgres(Class<?> main, String... arguments) {
    return ForkedJvm.sick(main).jars("postgresql").args(url("postgres")).args(arguments);
  }

  private static Start connectsOverALongWay(Class<?> main, Path folder) {
    Start start = onPostgres(main).settings("rtt=*=300ms").run().report();
    assertThat(finding(start, "slow-connect").evidence()).contains("TCP ", "login ");
    return start;
  }

  private static Start triesAgain(Class<?> main, Path folder) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String away = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    ForkedJvm fork = ForkedJvm.sick(main).jars("postgresql").args(away);
    try (ForkedJvm.Running running = fork.start()) {
      running.awaitLine("failed 3");
      try (CountingProxy awake = new CountingProxy(SickServer.port(), port)) {
        Start start = running.await().report();
        assertThat(awake.connects()).isEqualTo(1);
        Finding finding = finding(start, "connection-retries");
        assertThat(finding.costMillis()).isGreaterThan(500);
        assertThat(finding.evidence()).contains("connects failed", "refused");
        return start;
      }
    }
  }

  private static Start fills(Class<?> main, Path folder) {
    Start start = filling(main, "12").run().report();
    assertThat(finding(start, "pool-fills-before-bind").title())
        .isEqualTo("Tomcat JDBC shop opens 12 connections before the port opens");
    return start;
  }

  private static ForkedJvm filling(Class<?> main, String connections) {
    return onPostgres(main, connections).jars("tomcat-jdbc", "tomcat-juli");
  }

  private static Start asksForEachRow(Class<?> main, Path folder) {
    Start start = onPostgres(main, "900").run().report();
    assertThat(finding(start, "chatty-start").evidence())
        .contains("with a round trip of 1 ms ", "900 times select ? + ?");
    return start;
  }

  private static Start waitsForAQuery(Class<?> main, Path folder) {
    Start start = onPostgres(main, "select pg_sleep(0.3)", "twice").run().report();
    assertThat(finding(start, "slow-query").evidence())
        .contains("in 2 executions, 2 rows: select pg_sleep(?)");
    return start;
  }

  private static Start runsOnH2(Class<?> main, Path folder) {
    ForkedJvm.Result result =
        ForkedJvm.sick(main)
            .jars("h2")
            .args("jdbc:h2:mem:app")
            .settings("expect-db=postgresql")
            .run();
    assertThat(finding(result.report(), "embedded-database").level()).isEqualTo("warning");
    assertThat(result.agentLines()).noneMatch(line -> line.contains("expect-db is not used"));
    return result.report();
  }

  @Test
  void beginsWithOneConnection() {
    exactly(filling(PoolFillsBeforeBind.class, "1").run().report());
  }

  /**
   * Each connection takes a third of a second and more over such a way: far more than a busy
   * machine adds.
   */
  private static ForkedJvm pooling(String pool, String... jars) {
    return onPostgres(PoolFillsElsewhere.class, pool)
        .jars(jars)
        .jars("slf4j-api")
        .settings("rtt=*=60ms");
  }

  @Test
  void blocksUntilThePoolIsFull() {
    ForkedJvm fork = pooling("hikari", "HikariCP");
    Start start = fork.jvm("-Dcom.zaxxer.hikari.blockUntilFilled=true").run().report();
    Finding finding = only(start, "pool-fills-before-bind");
    assertThat(finding.title())
        .isEqualTo("HikariCP shop opens 8 connections before the port opens");
    assertThat(finding.costMillis()).isGreaterThan(150);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hikari", "c3p0", "agroal"})
  void getsItsConnectionWhileThePoolStillFills(String pool) {
    String[] jars =
        switch (pool) {
          case "c3p0" -> new String[] {"c3p0", "mchange-commons-java"};
          case "agroal" -> new String[] {"agroal-pool", "agroal-api"};
          default -> new String[] {"HikariCP"};
        };
    Start start = pooling(pool, jars).run().report();
    assertThat(start.findings()).as("%s", start.spans()).isEmpty();
  }

  @Test
  void asksAFewTimes() {
    exactly(onPostgres(ChattyStart.class, "60").run().report());
  }

  @ParameterizedTest
  @ValueSource(strings = {"update", "execute", "batch"})
  void changesManyRowsInOneStatement(String how) throws Exception {
    String table = "slow." + how + "d";
    try (Connection other = SickServer.connect("postgres")) {
      change(other, "create schema if not exists slow"); // Flyway wants public to be empty
      change(other, "create table " + table + " as select n from generate_series(1, 1200) n");
    }
    String sql = "update " + table + " set n = n + 1 from (select pg_sleep(0.6)) slow";
    Start start = onPostgres(SlowQuery.class, sql, how).run().report();
    assertThat(only(start, "slow-query").evidence()).contains(", 1,200 rows: update ");
  }

  @Test
  void readsManyRowsInOneStatement() {
    String sql = "select n from (select pg_sleep(0.6)) slow, generate_series(1, 1500) n";
    Start start = onPostgres(SlowQuery.class, sql, "query").run().report();
    assertThat(only(start, "slow-query").evidence()).contains(", 1,500 rows: select ");
  }

  private static Start pooled(String property) {
    return onPostgres(EmbeddedDatabasePool.class, property)
        .jars("HikariCP", "slf4j-api")
        .run()
        .report();
  }

  @Test
  void hasASettingOfMysqlOnPostgresql() {
    assertThat(only(pooled("cachePrepStmts"), "embedded-database").evidence())
        .isEqualTo("postgresql ignores cachePrepStmts; set in the pool HikariPool-1");
  }

  @Test
  void isHealthy() {
    exactly(pooled("reWriteBatchedInserts"));
  }

  @Test
  void runsOnTheDatabaseOfProduction() {
    ForkedJvm.Result result =
        onPostgres(SlowConnect.class)
            .env("DATABASE_URL", "postgres://app:hunter1@db.example.com:5432/app")
            .settings("expect-db=postgresql")
            .run();
    exactly(result.report());
    assertThat(result.json()).doesNotContain("hunter1");
  }
}
