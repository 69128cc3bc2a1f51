package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.prebind.start.Start;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiquibaseIT {
  private static ForkedJvm liquibase(String... arguments) {
    return ForkedJvm.of(LiquibaseMain.class)
        .jars("h2", "opencsv", "commons-io", "commons-lang3", "commons-text", "slf4j-api")
        .jars("commons-collections4", "snakeyaml", "jaxb-api")
        .jvm("-Dliquibase.analytics.enabled=false")
        .args(arguments);
  }

  @ParameterizedTest
  @MethodSource("io.github.prebind.Jdks#newest")
  void listsEachChangeSetOnceInOrderAfterTheLockWasReleased(Jdks.Jdk jdk) throws Exception {
    ForkedJvm fork =
        liquibase("liquibase/good.xml", "hold")
            .on(jdk)
            .jars("liquibase-core")
            .jvm("-Dliquibase.changelogLockPollRate=1");
    ForkedJvm.Result result;
    try (ForkedJvm.Running running = fork.start()) {
      running.awaitLine("Waiting for changelog lock");
      running.process.getOutputStream().close();
      result = running.await();
    }
    assertThat(result.report().migrations())
        .extracting(Start.Migration::id, Start.Migration::description, Start.Migration::outcome)
        .containsExactly(
            tuple("tenants::ann", "sql", "done"),
            tuple("audits::ann", "one row for each audit", "done"),
            tuple(
                "audits-index::ben",
                "createIndex indexName=audits_tenant, tableName=audits",
                "done"));
    Start.SpanFacts lock = result.span("lock", "Liquibase lock");
    Start.SpanFacts first = result.span("migration", "Liquibase tenants::ann");
    assertThat(lock.millis()).isGreaterThanOrEqualTo(1000);
    assertThat(result.spans("sleep", "")).isEmpty();
    assertThat(first.startMillis()).isGreaterThanOrEqualTo(lock.endMillis());
    assertThat(first.label()).isEqualTo("Liquibase tenants::ann (liquibase/tenants.sql)");
    assertThat(result.span("migration", "Liquibase update").id()).isEqualTo(first.parent());
    assertThat(result.spans("schema", "Liquibase changelog reading")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.10.3", "4.19.1", "4.31.1", "newest"})
  void namesTheLocksHolderAndDoesNotAdviseToMoveMigrations(String version) throws Exception {
    ForkedJvm fork =
        of(version, "liquibase/good.xml", "hold")
            .jvm("-Dliquibase.changelogLockPollRate=1")
            .settings("platform=heroku", "deadline=1s");
    try (ForkedJvm.Running running = fork.start()) {
      assertThat(running.awaitLine("prebind:   It is held by another instance for "))
          .contains("; if that instance is gone, it left its row in DATABASECHANGELOGLOCK");
      running.process.getOutputStream().close();
      running.await();
    }
  }

  /** All but the one that is for another database. */
  @ParameterizedTest
  @ValueSource(strings = {"3.10.3", "4.19.1", "4.31.1", "newest"})
  void knowsHowManyChangeSetsArePending(String version) throws Exception {
    ForkedJvm fork = of(version, "liquibase/slow.xml").settings("deadline=1s");
    try (ForkedJvm.Running running = fork.start()) {
      running.awaitLine("(migration 2 of 3)");
      running.process.getOutputStream().close();
      assertThat(running.await().report().migrations())
          .extracting(Start.Migration::id)
          .containsExactly("tenants::ann", "backfill::ann", "last::ben");
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.prebind.Jdks#newest")
  void tellsWhichChangeSetFailedAndWhy(Jdks.Jdk jdk) {
    ForkedJvm.Result result = liquibase("liquibase/bad.sql").jars("liquibase-core").on(jdk).run();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.report().migrations())
        .extracting(Start.Migration::id, Start.Migration::outcome)
        .containsExactly(tuple("accounts::ann", "done"), tuple("lost-table::ben", "failed"));
    assertThat(result.span("migration", "Liquibase lost-table::ben").error())
        .contains("NOWHERE")
        .doesNotContain("hunter2");
  }

  private static ForkedJvm of(String version, String... arguments) {
    ForkedJvm fork = liquibase(arguments);
    return version.equals("newest")
        ? fork.jars("liquibase-core")
        : fork.jar(ForkedJvm.oldJar("liquibase-core-" + version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.10.3", "4.19.1", "4.31.1", "newest"})
  void aChangeSetThatMayFailHasFailedAllTheSame(String version) {
    ForkedJvm.Result result = of(version, "liquibase/tolerant.xml").run();
    assertThat(result.out()).contains("updated");
    assertThat(result.report().migrations())
        .extracting(Start.Migration::id, Start.Migration::outcome)
        .containsExactly(
            tuple("tenants::ann", "done"),
            tuple("lost::ann", "failed"),
            tuple("last::ben", "done"));
    assertThat(result.span("migration", "Liquibase lost::ann").error())
        .contains("NOWHERE")
        .endsWith(" (ignored: failOnError=false)")
        .doesNotContain("hunter2");
    assertThat(result.span("migration", "Liquibase update").error()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.10.3", "4.19.1", "4.31.1"})
  void knowsTheChangeSetsOfOldVersionsToo(String version) {
    ForkedJvm.Result result = of(version, "liquibase/good.xml").run();
    assertThat(result.report().migrations())
        .extracting(Start.Migration::id, Start.Migration::outcome)
        .containsExactly(
            tuple("tenants::ann", "done"),
            tuple("audits::ann", "done"),
            tuple("audits-index::ben", "done"));
    assertThat(result.span("migration", "Liquibase update").error()).isNull();
    assertThat(result.span("lock", "Liquibase lock").error()).isNull();
  }
}
