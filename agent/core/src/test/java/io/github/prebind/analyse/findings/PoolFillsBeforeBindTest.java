package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolFillsBeforeBindTest {
  private static final FindingRule RULE = new PoolFillsBeforeBind();

  @Test
  void countsAllConnectionsButTheFirst() {
    List<Finding> found = look("Tomcat JDBC main", 10);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).title())
        .isEqualTo("Tomcat JDBC main opens 10 connections before the port opens");
    assertThat(found.get(0).evidence())
        .isEqualTo(
            "1.8 s (18 % of the start) for all but the first; one after the other, about 200 ms"
                + " each");
    assertThat(found.get(0).costMillis()).isEqualTo(1_800);
    assertThat(found.get(0).fix()).contains("spring.datasource.tomcat.initial-size=1");
  }

  @Test
  void isSilentAboutAPoolThatBeginsWithOne() {
    assertThat(look("HikariCP main", 1)).isEmpty();
  }

  private static List<Finding> look(String pool, long connects) {
    StartBuilder start =
        new StartBuilder()
            .span(null, "pool", pool + ": create", 1_000, 3_100)
            .span(
                0,
                "main",
                "connect",
                "connect postgresql db",
                1_000,
                3_000,
                200 * connects,
                connects,
                null)
            .span(1, "main", "connect", "TCP db:5432", 1_000, 3_000, 90 * connects, connects, null);
    return RULE.look(new Evidence(start.bound(8080, "0.0.0.0", 10_000).build()));
  }
}
