package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code bean-dominates} and {@code class-dominates}. */
class DominanceTest {
  private static final FindingRule BEAN = new BeanDominates();
  private static final FindingRule METHOD = new ClassDominates();

  @Test
  void namesTheBeanWhatItDidAndTheUsersMethod() {
    StartBuilder start =
        beans(4_000)
            .sample(2, "class-loading", "loading classes", 300, 2)
            .sample(2, "com.acme.search", 3_000, "SearchIndex.build");

    Finding finding = Looks.only(BEAN, start);

    assertThat(finding.title()).isEqualTo("One bean takes 40 % of the start: bean searchIndex");
    assertThat(finding.evidence())
        .isEqualTo(
            "4 s (40 % of the start) of its own: code of com.acme.search 3 s, loading classes"
                + " 300 ms; SearchIndex.build 2.7 s");
    assertThat(finding.level()).isEqualTo("warning");
    assertThat(Looks.all(METHOD, start)).isEmpty();
  }

  @Test
  void isAWordOnTheSideIfItIsNoMethodOfTheUsers() {
    assertThat(Looks.only(BEAN, beans(4_000)).level()).isEqualTo("info");
  }

  @Test
  void tellsHibernateWhichDatabaseItIsWhereItMayNotAsk() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "framework", "Spring Boot run", 500, 9_500)
            .span(0, "bean", "bean entityManagerFactory", 800, 5_000)
            .bound(8080, "0.0.0.0", 10_000);

    assertThat(Looks.only(BEAN, start).fix())
        .contains(
            "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false (Hibernate 6.5"
                + " and newer) together with"
                + " spring.jpa.properties.jakarta.persistence.database-product-name and"
                + " -major-version, or spring.jpa.database-platform");
  }

  @ParameterizedTest
  @CsvSource({
    "Spring context refresh, https://docs.spring.io/, Micronaut",
    "Micronaut context start, https://docs.micronaut.io/, Spring",
    "Weld bean discovery, https://docs.oracle.com/, Spring",
    "Quarkus start, https://quarkus.io/, Spring",
  })
  void speaksTheWordsOfTheFrameworkThatMakesTheBeans(String frame, String page, String other) {
    StartBuilder start =
        new StartBuilder()
            .span(null, "framework", frame, 500, 9_500)
            .span(0, "bean", "bean SearchIndex", 850, 4_850)
            .bound(8080, "0.0.0.0", 10_000);

    assertThat(Looks.only(BEAN, start).fix())
        .startsWith("Let it do its work when it is first asked, or after the port is open")
        .contains("not in its constructor or @PostConstruct", page)
        .doesNotContain(other);
  }

  @Test
  void doesNotTakeTheWorkOfOtherBeansForItsOwn() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "bean", "bean shop", 500, 9_500)
            .span(0, "bean", "bean a", 500, 3_000)
            .span(0, "bean", "bean b", 3_000, 5_500)
            .span(0, "sql", "select", 5_500, 9_000)
            .bound(8080, "0.0.0.0", 10_000);

    assertThat(Looks.all(BEAN, start)).isEmpty();
  }

  @Test
  void isSilentAboutAQuickStart() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "bean", "bean entityManagerFactory", 1_000, 2_600)
            .sample(null, "com.acme", 1_900, "Warmup.load")
            .bound(8080, "0.0.0.0", 4_000);

    assertThat(Looks.all(BEAN, start)).isEmpty();
    assertThat(Looks.all(METHOD, start)).isEmpty();
  }

  @Test
  void addsUpAMethodOverAllThatItRanIn() {
    StartBuilder start =
        beans(1_000)
            .sample(1, "com.acme", 2_500, "Rates.parse")
            .sample(null, "com.acme", 2_500, "Rates.parse")
            .sample(null, "com.acme.other", 3_000, "Other.run");

    Finding finding = Looks.only(METHOD, start);

    assertThat(finding.title()).isEqualTo("One method takes 45 % of the start: Rates.parse");
    assertThat(finding.costMillis()).isEqualTo(4_500);
  }

  @Test
  void isSilentAboutAMethodWithAFifthOfTheStart() {
    StartBuilder start = beans(1_000).sample(null, "com.acme", 2_200, "Rates.parse");

    assertThat(Looks.all(METHOD, start)).isEmpty();
  }

  private static StartBuilder beans(double own) {
    return new StartBuilder()
        .span(null, "framework", "Spring context refresh", 500, 9_500)
        .span(0, "bean", "bean shop", 800, 900 + own)
        .span(1, "bean", "bean searchIndex", 850, 850 + own)
        .bound(8080, "0.0.0.0", 10_000);
  }
}
