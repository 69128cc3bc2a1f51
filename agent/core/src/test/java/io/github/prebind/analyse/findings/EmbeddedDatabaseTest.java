package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.ExpectedDatabase;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {
  private static final FindingRule RULE = new EmbeddedDatabase();
  private static final String DRIVER = "org.postgresql.Driver";

  @Test
  void warnsIfTheSettingNamesAnotherDatabase() {
    List<Finding> found = look("h2", "jdbc:h2:mem:app", "postgresql", "expect-db");

    assertThat(found).hasSize(1);
    assertThat(found.get(0).level()).isEqualTo("warning");
    assertThat(found.get(0).costMillis()).isNull();
    assertThat(found.get(0).title()).isEqualTo("This start ran on h2 and not on postgresql");
    assertThat(found.get(0).evidence()).isEqualTo("h2 jdbc:h2:mem:app; expect-db names postgresql");
  }

  @Test
  void tellsOnTheSideThatThereIsAnotherDriver() {
    List<Finding> found = look("h2", "jdbc:h2:mem:app", "postgresql", DRIVER);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).level()).isEqualTo("info");
    assertThat(found.get(0).evidence()).contains("the driver org.postgresql.Driver");
  }

  @Test
  void isSilentIfTheExpectedDatabaseIsThereToo() {
    StartBuilder start = start("h2", "jdbc:h2:mem:cache", "postgresql", "DATABASE_URL");
    start.databases.add(new Database("postgresql", "17", "jdbc:postgresql://db/app", null));

    assertThat(RULE.look(new Evidence(start.build()))).isEmpty();
  }

  @Test
  void isSilentIfH2RunsInAProcessOfItsOwn() {
    assertThat(look("h2", "jdbc:h2:tcp://db/app", "postgresql", "DATABASE_URL")).isEmpty();
  }

  @Test
  void isSilentAboutTheOtherDriverOfOneDatabase() {
    assertThat(look("mariadb", "jdbc:mariadb://db/app", "mysql", "expect-db")).isEmpty();
  }

  @Test
  void isSilentIfThereAreDriversOfSeveralDatabases() {
    StartBuilder start = start("h2", "jdbc:h2:mem:app", "postgresql", DRIVER);
    start.expectedDatabases.add(new ExpectedDatabase("mysql", "com.mysql.cj.jdbc.Driver"));

    assertThat(RULE.look(new Evidence(start.build()))).isEmpty();
  }

  private static List<Finding> look(String product, String url, String expected, String by) {
    return RULE.look(new Evidence(start(product, url, expected, by).build()));
  }

  private static StartBuilder start(String product, String url, String expected, String by) {
    StartBuilder start = new StartBuilder().bound(8080, "0.0.0.0", 4_000);
    start.databases.add(new Database(product, "1", url, null));
    start.expectedDatabases.add(new ExpectedDatabase(expected, by));
    return start;
  }
}
