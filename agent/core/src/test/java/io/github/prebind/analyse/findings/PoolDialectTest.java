package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.ExpectedDatabase;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolDialectTest {
  private static final FindingRule RULE = new EmbeddedDatabase();
  private static final String POSTGRESQL = "jdbc:postgresql://db/app";
  private static final String TEST = "connectionTestQuery: select ? from dual";

  @Test
  void tellsWhatADriverIgnores() {
    List<Finding> found = look("postgresql", POSTGRESQL, "cachePrepStmts", "ApplicationName");

    assertThat(found).hasSize(1);
    assertThat(found.get(0).level()).isEqualTo("info");
    assertThat(found.get(0).evidence())
        .isEqualTo("postgresql ignores cachePrepStmts; set in the pool HikariPool-1");
  }

  @Test
  void isSilentIfTheDriverKnowsThem() {
    assertThat(look("mysql", "jdbc:mysql://db/app", "cachePrepStmts", TEST)).isEmpty();
  }

  @Test
  void warnsOfATestQueryThatTheDatabaseOfProductionRefuses() {
    StartBuilder start = start("h2", "jdbc:h2:mem:app", TEST);
    start.expectedDatabases.add(new ExpectedDatabase("postgresql", "expect-db"));

    assertThat(RULE.look(new Evidence(start.build())))
        .extracting(Finding::level, Finding::title)
        .contains(
            org.assertj.core.api.Assertions.tuple(
                "warning", "Settings of the pool are for another database than postgresql"));
  }

  @Test
  void isSilentAboutATestQueryThatItKnows() {
    assertThat(look("postgresql", POSTGRESQL, "connectionTestQuery: select ?")).isEmpty();
  }

  private static List<Finding> look(String product, String url, String... settings) {
    return RULE.look(new Evidence(start(product, url, settings).build()));
  }

  private static StartBuilder start(String product, String url, String... settings) {
    StartBuilder start = new StartBuilder().bound(8080, "0.0.0.0", 4_000);
    start.databases.add(new Database(product, "1", url, "HikariPool-1", List.of(settings)));
    return start;
  }
}
