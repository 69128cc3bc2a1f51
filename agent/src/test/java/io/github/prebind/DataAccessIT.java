package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R2DBC, jOOQ and MyBatis, one after the other in one app on H2. */
class DataAccessIT {
  private static ForkedJvm.Result result;

  @BeforeAll
  static void run() {
    result =
        ForkedJvm.of(DataAccessMain.class)
            .jars("h2", "r2dbc-h2", "r2dbc-pool", "r2dbc-spi", "jooq", "mybatis", "slf4j-api")
            .jars("reactor-core", "reactor-pool", "reactive-streams")
            .jvm("-Dorg.jooq.no-logo=true", "-Dorg.jooq.no-tips=true")
            .run();
    assertThat(result.out())
        .as("%s", result.err())
        .containsSubsequence("r2dbc 42", "r2dbc 42", "jooq 42", "mybatis 42");
  }

  @Test
  void timesWhereTheStartBlocksForReactiveCode() {
    Start.SpanFacts block = result.span("wait", "Reactor block");
    assertThat(block.count()).isEqualTo(2);
    assertThat(block.thread()).isEqualTo("main");
  }

  @Test
  void namesTheDatabasesOfR2dbc() {
    assertThat(result.report().databases())
        .contains(
            new Start.Database("h2", null, "r2dbc:h2:mem:reactive", null),
            new Start.Database("h2", null, "r2dbc:h2:mem:pooled", "R2DBC"));
  }

  @Test
  void timesWhatJooqNeedsToBegin() {
    assertThat(result.span("framework", "jOOQ DSLContext").count()).isEqualTo(1);
  }

  @Test
  void timesEachMapperOfMybatis() {
    assertThat(result.span("framework", "MyBatis configuration").count()).isEqualTo(1);
    Start.SpanFacts mapper = result.span("framework", "MyBatis mapper");
    assertThat(mapper.label()).endsWith(".DataAccessMain$AuditMapper");
  }
}
