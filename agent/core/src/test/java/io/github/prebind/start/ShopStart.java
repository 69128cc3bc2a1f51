package io.github.prebind.start;

import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Endpoint;
import io.github.prebind.start.Start.Migration;
import io.github.prebind.start.Start.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * A start of an invented shop: a Spring Boot app that migrates its PostgreSQL, asks for its
 * configuration, makes its beans and opens its port. What a test does not say is as it was.
 */
public final class ShopStart {
  private record Step(String id, String description, double millis, String sql, long statements) {}

  private final List<Step> steps = new ArrayList<>();
  private final List<String> beans =
      new ArrayList<>(List.of("flywayInitializer", "orderRepository", "orderController"));
  private double codeMillis = 3_000;
  private double configMillis;
  private int databasePort = 5432;
  private boolean migrationFails;
  private boolean counted = true;
  private String version = "17.0.15+6";
  private int processors = 2;

  public ShopStart() {
    migration("1", "create orders", 420, "CREATE TABLE orders ( id BIGINT PRIMARY KEY )", 6);
    migration("2", "backfill totals", 1_900, "UPDATE orders SET total = ? WHERE id = ?", 12_000);
  }

  public ShopStart migration(
      String id, String description, double millis, String sql, long statements) {
    steps.removeIf(step -> step.id.equals(id));
    steps.add(new Step(id, description, millis, sql, statements));
    return this;
  }

  public ShopStart withoutMigration(String id) {
    steps.removeIf(step -> step.id.equals(id));
    return this;
  }

  public ShopStart bean(String name) {
    beans.add(name);
    return this;
  }

  /** How long the app's own code, class loading and the JVM take. */
  public ShopStart code(double millis) {
    codeMillis = millis;
    return this;
  }

  /** Asks a configuration server before anything else. */
  public ShopStart config(double millis) {
    configMillis = millis;
    return this;
  }

  /** On a machine that is so much slower. */
  public ShopStart times(double factor) {
    codeMillis *= factor;
    configMillis *= factor;
    steps.replaceAll(
        step ->
            new Step(step.id, step.description, step.millis * factor, step.sql, step.statements));
    return this;
  }

  public ShopStart databasePort(int port) {
    databasePort = port;
    return this;
  }

  /** The last migration fails, and with it the start. */
  public ShopStart migrationFails() {
    migrationFails = true;
    return this;
  }

  /** As an earlier version reported it. */
  public ShopStart withoutRoundTrips() {
    counted = false;
    return this;
  }

  public ShopStart jvm(String itsVersion, int itsProcessors) {
    version = itsVersion;
    processors = itsProcessors;
    return this;
  }

  public Start build() {
    StartBuilder start = new StartBuilder().jvm(version, processors);
    double at = 0.4 * codeMillis;
    long trips = 12;
    double migrating = 30;
    for (Step step : steps) {
      migrating += step.millis;
      trips += step.statements + 3;
    }
    double bind = codeMillis + configMillis + 240 + migrating;
    start.span(null, "framework", "Spring Boot run", 0.1 * codeMillis, bind);
    if (configMillis > 0) {
      String request = "GET http://config.example.com/shop";
      start.span(0, "http", request, at, at + configMillis).roundTrips(1);
      start.share("http", request, configMillis, 1);
      at += configMillis;
    }
    int inFlyway = start.spans.size();
    start.span(0, "bean", "flywayInitializer", at, at + 240 + migrating);
    String connect = "connect postgresql db.example.com:" + databasePort;
    start.span(inFlyway, "connect", connect, at, at + 240).roundTrips(counted ? 12 : 0);
    start.share("connect", connect, 240, 1);
    at += 240;
    int migrate = start.spans.size();
    start.span(inFlyway, "migration", "Flyway migrate", at, at + migrating);
    start.share("migration", "Flyway migrate", 30, 1);
    at += 30;
    for (Step step : steps) {
      boolean fails = migrationFails && step == steps.get(steps.size() - 1);
      int id = start.spans.size();
      String label = "Flyway V" + step.id + " " + capital(step.description);
      String error = fails ? "org.postgresql.util.PSQLException" : null;
      start.span(migrate, "main", "migration", label, at, at + step.millis, step.millis, 1, error);
      start.share("migration", label, 0.1 * step.millis, 1);
      start
          .span(
              id,
              "main",
              "sql",
              step.sql,
              at,
              at + step.millis,
              0.9 * step.millis,
              step.statements,
              null)
          .roundTrips(counted ? step.statements : 0);
      start.share("sql", step.sql, 0.9 * step.millis, step.statements);
      start.migrations.add(
          new Migration(
              "Flyway",
              step.id,
              capital(step.description),
              step.millis,
              step.statements,
              fails ? "failed" : "done",
              null));
      at += step.millis;
    }
    for (String bean : beans.subList(1, beans.size())) {
      start.span(0, "bean", bean, at, at + 20);
      start.share("bean", bean, 20, 1);
    }
    double rest = codeMillis - 20 * (beans.size() - 1);
    start.share("jvm", "JVM start", 0.05 * codeMillis, 1);
    start.share("class-loading", "loading classes", 0.35 * codeMillis, 4);
    start.share("cpu", "org.springframework", rest - 0.4 * codeMillis, 0);
    start.cpu(codeMillis * 2 + 400, codeMillis, codeMillis * 0.8, 60.0, 11_874);
    start.databases.add(new Database("PostgreSQL", "16.4", "jdbc:postgresql://db/shop", "shop"));
    start.endpoints.add(
        new Endpoint(
            "db.example.com",
            databasePort,
            11,
            counted ? Long.valueOf(trips + 30) : null,
            2_000,
            counted ? Long.valueOf(1) : null,
            counted ? Long.valueOf(trips) : null,
            0.4));
    if (migrationFails) {
      return start
          .platform("heroku", "Heroku", 60_000L, "Move migrations into the release phase.")
          .ended(
              Outcome.DIED,
              "org.springframework.beans.factory.BeanCreationException",
              "Error creating bean with name 'flywayInitializer': migration failed",
              "Flyway V" + steps.get(steps.size() - 1).id)
          .verdict(false, 60_000L, null, 60_000 - at)
          .build();
    }
    return start
        .platform("heroku", "Heroku", 60_000L, "Move migrations into the release phase.")
        .verdict(bind <= 60_000, 60_000L, null, 60_000 - bind)
        .bound(8080, "::", bind)
        .ready(bind + 180, "Spring Boot's ApplicationReadyEvent")
        .build();
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
