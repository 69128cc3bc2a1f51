package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class FlywayLockIT {
  /** What Flyway locks by default: its magic number and the hash of the history table's name. */
  static final long LOCK =
      (0x46L << 40)
          + (0x6CL << 32)
          + (0x79L << 24)
          + (0x77 << 16)
          + (0x61 << 8)
          + 0x79
          + "\"public\".\"flyway_schema_history\"".hashCode();

  @Test
  void timesTheWaitForAnotherInstanceAlone() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        Connection other = postgres.getPostgresDatabase().getConnection()) {
      ask(other, "select pg_advisory_lock(" + LOCK + ")");
      ForkedJvm fork =
          ForkedJvm.of(FlywayMain.class)
              .jars("flyway-core", "flyway-database-postgresql", "postgresql")
              .jarsBeginning("jackson-", "slf4j-api")
              .args(
                  "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
                  "postgres",
                  "good");
      try (ForkedJvm.Running running = fork.start()) {
        running.process.getOutputStream().close();
        while (!hasTried(other)) {
          assertThat(running.process.isAlive()).as("still waits for the lock").isTrue();
          Thread.sleep(20);
        }
        ask(other, "select pg_advisory_unlock(" + LOCK + ")");
        waitedThenMigrated(running.await());
      }
    }
  }

  /** Flyway asks again after a second, so it has waited that long. */
  private static void waitedThenMigrated(ForkedJvm.Result result) {
    Start.SpanFacts lock = result.span("lock", "Flyway lock");
    assertThat(lock.millis()).isGreaterThanOrEqualTo(1000);
    assertThat(result.report().migrations())
        .extracting(Start.Migration::id)
        .containsExactly("1", "2", "3", "4", "R__tenant_view");
    Start.SpanFacts backfill = result.span("migration", "Flyway V3 backfill audits");
    assertThat(backfill.parent()).isEqualTo(lock.parent());
  }

  static boolean hasTried(Connection connection) throws Exception {
    return ask(
            connection,
            "select count(*) from pg_stat_activity where pid <> pg_backend_pid()"
                + " and state like 'idle%' and query like '%pg_try_advisory_%lock%'")
        .equals("1");
  }

  private static String ask(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
