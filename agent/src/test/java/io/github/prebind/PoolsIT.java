package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real pools in front of H2. */
class PoolsIT {
  private static final Map<String, String[]> JARS =
      Map.of(
          "hikari", new String[] {"HikariCP", "slf4j-api"},
          "tomcat", new String[] {"tomcat-jdbc", "tomcat-juli"},
          "dbcp", new String[] {"commons-dbcp2", "commons-pool2", "commons-logging"},
          "c3p0", new String[] {"c3p0", "mchange-commons-java"},
          "agroal", new String[] {"agroal-pool", "agroal-api"});

  private static ForkedJvm.Result run(String pool, String url) {
    String library = pool.startsWith("hikari") ? "hikari" : pool;
    ForkedJvm.Result result =
        ForkedJvm.of(PoolMain.class).jars("h2").jars(JARS.get(library)).args(pool, url).run();
    assertThat(result.exitCode()).as("%s %s", result.out(), result.err()).isZero();
    return result;
  }

  @ParameterizedTest
  @CsvSource({
    "hikari,             HikariCP HikariPool-1,               HikariPool-1",
    "hikari-lazy,        HikariCP audits,                     audits",
    "hikari-data-source, HikariCP HikariPool-1,               HikariPool-1",
    "tomcat,             Tomcat JDBC Tomcat Connection Pool[1], Tomcat Connection Pool[1]",
    "dbcp,               DBCP,                                DBCP",
    "c3p0,               c3p0,                                c3p0",
    "agroal,             Agroal,                              Agroal",
  })
  void timesAPoolAndNamesItsDatabase(String pool, String label, String name) {
    ForkedJvm.Result result = run(pool, "jdbc:h2:mem:pool;TRACE_LEVEL_FILE=0");
    assertThat(result.out()).contains("done");
    assertThat(result.span("pool", label + ": create").count()).isEqualTo(1);
    assertThat(result.span("pool", label + ": getConnection").count()).isEqualTo(3);
    assertThat(result.spans("pool", "")).hasSize(2).allMatch(span -> span.error() == null);
    assertThat(result.span("sql", "select ?").count()).isEqualTo(3);
    List<Start.Database> databases = result.report().databases();
    assertThat(databases).hasSize(1);
    assertThat(databases.get(0).product()).isEqualTo("h2");
    assertThat(databases.get(0).url()).isEqualTo("jdbc:h2:mem:pool");
    assertThat(databases.get(0).pool()).isEqualTo(name);
    assertThat(databases.get(0).version()).startsWith("2.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hikari", "hikari-lazy", "tomcat", "dbcp", "c3p0", "agroal"})
  void keepsTheFailureOfAPoolThatCannotConnect(String pool) {
    ForkedJvm.Result result = run(pool, "jdbc:h2:mem:missing;IFEXISTS=TRUE;PASSWORD=hunter2");
    assertThat(result.out()).anyMatch(line -> line.startsWith("no pool: "));
    assertThat(result.spans("pool", "")).anyMatch(span -> span.error() != null);
    assertThat(result.spans("connect", "connect h2 mem:missing"))
        .anyMatch(span -> span.error() != null && span.error().contains("missing"));
    assertThat(result.json()).doesNotContain("hunter2");
  }

  @Test
  void theConnectionsOfAPoolAreOpenedWithinItsCreation() {
    Start start = run("tomcat", "jdbc:h2:mem:pool").report();
    Start.SpanFacts create = only(start, ": create");
    Start.SpanFacts connect = only(start, "connect h2 mem:pool");
    assertThat(connect.parent()).isEqualTo(create.id());
    assertThat(connect.count()).isEqualTo(2);
  }

  private static Start.SpanFacts only(Start start, String label) {
    return start.spans().stream().filter(s -> s.label().contains(label)).findFirst().orElseThrow();
  }
}
