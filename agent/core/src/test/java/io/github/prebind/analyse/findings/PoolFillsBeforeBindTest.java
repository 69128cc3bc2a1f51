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

  /** Its one thread opens ten, and what the app asked for comes behind them. */
  @Test
  void countsWhatThePoolsOwnThreadsOpenedWhileTheStartWaited() {
    List<Finding> found = background("Agroal: getConnection", 1_000, 3_000, 10);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).title()).isEqualTo("Agroal opens 10 connections before the port opens");
    assertThat(found.get(0).evidence())
        .isEqualTo(
            "1.8 s (18 % of the start) for all but the first; on threads of the pool's, which the"
                + " start waits for, about 200 ms each");
    assertThat(found.get(0).fix()).contains("quarkus.datasource.jdbc.initial-size=0");
  }

  @Test
  void isSilentAboutAPoolThatHandsOutTheFirstAtOnce() {
    assertThat(background("c3p0: getConnection", 1_000, 1_200, 3)).isEmpty();
  }

  /** One took 600 ms, the next had just begun when the app bound. */
  @Test
  void countsNoConnectionThatIsBeingMadeAtTheBind() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "pool", "c3p0: getConnection", 1_000, 1_700)
            .span(null, "pool-1", "connect", "connect postgresql db", 1_000, 1_710, 600, 2, "open");

    assertThat(RULE.look(new Evidence(start.bound(8080, "0.0.0.0", 1_710).build()))).isEmpty();
  }

  @Test
  void isSilentAboutAPoolThatGoesOnFillingWhenTheAppHasItsOwn() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "main", "pool", "HikariCP main: getConnection", 1_000, 9_000, 215, 40, null)
            .span(0, "pool", "HikariCP main: create", 1_000, 1_200)
            .span(1, "connect", "connect postgresql db", 1_000, 1_200);
    start.span(null, "adder", "connect", "connect postgresql db", 1_300, 3_100, 1_800, 9, null);

    assertThat(RULE.look(new Evidence(start.bound(8080, "0.0.0.0", 10_000).build())))
        .allMatch(finding -> finding.costMillis() < 100);
  }

  private static List<Finding> background(String pool, double from, double to, long connects) {
    StartBuilder start =
        new StartBuilder()
            .span(null, "pool", pool, from, to)
            .span(
                null,
                "pool-1",
                "connect",
                "connect postgresql db",
                from,
                from + 200 * connects,
                200 * connects,
                connects,
                null);
    return RULE.look(new Evidence(start.bound(8080, "0.0.0.0", 10_000).build()));
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
