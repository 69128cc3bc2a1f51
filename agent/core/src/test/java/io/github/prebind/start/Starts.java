package io.github.prebind.start;

import io.github.prebind.start.Start.Cause;
import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Endpoint;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Migration;
import io.github.prebind.start.Start.Rehearsal;
import io.github.prebind.start.Start.Runs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts as users meet them. */
public final class Starts {
  static final String HEROKU_ADVICE =
      "Move migrations into the release phase (release: in the Procfile), which runs before the new"
          + " dynos boot.";

  private Starts() {}

  /** All of them by name. */
  public static Map<String, Start> all() {
    Map<String, Start> all = new LinkedHashMap<>();
    all.put("migrating-on-heroku", migratingOnHeroku());
    all.put("late-on-heroku", lateOnHeroku());
    all.put("died-in-migration", diedInMigration());
    all.put("stopped-in-migration", stoppedInMigration());
    all.put("without-platform", withoutPlatform());
    all.put("on-loopback", onLoopback());
    all.put("on-another-port", onAnotherPort());
    all.put("bare-server", bareServer());
    all.put("over-budget", overBudget());
    all.put("median-of-three", medianOfThree());
    all.put("rehearsed", rehearsed());
    all.put("with-added-rtt", withAddedRtt());
    return all;
  }

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
    return start
        .projected(5_100, 21_400, 12_900, 58_000, "baseline", "")
        .projected(33_010, 64_300, 58_800, 70_900, "baseline", "")
        .projected(
            65_900, 66_050, 65_950, 66_700, "baseline", "the baseline of 2026-11-20, 99 % matched")
        .verdict(false, 60_000L, null, -6_010.0)
        .build();
  }

  /** The app of the story on a laptop, with its database as far away as it will be. */
  public static Start withAddedRtt() {
    return migrating(1.0)
        .addedRtt(3_261.4, "db.example.com:5432=20ms", "*=1ms")
        .verdict(true, 60_000L, null, 50_180.0)
        .build();
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
            .span(2, "connect", "connect postgresql db.example.com:5432", 2_180, 2_415)
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
    start.endpoints.add(
        new Endpoint("db.example.com", 5432, 10, 40_120L, backfill * 0.9, 1L, 40_031L, 0.412));
    start.migrations.add(new Migration("Flyway", "1", "create tables", 440, 6L, "success", 1_204L));
    start.migrations.add(
        new Migration("Flyway", "3", "backfill audits", backfill, 40_012L, "success", null));
    start
        .share("migration", "Flyway migrate", end - 2_470 - 440 - backfill, 1)
        .share("migration", "V1 create tables", 440, 1)
        .share("migration", "V3 backfill audits", backfill * 0.06, 1)
        .share("sql", "update audits set score = ? where id = ?", backfill * 0.94, 40_012)
        .share("connect", "connect postgresql db.example.com:5432", 235, 1)
        .share("jvm", "JVM boot", 61.5, 1)
        .share("class-loading", "Spring", 910, 6_120)
        .share("framework", "Spring context refresh", 1_400, 1)
        .share("cpu-wait", "waiting for a core", 210, 1);
    start
        .slice(1_240, 1_900, 820, 0)
        .slice(1_230, 1_700, 640, 89)
        .slice(backfill + 600, 2_340, 900, 39_942)
        .connects(1)
        .slice(bind - backfill - 3_070, 900, 540, 0);
    start
        .sample(1, "class-loading", "loading classes", 910, 41)
        .sample(1, "cpu", "org.hibernate.boot", 402, 19)
        .sample(2, "cpu-wait", "waiting for a processor", 210, 12)
        .sample(null, "cpu", "com.acme", 188, 4);
    double sum = start.attribution.stream().mapToDouble(Start.Share::millis).sum();
    return start
        .share("cpu", "com.acme", (bind - sum) * 0.6, 1)
        .share("cpu", "org.hibernate.boot", (bind - sum) * 0.4, 1)
        .cpu(6_840.0, 3_010.0, 2_900.0, 140.0, 11_874)
        .bound(8080, "0.0.0.0", bind);
  }

  /** What the same start was when its migration failed. */
  public static Start diedInMigration() {
    return new StartBuilder()
        .platform("heroku", "Heroku", 60_000L, HEROKU_ADVICE)
        .verdict(null, 60_000L, null, null)
        .span(null, "framework", "Spring Boot", 410, 7_200)
        .span(0, "connect", "connect postgresql db.example.com:5432", 2_180, 2_415)
        .span(0, "main", "migration", "Flyway migrate", 2_470, 7_150, 4_680, 1, "failed")
        .span(
            2,
            "main",
            "migration",
            "V3 backfill audits",
            3_050,
            7_140,
            4_090,
            1,
            "org.postgresql.util.PSQLException: ERROR: deadlock detected")
        .share("migration", "V3 backfill audits", 4_090, 1)
        .share("migration", "Flyway migrate", 590, 1)
        .share("connect", "connect postgresql db.example.com:5432", 235, 1)
        .share("jvm", "JVM boot", 61.5, 1)
        .share("class-loading", "Spring", 910, 6_120)
        .share("cpu", "Spring Boot", 1_313.5, 1)
        .cpu(4_840.0, 2_010.0, 1_900.0, 140.0, 9_874)
        .ended(
            Start.Outcome.DIED,
            "org.springframework.beans.factory.BeanCreationException",
            "Error creating bean with name 'flywayInitializer': Script V3__backfill_audits.sql failed:"
                + " ERROR: deadlock detected",
            "V3 backfill audits")
        .build();
  }

  /** Stopped from outside in the middle of its migration. */
  public static Start stoppedInMigration() {
    return new StartBuilder()
        .platform("cloudfoundry", "Cloud Foundry", 60_000L, "Run migrations with cf run-task.")
        .verdict(false, 60_000L, null, -310.0)
        .containerSecondsEarlier(2)
        .span(null, "framework", "Spring Boot", 410, 58_310)
        .span(0, "main", "migration", "Flyway migrate", 2_470, 58_310, 55_840, 1, "open")
        .span(1, "main", "migration", "V3 backfill audits", 3_050, 58_310, 55_260, 1, "open")
        .span(
            2, "main", "sql", "update audits set score = ?", 3_060, 58_310, 54_000, 400_120, "open")
        .share("sql", "update audits set score = ?", 54_000, 400_120)
        .share("migration", "V3 backfill audits", 1_260, 1)
        .share("migration", "Flyway migrate", 580, 1)
        .share("jvm", "JVM boot", 61.5, 1)
        .share("class-loading", "Spring", 910, 6_120)
        .share("cpu", "Spring Boot", 1_498.5, 1)
        .cpu(9_840.0, 6_010.0, 2_900.0, 240.0, 9_874)
        .ended(Start.Outcome.STOPPED, "SIGTERM", "", "update audits set score = ?")
        .build();
  }

  /** Not on a platform; what it waited for is not of one kind. */
  public static Start withoutPlatform() {
    return new StartBuilder()
        .span(null, "dns", "DNS config.example.com", 400, 5_402)
        .span(null, "http", "GET https://config.example.com/app", 5_402, 6_010)
        .span(null, "process", "git rev-parse HEAD", 6_050, 6_190)
        .span(null, "sleep", "Thread.sleep in Warmup.await", 6_200, 7_200)
        .span(null, "main", "connect", "TCP cache.example.com:6379", 7_210, 7_690, 460, 12, null)
        .share("dns", "DNS config.example.com", 5_002, 1)
        .share("http", "GET https://config.example.com/app", 608, 1)
        .share("process", "git rev-parse HEAD", 140, 1)
        .share("sleep", "Thread.sleep in Warmup.await", 1_000, 1)
        .share("connect", "TCP cache.example.com:6379", 460, 12)
        .share("jvm", "JVM boot", 61.5, 1)
        .share("class-loading", "com.acme", 210, 1_220)
        .share("cpu", "com.acme", 308.5, 1)
        .cpu(1_160.0, 540.0, 380.0, 18.0, 2_411)
        .bound(8080, "0.0.0.0", 7_790)
        .build();
  }

  /** Open, but not to the platform. */
  public static Start onLoopback() {
    StartBuilder start = new StartBuilder();
    start.findings.add(
        new Finding(
            "bound-to-loopback",
            "error",
            "The port is open on 127.0.0.1 only",
            "port 10000 listens on 127.0.0.1; Render connects from outside and takes it for shut",
            null,
            "Bind to 0.0.0.0: remove server.address."));
    return start
        .platform("render", "Render", 300_000L, "Move migrations into preDeployCommand.")
        .verdict(true, 300_000L, null, 298_000.0)
        .share("jvm", "JVM boot", 61.5, 1)
        .share("class-loading", "Spring", 710, 6_120)
        .share("cpu", "Spring Boot", 1_228.5, 1)
        .cpu(3_420.0, 1_760.0, 1_310.0, 52.0, 6_120)
        .bound(10000, "127.0.0.1", 2_000)
        .build();
  }

  /** The platform looks at another port. */
  public static Start onAnotherPort() {
    StartBuilder start =
        new StartBuilder()
            .platform("render", "Render", 300_000L, "Move migrations into preDeployCommand.")
            .verdict(null, 300_000L, null, null)
            .share("jvm", "JVM boot", 61.5, 1)
            .share("class-loading", "Spring", 710, 6_120)
            .share("cpu", "Spring Boot", 3_128.5, 1)
            .cpu(6_050.0, 3_500.0, 1_910.0, 75.0, 6_120)
            .port(10_000)
            .listener(8080, "0.0.0.0", 3_180)
            .ended(Start.Outcome.NOT_BOUND, null, null, null);
    start.findings.add(
        new Finding(
            "wrong-port",
            "error",
            "Port 8080 is open, but 10000 is expected",
            "PORT names 10000, where nothing listens after 3.9 s; open is 8080 on 0.0.0.0 (after"
                + " 3.2 s)",
            null,
            "Listen on the port that the variable PORT names."));
    start.reasons.put("bind", "nothing listened on port 10000 ($PORT)");
    return start.build();
  }

  /** A server that does nothing but listen. */
  public static Start bareServer() {
    return new StartBuilder()
        .agent(31.0, 0)
        .share("jvm", "JVM boot", 61.5, 1)
        .share("class-loading", "java.base", 48, 520)
        .share("cpu", "com.acme.Main", 41.5, 1)
        .cpu(161.0, 70.0, 31.0, 0.0, 812)
        .bound(8080, "0.0.0.0", 151)
        .build();
  }

  /** A user's budget is tighter than the platform's deadline; one core, and the JVM's cache off. */
  public static Start overBudget() {
    return new StartBuilder()
        .platform("kubernetes", "Kubernetes", 30_000L, null)
        .verdict(false, 30_000L, 5_000L, -1_250.0)
        .agent(240.0, 1_204)
        .span(null, "wait", "waiting in Cache.load", 900, 1_700)
        .share("wait", "waiting in Cache.load", 800, 1)
        .share("cpu-wait", "no core", 3_900, 1)
        .share("class-loading", "com.acme", 700, 1_220)
        .share("jvm", "JVM boot", 150, 1)
        .share("cpu", "com.acme", 700, 1)
        .cpu(2_450.0, 2_010.0, null, 20.0, 4_100)
        .bound(8080, "::", 6_250)
        .build();
  }

  /** The same on a quarter of a core. */
  public static Start rehearsed() {
    return overBudget().rehearsed(new Rehearsal(0.25, "a CPU quota of the kernel (cgroup v1)"));
  }

  /** The middle one of three starts of a server that does nothing but listen. */
  public static Start medianOfThree() {
    return bareServer()
        .withRuns(
            new Runs(
                3,
                List.of(149.5, 151.0, 163.25),
                List.of(),
                List.of(
                    new Cause("jvm", "", List.of(60.0, 61.5, 64.0)),
                    new Cause("class-loading", "", List.of(48.0, 48.0, 51.0)),
                    new Cause("cpu", "", List.of(41.5, 41.5, 48.25)))));
  }
}
