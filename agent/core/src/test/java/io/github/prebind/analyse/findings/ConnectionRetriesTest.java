package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionRetriesTest {
  private static final FindingRule RULE = new ConnectionRetries();
  private static final String REFUSED = "o.p.PSQLException: Connection to db:5432 refused";

  @Test
  void addsUpTheFailedConnectsAndThePausesBetweenThem() {
    Start start = loop(5, 4).bound(8080, "0.0.0.0", 10_000).build();

    Finding finding = only(start);

    assertThat(finding.title())
        .isEqualTo("The start tries again and again to reach postgresql db:5432/app");
    assertThat(finding.evidence())
        .isEqualTo(
            "4.4 s (44 % of the start); 4 of 5 connects failed, with pauses of 4 s; the first: "
                + REFUSED);
    assertThat(finding.costMillis()).isEqualTo(4_400);
    assertThat(finding.level()).isEqualTo("warning");
  }

  @ParameterizedTest
  @CsvSource({
    "docker, https://docs.docker.com/compose/",
    "kubernetes, https://kubernetes.io/docs/concepts/workloads/pods/init-containers/",
    "openshift, https://kubernetes.io/docs/concepts/workloads/pods/init-containers/",
    "heroku, https://docs.oracle.com/",
  })
  void speaksOfWhatThePlatformHas(String platform, String page) {
    StartBuilder start = loop(5, 4).platform(platform, platform, 60_000L, null);

    String fix = only(start.bound(8080, "0.0.0.0", 10_000).build()).fix();

    assertThat(fix).startsWith("Have it up before the app starts").contains(page);
    assertThat(fix.contains("Compose")).isEqualTo(platform.equals("docker"));
    assertThat(fix.contains("init container")).isEqualTo(page.contains("init-containers"));
  }

  @Test
  void speaksOfComposeWhereNoPlatformIsKnown() {
    assertThat(only(loop(5, 4).bound(8080, "0.0.0.0", 10_000).build()).fix())
        .contains("depends_on", "https://docs.docker.com/compose/")
        .doesNotContain("HikariCP");
  }

  @ParameterizedTest
  @CsvSource({
    "Spring Boot run, spring.datasource.hikari.initialization-fail-timeout",
    "something, as initializationFailTimeout",
  })
  void namesTheSettingOfThePoolThatTriesAgain(String frame, String setting) {
    StartBuilder start = new StartBuilder().span(null, "framework", frame, 500, 9_000);
    start.span(0, "pool", "HikariCP main: create", 900, 7_000);
    start.span(1, "main", "connect", "connect postgresql db", 1_000, 6_000, 900, 9, REFUSED);
    start.failures(8).bound(8080, "0.0.0.0", 10_000);

    assertThat(only(start.build()).fix()).contains(setting, "with -1 it connects");
  }

  @Test
  void isSilentAboutASecondAddressThatAnswers() {
    Start start = loop(2, 1).bound(8080, "0.0.0.0", 10_000).build();

    assertThat(RULE.look(new Evidence(start))).isEmpty();
  }

  @Test
  void isAnErrorIfNobodyEverAnswered() {
    Start start = loop(5, 5).ended(Start.Outcome.DIED, "E", REFUSED, null).build();

    assertThat(only(start).level()).isEqualTo("error");
  }

  @Test
  void countsWhatTheWayWaitedForThePoolsThreads() {
    StartBuilder start = new StartBuilder();
    start.span(null, "pool", "HikariCP main: getConnection", 1_000, 7_000);
    start.span(null, "adder", "connect", "connect postgresql db", 2_000, 6_000, 900, 9, REFUSED);
    start.failures(8).bound(8080, "0.0.0.0", 10_000);

    assertThat(only(start.build()).costMillis()).isEqualTo(4_000);
  }

  @Test
  void isSilentAboutFailuresThatNobodyWaitedFor() {
    StartBuilder start = new StartBuilder();
    start.span(null, "metrics", "connect", "TCP graphite:2003", 2_000, 6_000, 900, 9, REFUSED);
    start.failures(9).bound(8080, "0.0.0.0", 10_000);

    assertThat(RULE.look(new Evidence(start.build()))).isEmpty();
  }

  @Test
  void theSleepsBetweenFailedConnectsAreNoSleepsOfTheirOwn() {
    Start start = loop(5, 4).bound(8080, "0.0.0.0", 10_000).build();

    assertThat(new SleepBeforeBind().look(new Evidence(start))).isEmpty();
  }

  @Test
  void aSleepBeforeTheLoopStaysOne() {
    Start start =
        loop(5, 4)
            .span(null, "sleep", "Thread.sleep in Warmup", 100, 900)
            .bound(8080, "0.0.0.0", 10_000)
            .build();

    assertThat(new SleepBeforeBind().look(new Evidence(start)))
        .extracting(Finding::costMillis)
        .containsExactly(800.0);
  }

  private static StartBuilder loop(long connects, long failures) {
    StartBuilder start = new StartBuilder();
    start.span(
        null,
        "main",
        "connect",
        "connect postgresql db:5432/app",
        1_000,
        5_500,
        connects * 100,
        connects,
        REFUSED);
    start.failures(failures);
    return start.span(null, "main", "sleep", "Thread.sleep", 1_100, 5_400, 4_000, failures, null);
  }

  private static Finding only(Start start) {
    List<Finding> found = RULE.look(new Evidence(start));
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
