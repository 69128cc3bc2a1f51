package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowQueryTest {
  private static final FindingRule RULE = new SlowQuery();

  @Test
  void namesTheDominantStatementAndWhereItRan() {
    StartBuilder start = query("bean", 3_000, 2);
    start.span(0, "main", "sql", "select name from tenants", 4_000, 4_700, 700, 1, null);

    List<Finding> found = look(start);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).title()).isEqualTo("One statement takes 3 s before the port opens");
    assertThat(found.get(0).evidence())
        .isEqualTo(
            "3 s (30 % of the start) in 2 executions, in bean cache: select sum(score) from audits");
    assertThat(found.get(0).costMillis()).isEqualTo(3_000);
  }

  @Test
  void saysHowManyRowsWhereTheDriverTold() {
    assertThat(look(query("bean", 3_000, 2).says(1_200L, null)).get(0).evidence())
        .contains(" in 2 executions, 1,200 rows, in bean cache: ");
    assertThat(look(query("bean", 3_000, 1).says(1L, null)).get(0).evidence())
        .contains("(30 % of the start), 1 row, in bean cache: ");
  }

  @Test
  void saysNothingOfRowsIfTheyAreNotKnownOfAllExecutions() {
    StartBuilder start = query("bean", 3_000, 2).says(7L, null);
    start.span(null, "main", "sql", "select sum(score) from audits", 8_100, 8_900, 800, 1, null);

    assertThat(look(start).get(0).evidence()).contains(" in 3 executions, in bean cache: ");
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql, https://www.postgresql.org/",
    "oracle, https://docs.oracle.com/en/database/",
    "db2, https://www.ibm.com/docs/",
    "hsqldb, https://hsqldb.org/",
    "derby, https://db.apache.org/derby/",
    "duckdb, https://duckdb.org/",
    "cubrid, https://docs.oracle.com/en/java/",
  })
  void pointsToTheManualOfTheDatabaseThatItIs(String product, String page) {
    StartBuilder start = query("bean", 3_000, 2);
    start.databases.add(new Database(product, "1", "jdbc:" + product + "://db/app", null));

    assertThat(look(start).get(0).fix()).contains(": " + page);
  }

  @Test
  void isSilentAboutManyShortOnes() {
    assertThat(look(query("bean", 3_000, 20))).isEmpty();
  }

  @Test
  void isSilentAboutAStatementOfAMigration() {
    assertThat(look(query("migration", 3_000, 1))).isEmpty();
  }

  @Test
  void isSilentIfItTookHardlyAnything() {
    assertThat(look(query("bean", 450, 1))).isEmpty();
  }

  private static StartBuilder query(String kind, double millis, long count) {
    return new StartBuilder()
        .span(null, kind, kind + " cache", 900, 8_000)
        .span(
            0,
            "main",
            "sql",
            "select sum(score) from audits",
            1_000,
            1_000 + millis,
            millis,
            count,
            null);
  }

  private static List<Finding> look(StartBuilder start) {
    return RULE.look(new Evidence(start.bound(8080, "0.0.0.0", 10_000).build()));
  }
}
