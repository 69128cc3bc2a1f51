package io.github.prebind.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BackgroundStartIT {
  private static final Pattern LOCK_HELD =
      Pattern.compile("^(\\S+) .*migration lock (acquired|released)");

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
  void opensThePortBeforeTheMigrationsAndIsReadyAfterThem() throws Exception {
    Postgres.Database database = postgres.database();
    try (Postgres.Held held = database.holdMigrationLock();
        DemoProcess app = start(database)) {
      app.await("waiting for its lock");

      HttpResponse<String> health = app.get("/health");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).contains("\"state\":\"pending\"", "another instance is migrating");
      assertThat(app.get("/health/ready").statusCode()).isEqualTo(503);
      for (String path : List.of("/tenants", "/audits?domain=harborpine.example")) {
        HttpResponse<String> early = app.get(path);
        assertThat(early.statusCode()).isEqualTo(503);
        assertThat(early.headers().firstValue("Retry-After")).hasValue("5");
      }

      held.release();
      app.await("ready");
      assertThat(app.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(app.get("/health").body()).contains("\"state\":\"done\"", "7 applied");
      assertThat(app.get("/tenants").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void saysWhichMigrationRuns() throws Exception {
    Postgres.Database database = postgres.database();
    try (DemoProcess first = start(database)) {
      first.await("ready");
    }
    database.execute("DELETE FROM flyway_schema_history WHERE version IN ('6', '7')");
    database.execute("DROP TABLE tenant_summary");
    database.execute("DROP INDEX audits_verdict; DROP INDEX findings_sentence");
    // The index of the sixth migration cannot be built as long as the table is held.
    try (Postgres.Held table = database.holdTable("audits");
        DemoProcess app = start(database)) {
      awaitHealth(app, "\"number\":1,\"of\":2,\"name\":\"V6 Index audits\"");

      assertThat(app.get("/health").body()).contains("running 1 of 2: V6 Index audits");
      assertThat(app.get("/health/ready").statusCode()).isEqualTo(503);

      table.release();
      app.await("ready");
    }
  }

  private static void awaitHealth(DemoProcess app, String part) throws Exception {
    long deadline = System.nanoTime() + 120_000_000_000L;
    while (!app.get("/health").body().contains(part)) {
      assertThat(System.nanoTime()).as("deadline for " + part).isLessThan(deadline);
      Thread.sleep(50);
    }
  }

  @Test
  void neverMigratesInTwoInstancesAtOnce() throws Exception {
    Postgres.Database database = postgres.database();
    try (Postgres.Held held = database.holdMigrationLock();
        DemoProcess one = start(database);
        DemoProcess two = start(database)) {
      one.await("waiting for its lock");
      two.await("waiting for its lock");
      assertThat(database.column("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
          .as("nothing begins without the lock")
          .isEmpty();

      held.release();
      one.await("ready");
      two.await("ready");

      // The lines carry the same machine's clock, "acquired" is written after taking the lock and
      // "released" before giving it back: so one's time inside must end before the other's begins.
      List<String> timesOne = timesInside(one);
      List<String> timesTwo = timesInside(two);
      assertThat(
              timesOne.get(1).compareTo(timesTwo.get(0)) <= 0
                  || timesTwo.get(1).compareTo(timesOne.get(0)) <= 0)
          .as("inside the lock: %s and %s", timesOne, timesTwo)
          .isTrue();
      assertThat(List.of(applied(one), applied(two))).containsExactlyInAnyOrder("7", "0");
      assertThat(database.column("SELECT version FROM flyway_schema_history"))
          .containsExactlyInAnyOrder("1", "2", "3", "4", "5", "6", "7");
      assertThat(database.column("SELECT COUNT(*) FROM audits")).containsExactly("3000");
      assertThat(two.get("/tenants").body()).isEqualTo(one.get("/tenants").body());
    }
  }

  private static List<String> timesInside(DemoProcess app) {
    List<String> times = new ArrayList<>();
    for (String line : app.lines()) {
      var matcher = LOCK_HELD.matcher(line);
      if (matcher.find()) {
        times.add(matcher.group(1));
      }
    }
    assertThat(times).as(app.text()).hasSize(2);
    return times;
  }

  private static String applied(DemoProcess app) throws InterruptedException {
    return app.await(Pattern.compile("(\\d+) migrations applied")).group(1);
  }

  @Test
  void letsTheNextGoOnWhenOneIsKilledInTheMiddle() throws Exception {
    Postgres.Database database = postgres.database();
    try (DemoProcess first = start(database)) {
      first.await("ready");
    }
    String since = database.column("SELECT MAX(audited_at) FROM audits").get(0);
    database.execute("DELETE FROM flyway_schema_history WHERE version IN ('5', '6', '7')");
    database.execute("DROP TABLE tenant_summary; DELETE FROM audits WHERE domain_id > 1000");
    database.execute("DROP INDEX audits_verdict; DROP INDEX findings_sentence");
    try (Postgres.Held table = database.holdTable("audits");
        DemoProcess killed = start(database)) {
      awaitHealth(killed, "V5 Backfill audits");
      try (DemoProcess next = start(database)) {
        next.await("waiting for its lock");
        killed.kill();
        table.release();
        next.await("ready");

        assertThat(database.column("SELECT COUNT(*) FROM audits")).containsExactly("3000");
        assertThat(
                database.column("SELECT COUNT(*) FROM audits WHERE audited_at <= '" + since + "'"))
            .as("those that were done stay as they are")
            .containsExactly("1000");
      }
    }
  }

  @Test
  void staysUpAndSaysSoWhenAMigrationFails() throws Exception {
    Postgres.Database database = postgres.database();
    database.execute("CREATE TABLE somebody_elses (id INTEGER)");
    try (DemoProcess app = start(database)) {
      app.await("migrations failed: Found non-empty schema");

      HttpResponse<String> health = app.get("/health");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(health.body()).contains("\"state\":\"failed\"", "Found non-empty schema");
      assertThat(app.get("/health/ready").statusCode()).isEqualTo(503);
      assertThat(app.get("/tenants").statusCode()).isEqualTo(503);
    }
  }

  @Test
  void worksInMemoryToo() throws Exception {
    try (DemoProcess app = DemoProcess.start(Map.of("STARTUP", "background", "DEMO_ROWS", "60"))) {
      app.await("ready");

      List<String> lines = app.lines();
      int listening = indexOf(lines, "listening on port");
      assertThat(listening).isLessThan(indexOf(lines, "migration 1 of 7"));
      assertThat(app.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  private static int indexOf(List<String> lines, String text) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i;
      }
    }
    throw new AssertionError("no \"" + text + "\" in " + lines);
  }

  private static DemoProcess start(Postgres.Database database) throws Exception {
    return DemoProcess.start(
        Map.of("STARTUP", "background", "DEMO_ROWS", "3000", "DATABASE_URL", database.url()));
  }
}
