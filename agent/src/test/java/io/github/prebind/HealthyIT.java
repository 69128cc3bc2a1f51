package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.healthy.HealthyApp;
import io.github.prebind.start.Start;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apps that are well: nothing is said of them that is more than information. */
class HealthyIT {
  static java.util.List<SpringBootIT.Boot> boots() {
    return SpringBootIT.boots();
  }

  @ParameterizedTest
  @MethodSource("boots")
  void springBoot(SpringBootIT.Boot boot) {
    assertHealthy(untilReady(boot.app()));
  }

  /** As it runs in production: a platform with its deadline and port, a real database. */
  @Test
  void springBootWithJpaAndFlywayOnPostgresql() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
      Start start =
          untilReady(
              ForkedJvm.of(HealthyApp.class)
                  .alone()
                  .env("DYNO", "web.1")
                  .env("PORT", Integer.toString(port))
                  .args(
                      "--spring.datasource.url=jdbc:postgresql://127.0.0.1:"
                          + postgres.getPort()
                          + "/postgres",
                      "--spring.datasource.username=postgres")
                  .folder("spring-boot-4-data")
                  .jars("HikariCP", "slf4j-api", "postgresql")
                  .jars("flyway-core", "flyway-database-postgresql")
                  .jars("byte-buddy", "jboss-logging", "antlr4-runtime")
                  .jars("hibernate-core", "hibernate-models")
                  .jarsBeginning("jakarta.", "jaxb-", "txw2-", "istack-", "angus-", "jackson-")
                  .jarsBeginning("spring-", "tomcat-embed-", "commons-logging-", "jspecify-")
                  .jarsBeginning("micrometer-commons-", "micrometer-observation-"));
      assertHealthy(start);
      assertThat(start.migrations()).hasSize(2);
      assertThat(start.platform().id()).isEqualTo("heroku");
      assertThat(start.verdict().inTime()).isTrue();
      assertThat(start.databases())
          .extracting(Start.Database::product)
          .containsExactly("postgresql");
    }
  }

  private static Start untilReady(ForkedJvm app) {
    try (ForkedJvm.Running running = app.start()) {
      running.awaitLine("prebind: ready");
      return running.stop().report();
    }
  }

  private static void assertHealthy(Start start) {
    assertThat(start.outcome()).isEqualTo(Start.Outcome.BOUND);
    assertThat(start.findings()).allMatch(finding -> finding.level().equals("info"));
  }
}
