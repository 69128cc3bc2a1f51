package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Endpoint;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.MigrationRun;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChattyStartTest {
  private static final FindingRule RULE = new ChattyStart();
  private static final String SQL = "select * from audits where tenant = ?";

  @Test
  void projectsTheAnswersOntoDatabasesFurtherAway() {
    StartBuilder start = statements("bean", "bean audits", SQL, 1_000, 500);
    start.databases.add(new Database("postgresql", "17", "jdbc:postgresql://db:5432/app", null));
    start.endpoints.add(new Endpoint("redis", 6379, 1, 9_000L, 490, 1L, 9_000L, 0.4));
    start.endpoints.add(new Endpoint("db", 54321, 1, 8_000L, 490, 1L, 8_000L, 0.4));
    start.endpoints.add(new Endpoint("db", 5432, 1, 1_010L, 490, 1L, 1_010L, 0.2));

    Finding finding = only(start);

    assertThat(finding.title()).endsWith("one statement after the other, 1,000 times");
    assertThat(finding.evidence())
        .isEqualTo(
            "500 ms (10 % of the start) here; with a round trip of 1 ms 1.3 s, 5 ms 5.3 s, 20 ms 20.3"
                + " s. 1,000 times "
                + SQL
                + " (in bean audits)");
    assertThat(finding.costMillis()).isEqualTo(500);
    assertThat(finding.fix()).startsWith("Ask once for all rows");
  }

  @Test
  void addsTheRoundTripsToADatabaseInsideTheProcess() {
    assertThat(only(statements("bean", "bean audits", SQL, 1_000, 500)).evidence())
        .contains("1 ms 1.5 s, 5 ms 5.5 s, 20 ms 20.5 s");
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:h2:mem:app, 1 ms 1.5 s",
    "jdbc:postgresql://other:5432/app, 1 ms 1.5 s",
    "jdbc:postgresql://mydb:5432/app, 1 ms 1.5 s",
    "jdbc:postgresql://db/app, 1 ms 1.3 s",
    "'jdbc:postgresql://a:5432,db:5432/app', 1 ms 1.3 s",
    "jdbc:oracle:thin:@DB:5432/app, 1 ms 1.3 s",
    "jdbc:postgresql://db:5432, 1 ms 1.3 s",
  })
  void takesTheRoundTripTimeOfADatabaseOnly(String url, String projected) {
    StartBuilder start = statements("bean", "bean audits", SQL, 1_000, 500);
    start.databases.add(new Database("any", "1", url, null));
    start.endpoints.add(new Endpoint("db", 5432, 1, 1_010L, 490, 1L, 1_010L, 0.2));
    start.endpoints.add(new Endpoint("", 5432, 1, 1_010L, 490, 1L, 1_010L, 0.2));

    assertThat(only(start).evidence()).contains("with a round trip of " + projected);
  }

  @ParameterizedTest
  @CsvSource({
    "Spring Boot run, spring.jpa.properties.hibernate.default_batch_fetch_size,"
        + " spring.jpa.properties.hibernate.jdbc.batch_size",
    "something, hibernate.default_batch_fetch_size, hibernate.jdbc.batch_size",
    "Quarkus start, quarkus.hibernate-orm.fetch.batch-size,"
        + " quarkus.hibernate-orm.jdbc.statement-batch-size",
  })
  void namesHibernatesSettingsAsTheAppWritesThem(String frame, String fetch, String batch) {
    String update = "update audits set score = ? where id = ?";
    for (String sql : List.of(SQL, update)) {
      StartBuilder start = statements("bean", "bean audits", sql, 1_000, 500);
      start.span(null, "framework", frame, 0, 900);
      start.span(null, "framework", "Hibernate JDBC metadata", 0, 900);

      assertThat(only(start).fix())
          .contains(sql.equals(SQL) ? " " + fetch + "," : " " + batch + ".");
    }
  }

  @Test
  void countsABackfillInAMigrationAndAdvisesBatches() {
    String update = "update audits set score = ? where id = ?";

    Finding finding = only(statements("migration", "Flyway V3 backfill", update, 40_000, 3_000));

    assertThat(finding.evidence()).endsWith(update + " (in Flyway V3 backfill)");
    assertThat(finding.fix()).contains("with one statement", "reWriteBatchedInserts");
  }

  @Test
  void isSilentAboutLessThanAHundred() {
    assertThat(look(statements("bean", "bean audits", SQL, 99, 500))).isEmpty();
  }

  @Test
  void isSilentAboutWhatSchemaToolsAsk() {
    assertThat(look(statements("schema", "Hibernate schema update", SQL, 900, 500))).isEmpty();
  }

  @Test
  void isSilentAboutTheHistoryOfAMigrationTool() {
    StartBuilder start =
        statements("migration", "Liquibase a::ann", "insert into app_changes (id)", 900, 500);
    start.migrationRuns.add(new MigrationRun("Liquibase", "", "public.APP_CHANGES", 1_000, 1_000));

    assertThat(look(start)).isEmpty();
  }

  @Test
  void isSilentAboutWhatAToolAsksBetweenMigrations() {
    assertThat(look(statements("migration", "Flyway migrate", "set role app", 900, 500))).isEmpty();
  }

  private static StartBuilder statements(
      String kind, String label, String sql, long count, double millis) {
    return new StartBuilder()
        .span(null, kind, label, 1_000, 4_000)
        .span(0, "main", "sql", sql, 1_000, 4_000, millis, count, null)
        .bound(8080, "0.0.0.0", 5_000);
  }

  private static List<Finding> look(StartBuilder start) {
    return RULE.look(new Evidence(start.build()));
  }

  private static Finding only(StartBuilder start) {
    List<Finding> found = look(start);
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
