package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL that asks for passwords. */
class PostgresqlIT {
  @TempDir static Path folder;

  private static EmbeddedPostgres server;

  @BeforeAll
  static void startServer() throws IOException, SQLException {
    Path data = folder.resolve("data");
    server = EmbeddedPostgres.builder().setDataDirectory(data).start();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create user auditor superuser password 'hunter1'");
      Path access = data.resolve("pg_hba.conf");
      String rule = "host all auditor all scram-sha-256\n";
      Files.writeString(access, rule + Files.readString(access));
      statement.execute("select pg_reload_conf()");
    }
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.close();
  }

  private static String address() {
    return "//localhost:" + server.getPort() + "/postgres";
  }

  private static ForkedJvm.Result run(String password) {
    String url = "jdbc:postgresql:" + address() + "?ApplicationName=hunter3";
    return ForkedJvm.of(JdbcMain.class).jars("postgresql").args(url, "auditor", password).run();
  }

  @Test
  void timesWhatIsDoneInPostgresql() {
    ForkedJvm.Result result = run("hunter1");
    JdbcIT.assertWork(result, "connect postgresql " + address().substring(2));
    JdbcIT.assertDatabase(result, "postgresql", "jdbc:postgresql:" + address());
  }

  @Test
  void aWrongPasswordIsTheErrorOfTheConnect() {
    ForkedJvm.Result result = run("hunter2");
    assertThat(result.out()).anyMatch(line -> line.startsWith("no connection: "));
    Start.SpanFacts span = result.span("connect", "connect postgresql");
    assertThat(span.error())
        .startsWith("org.postgresql.util.PSQLException")
        .contains("password authentication failed");
    assertThat(result.json()).doesNotContain("hunter");
  }
}
