package io.github.prebind.accuracy;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One of the apps that are started. */
enum App {
  DEMO("the demo app on PostgreSQL", "demo-app.jar") {
    @Override
    List<String> arguments(int port) {
      return List.of();
    }

    @Override
    Map<String, String> environment(int port, String database) {
      return Map.of(
          "PORT",
          Integer.toString(port),
          "STARTUP",
          "blocking",
          "DATABASE_URL",
          "postgres://postgres:postgres@" + database);
    }
  },

  BOOT("Spring Boot web + JPA + Flyway on PostgreSQL", "stock-app.jar") {
    @Override
    List<String> arguments(int port) {
      return List.of("--server.port=" + port);
    }

    @Override
    Map<String, String> environment(int port, String database) {
      return Map.of(
          "SPRING_DATASOURCE_URL",
          "jdbc:postgresql://" + database,
          "SPRING_DATASOURCE_USERNAME",
          "postgres",
          "SPRING_DATASOURCE_PASSWORD",
          "postgres");
    }
  };

  private final String title;
  private final String jar;

  App(String title, String jar) {
    this.title = title;
    this.jar = jar;
  }

  /** Its name in settings, files and columns. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String title() {
    return title;
  }

  String jar() {
    return jar;
  }

  abstract List<String> arguments(int port);

  /**
   * What it needs in its environment.
   *
   * @param database {@code host:port/name}
   */
  abstract Map<String, String> environment(int port, String database);
}
