package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaToolBeforeBindTest {
  private static final FindingRule RULE = new SchemaToolBeforeBind();

  @Test
  void namesWhatHibernateDidAndWithHowManyStatements() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "framework", "Spring Boot run", 500, 9_000)
            .span(0, "schema", "Hibernate schema update", 1_000, 4_000)
            .span(1, "main", "sql", "select ?", 1_000, 3_000, 1_900, 240, null)
            .span(1, "main", "sql", "alter table a add b int", 3_000, 3_900, 900, 1, null);

    Finding finding = only(start.bound(8080, "0.0.0.0", 10_000));

    assertThat(finding.evidence())
        .isEqualTo("3 s (30 % of the start): schema update 3 s with 241 statements");
    assertThat(finding.level()).isEqualTo("warning");
    assertThat(finding.fix()).startsWith("Set spring.jpa.hibernate.ddl-auto=none");
  }

  @Test
  void isSilentAboutTheHistoryTableOfAMigrationTool() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "schema", "Liquibase lock table", 1_000, 4_000)
            .bound(8080, "0.0.0.0", 10_000);

    assertThat(RULE.look(new Evidence(start.build()))).isEmpty();
  }

  @Test
  void countsOnlyTheAnswersThatTheMetadataWaitedFor() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "framework", "Hibernate JDBC metadata", 1_000, 4_000)
            .span(0, "pool", "HikariCP main: getConnection", 1_000, 3_000)
            .span(1, "sql", "select version()", 1_000, 1_900)
            .span(0, "main", "sql", "select typname from pg_type", 3_000, 3_400, 400, 7, null);

    Finding finding = only(start.bound(8080, "0.0.0.0", 10_000));

    assertThat(finding.evidence()).isEqualTo("400 ms (4 % of the start) for 7 statements");
    assertThat(finding.fix())
        .startsWith(
            "Set hibernate.boot.allow_jdbc_metadata_access=false (Hibernate 6.5 and newer) together"
                + " with jakarta.persistence.database-product-name and -major-version, or"
                + " hibernate.dialect: https://docs.hibernate.org/");
  }

  @Test
  void namesHibernatesSettingsAsSpringBootHasThem() {
    assertThat(fixOfMetadata("Spring Boot run"))
        .startsWith(
            "Set spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false (Hibernate"
                + " 6.5 and newer) together with"
                + " spring.jpa.properties.jakarta.persistence.database-product-name and"
                + " -major-version, or spring.jpa.database-platform: https://docs.hibernate.org/");
  }

  @Test
  void namesHibernatesSettingsAsQuarkusHasThem() {
    assertThat(fixOfMetadata("Quarkus start"))
        .startsWith(
            "Set quarkus.hibernate-orm.unsupported-properties."
                + "\"hibernate.boot.allow_jdbc_metadata_access\"=false (Hibernate 6.5 and newer);"
                + " Quarkus knows the database from quarkus.datasource.db-kind: https://docs");
  }

  private static String fixOfMetadata(String framework) {
    StartBuilder start =
        new StartBuilder()
            .span(null, "framework", framework, 500, 9_000)
            .span(0, "framework", "Hibernate JDBC metadata", 1_000, 4_000)
            .span(1, "main", "sql", "select typname from pg_type", 3_000, 3_400, 400, 7, null);
    return only(start.bound(8080, "0.0.0.0", 10_000)).fix();
  }

  @Test
  void namesTheSettingOfQuarkus() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "framework", "Quarkus start", 500, 9_000)
            .span(0, "schema", "Hibernate schema update", 1_000, 4_000);

    assertThat(only(start.bound(8080, "0.0.0.0", 10_000)).fix())
        .startsWith(
            "Set quarkus.hibernate-orm.schema-management.strategy=none (formerly"
                + " quarkus.hibernate-orm.database.generation) in production")
        .contains("https://quarkus.io/guides/hibernate-orm")
        .doesNotContain("jakarta.persistence");
  }

  @Test
  void isSilentIfTheMetadataTookConnectionsAndWorkOnly() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "framework", "Hibernate JDBC metadata", 1_000, 4_000)
            .span(0, "pool", "HikariCP main: getConnection", 1_000, 3_000)
            .bound(8080, "0.0.0.0", 10_000);

    assertThat(RULE.look(new Evidence(start.build()))).isEmpty();
  }

  private static Finding only(StartBuilder start) {
    List<Finding> found = RULE.look(new Evidence(start.build()));
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
