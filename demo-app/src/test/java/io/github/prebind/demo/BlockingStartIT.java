package io.github.prebind.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BlockingStartIT {
  private static Postgres postgres;

  @BeforeAll
  static void startPostgres() throws Exception {
    postgres = new Postgres();
  }

  @AfterAll
  static void stopPostgres() throws Exception {
    postgres.close();
  }

  @Test
  void opensThePortAfterTheLastMigration() throws Exception {
    try (DemoProcess app = DemoProcess.start(Map.of("DEMO_ROWS", "60"))) {
      app.await("listening on port");

      List<String> migrations =
          app.lines().stream().filter(line -> line.contains("migration ")).toList();
      assertThat(app.lines().get(app.lines().size() - 1)).contains("listening on port");
      assertThat(migrations).anyMatch(line -> line.contains("migration 7 of 7: V7 "));
    }
  }

  @Test
  void keepsThePortShutWhileItMigrates() throws Exception {
    Postgres.Database database = postgres.database();
    int port = freePort();
    Map<String, String> environment =
        Map.of("DATABASE_URL", database.url(), "DEMO_ROWS", "60", "PORT", "" + port);
    try (Postgres.Held held = database.holdMigrationLock();
        DemoProcess app = DemoProcess.start(environment)) {
      app.await("waiting for its lock");

      assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
          .isInstanceOf(ConnectException.class);

      held.release();
      assertThat(app.port()).isEqualTo(port);
      assertThat(database.column("SELECT version FROM flyway_schema_history WHERE success"))
          .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7");
      assertThat(database.column("SELECT COUNT(*) FROM audits")).containsExactly("60");
      assertThat(app.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void printsNoPassword() throws Exception {
    try (DemoProcess app =
        DemoProcess.start(Map.of("DATABASE_URL", postgres.database().url(), "DEMO_ROWS", "1"))) {
      app.port();

      assertThat(app.text()).contains("jdbc:postgresql://").doesNotContain("p@ss", "p%40ss");
    }
  }

  @Test
  void endsWithOneWhenTheDatabaseRefuses() throws Exception {
    Postgres.Database database = postgres.database();
    database.execute("CREATE TABLE somebody_elses (id INTEGER)");
    try (DemoProcess app = DemoProcess.start(Map.of("DATABASE_URL", database.url()))) {
      assertThat(app.exitCode()).isEqualTo(1);
      assertThat(app.text()).contains("cannot start: Found non-empty schema");
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
