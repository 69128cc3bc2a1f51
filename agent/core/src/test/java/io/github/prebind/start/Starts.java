package io.github.prebind.start;

import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Endpoint;
import io.github.prebind.start.Start.Migration;

/** Starts as users meet them. */
public final class Starts {
  static final String HEROKU_ADVICE =
      "Move the migration into Heroku's release phase (release: in the Procfile): it runs before the"
          + " new dynos boot and has no boot timeout.";

  private Starts() {}

  /**
   * The story: a Spring Boot app on Heroku whose backfill keeps the port shut, but not too long.
   */
  public static Start migratingOnHeroku() {
    StartBuilder start = migrating(1.0);
    return start
        .verdict(true, 60_000L, null, 50_180.0)
        .ready(10_420, "Spring Boot's ApplicationReadyEvent")
        .build();
  }

  /** The same app with its whole data. */
  public static Start lateOnHeroku() {
    StartBuilder start = migrating(9.5);
    return start.verdict(false, 60_000L, null, -14_790.0).build();
  }

  /** Everything up to and with the bind; {@code size} stretches the backfill. */
  private static StartBuilder migrating(double size) {
    double backfill = 5_200 * size + (size > 1 ? 11_990 : 0);
    double end = 3_590 + backfill + 40;
    double bind = end + 990;
    StartBuilder start =
        new StartBuilder()
            .platform("heroku", "Heroku", 60_000L, HEROKU_ADVICE)
            .span(null, "framework", "Spring Boot", 410, bind)
            .span(0, "framework", "Spring context refresh", 1_240, bind)
            .span(1, "bean", "flywayInitializer", 2_010, end + 12)
            .span(2, "connect", "postgresql db.example.com:5432", 2_180, 2_415)
            .span(2, "migration", "Flyway migrate", 2_470, end)
            .span(4, "migration", "V1 create tables", 2_710, 3_150)
            .span(4, "migration", "V3 backfill audits", 3_590, end - 40)
            .span(
                6,
                "main",
                "sql",
                "update audits set score = ? where id = ?",
                3_600,
                end - 60,
                backfill * 0.94,
                40_012,
                null)
            .span(1, "bean", "tomcatServletWebServerFactory", end + 300, bind - 40)
            .span(
                null,
                "HikariPool-1 housekeeper",
                "sleep",
                "Thread.sleep",
                2_500,
                3_500,
                900,
                2,
                null);
    start.databases.add(
        new Database("PostgreSQL", "16.4", "jdbc:postgresql://db.example.com:5432/app", "Hikari"));
    start.endpoints.add(new Endpoint("db.example.com", 5432, 10, 40_120L, backfill * 0.9));
    start.migrations.add(new Migration("Flyway", "1", "create tables", 440, 6L, "success"));
    start.migrations.add(
        new Migration("Flyway", "3", "backfill audits", backfill, 40_012L, "success"));
    start
        .share("migration", "Flyway migrate", 450, 1)
        .share("migration", "V1 create tables", 440, 1)
        .share("migration", "V3 backfill audits", backfill * 0.06, 1)
        .share("sql", "update audits set score = ? where id = ?", backfill * 0.94, 40_012)
        .share("connect", "postgresql db.example.com:5432", 235, 1)
        .share("jvm", "JVM boot", 61.5, 1)
        .share("class-loading", "Spring", 910, 6_120)
        .share("framework", "Spring context refresh", 1_400, 1)
        .share("cpu-wait", "waiting for a core", 210, 1);
    double sum = start.attribution.stream().mapToDouble(Start.Share::millis).sum();
    return start
        .share("cpu", "com.acme", bind - sum, 1)
        .cpu(6_840.0, 3_010.0, 2_900.0, 140.0, 11_874)
        .bound(8080, "0.0.0.0", bind);
  }
}
