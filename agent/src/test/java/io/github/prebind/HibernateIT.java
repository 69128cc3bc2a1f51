package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HibernateIT {
  private static ForkedJvm hibernate(Class<?> main, String... arguments) {
    return ForkedJvm.of(main)
        .jars("h2", "byte-buddy", "jboss-logging", "antlr4-runtime")
        .jarsBeginning("jakarta.", "jaxb-", "txw2-", "istack-", "angus-")
        .args(arguments);
  }

  private static ForkedJvm newest(Class<?> main, String... arguments) {
    return hibernate(main, arguments).jars("hibernate-core", "hibernate-models");
  }

  @Test
  void timesTheSchemaUpdateInsideTheSessionFactory() {
    ForkedJvm.Result result = newest(HibernateMain.class, "jdbc:h2:mem:app", "update").run();
    Start.SpanFacts factory = result.span("framework", "Hibernate SessionFactory");
    Start.SpanFacts update = result.span("schema", "Hibernate schema");
    assertThat(update.label()).isEqualTo("Hibernate schema update");
    assertThat(update.parent()).isEqualTo(factory.id());
    assertThat(result.spans("framework", "Hibernate JDBC metadata")).hasSize(1);
    assertThat(result.spans("framework", "Hibernate mapping")).hasSize(1);
  }

  @Test
  void tellsThatTheSchemaWasFoundWrong() {
    ForkedJvm.Result result = newest(HibernateMain.class, "jdbc:h2:mem:app", "validate").run();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.span("schema", "Hibernate schema validate").error())
        .contains("missing table");
    assertThat(result.report().failure().during()).contains("Hibernate schema validate");
  }

  @ParameterizedTest
  @MethodSource("io.github.prebind.Jdks#newest")
  void namesThePersistenceUnit(Jdks.Jdk jdk) {
    ForkedJvm.Result result = newest(HibernateUnitMain.class).on(jdk).run();
    Start.SpanFacts unit = result.span("framework", "Hibernate EntityManagerFactory tenants");
    assertThat(result.span("framework", "Hibernate SessionFactory").parent()).isEqualTo(unit.id());
    assertThat(result.spans("schema", "Hibernate schema create")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "hibernate-core-jakarta-5.6.15.Final, hibernate-commons-annotations-5.1.2.Final,"
        + " jandex-2.4.2.Final",
    "hibernate-core-6.6.56.Final, hibernate-commons-annotations-7.0.3.Final, jandex-3.2.0"
  })
  void timesTheSchemaToolsOfOldVersionsToo(String core, String annotations, String index) {
    ForkedJvm.Result result =
        hibernate(HibernateMain.class, "jdbc:h2:mem:app", "create")
            .jar(ForkedJvm.oldJar(core), ForkedJvm.oldJar(annotations), ForkedJvm.oldJar(index))
            .jar(ForkedJvm.oldJar("classmate-1.5.1"), ForkedJvm.oldJar("antlr-2.7.7"))
            .run();
    assertThat(result.span("schema", "Hibernate schema create").parent())
        .isEqualTo(result.span("framework", "Hibernate SessionFactory").id());
  }
}
