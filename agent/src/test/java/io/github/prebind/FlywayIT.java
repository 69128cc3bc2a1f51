package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.prebind.start.Start;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FlywayIT {
  private static ForkedJvm.Result good;

  private static ForkedJvm flyway(String url, String user, String location) {
    return ForkedJvm.of(FlywayMain.class)
        .jars("flyway-core", "h2", "postgresql", "flyway-database-postgresql")
        .jarsBeginning("jackson-", "slf4j-api")
        .args(url, user, location);
  }

  @BeforeAll
  static void migrate() throws Exception {
    try (ForkedJvm.Running running = flyway("jdbc:h2:mem:good", "sa", "good").start()) {
      running.awaitLine("backfilling");
      running.process.getOutputStream().close();
      good = running.await();
    }
  }

  @Test
  void listsEachMigrationOnceInOrder() {
    assertThat(good.report().migrations())
        .extracting(Start.Migration::tool, Start.Migration::id, Start.Migration::description)
        .containsExactly(
            tuple("Flyway", "1", "create tenants"),
            tuple("Flyway", "2", "create audits"),
            tuple("Flyway", "3", "backfill audits"),
            tuple("Flyway", "4", "index audits"),
            tuple("Flyway", "R__tenant_view", "tenant view"));
  }

  @Test
  void theMigrationThatTakesLongestTookLongest() {
    Start.Migration slowest =
        Collections.max(good.report().migrations(), Comparator.comparing(Start.Migration::millis));
    assertThat(slowest.id()).isEqualTo("3");
    assertThat(slowest.millis()).isGreaterThanOrEqualTo(400);
  }

  @Test
  void countsTheStatementsOfEachMigration() {
    assertThat(good.report().migrations())
        .extracting(Start.Migration::id, Start.Migration::statements)
        .contains(tuple("1", 2L), tuple("3", 20L));
  }

  @Test
  void standsBelowTheCommand() {
    Start.SpanFacts command = good.span("migration", "Flyway migrate");
    assertThat(good.span("migration", "Flyway V3 backfill audits").parent())
        .isEqualTo(command.id());
  }

  @Test
  void namesACallbackByItsEvent() {
    assertThat(good.span("migration", "Flyway callback afterMigrate").count()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("io.github.prebind.Jdks#all")
  void tellsWhichMigrationFailedAndWhy(Jdks.Jdk jdk) {
    ForkedJvm.Result result = flyway("jdbc:h2:mem:bad", "sa", "bad").on(jdk).run();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.report().migrations())
        .extracting(Start.Migration::id, Start.Migration::outcome)
        .containsExactly(tuple("1", "done"), tuple("2", "failed"));
    assertThat(result.span("migration", "Flyway V2 lost table").error())
        .contains("NOWHERE")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({"4.2.0, io.github.prebind.FlywayOldMain", "9.22.3, io.github.prebind.FlywayMain"})
  void knowsTheMigrationsOfOldVersionsToo(String version, Class<?> main) {
    ForkedJvm.Result result =
        ForkedJvm.of(main)
            .jar(ForkedJvm.oldJar("flyway-core-" + version))
            .jars("h2", "gson")
            .args("jdbc:h2:mem:old", "sa", "old")
            .run();
    assertThat(result.report().migrations())
        .extracting(Start.Migration::id, Start.Migration::description, Start.Migration::outcome)
        .containsExactly(
            tuple("1", "create tenants", "done"), tuple("R__tenant_view", "tenant view", "done"));
    assertThat(result.span("migration", "Flyway migrate").error()).isNull();
  }

  @Test
  void countsThePendingMigrationsWithoutThoseAppliedBefore(@TempDir Path folder) throws Exception {
    String url = "jdbc:h2:" + folder.resolve("half");
    ForkedJvm.Result before = flyway(url, "sa", "good").args("2").withoutAgent().run();
    assertThat(before.exitCode()).isZero();
    ForkedJvm fork = flyway(url, "sa", "good").settings("deadline=1s");
    try (ForkedJvm.Running running = fork.start()) {
      String line = running.awaitLine("(migration ");
      running.process.getOutputStream().close();
      assertThat(line).contains("(migration 1 of 2)");
      assertThat(running.await().report().migrations())
          .extracting(Start.Migration::id)
          .containsExactly("3", "4");
    }
  }
}
