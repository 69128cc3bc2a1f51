package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadinessFindingsTest {
  private static final String BOOT = "Spring Boot ApplicationReadyEvent";

  @Test
  void tellsAPathThatAnswersBeforeTheAppIsReadyWithBothInstants() {
    Start start =
        opened(1_000)
            .span(null, "framework", "Spring Boot run", 100, 1_000)
            .sign(1_200, "GET /health")
            .sign(9_300, BOOT)
            .build();

    Finding finding = only(new PortOpenNotReady(), start);

    assertThat(finding.level()).isEqualTo("warning");
    assertThat(finding.title()).isEqualTo("GET /health answers before the app is ready");
    assertThat(finding.evidence())
        .isEqualTo(
            "GET /health answered with success after 1.2 s, Spring Boot ApplicationReadyEvent came"
                + " after 9.3 s, 8.1 s later; the port was open after 1 s");
    assertThat(finding.fix()).contains("/actuator/health/readiness", "https://docs.spring.io/");
  }

  @Test
  void isSilentOfAPathThatAnswersWithTheEventOrBehindIt() {
    Start with = opened(1_000).sign(1_200, "GET /health").sign(1_900, BOOT).build();
    Start behind = opened(1_000).sign(1_200, BOOT).sign(1_900, "GET /health").build();

    assertThat(new PortOpenNotReady().look(new Evidence(with))).isEmpty();
    assertThat(new PortOpenNotReady().look(new Evidence(behind))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"false, 20000, warning", "false, 4000, info", "true, 20000, info"})
  void tellsAPortThatOpensLongBefore(boolean http, double ready, String level) {
    Start start =
        opened(1_000).platform("x", "Somewhere", 60_000L, http, null).sign(ready, BOOT).build();

    Finding finding = only(new PortOpenNotReady(), start);

    assertThat(finding.level()).isEqualTo(level);
    assertThat(finding.evidence()).startsWith("open after 1 s, ready after ").contains(BOOT);
  }

  @Test
  void isARemarkIfTheAppAnswersItsReadinessPathWhenItCan() {
    Start start =
        opened(1_000)
            .platform("heroku", "Heroku", 60_000L, null)
            .sign(20_000, "GET /health/ready")
            .build();

    assertThat(only(new PortOpenNotReady(), start).level()).isEqualTo("info");
  }

  @ParameterizedTest
  @CsvSource({"1000, 2900", "60000, 65000", "9000, 8000"})
  void isSilentIfReadyFollowsSoon(double bind, double ready) {
    Start start = opened(bind).sign(ready, BOOT).build();

    assertThat(new PortOpenNotReady().look(new Evidence(start))).isEmpty();
  }

  @Test
  void tellsThatTheAnswerComesTooLateWhereHttpCounts() {
    Start start =
        opened(50_000)
            .platform("azure-app-service", "Azure App Service", 60_000L, true, null)
            .verdict(true, 60_000L, null, 10_000.0)
            .sign(62_000, BOOT)
            .build();

    Finding finding = only(new ReadyOnHttp(), start);

    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.title())
        .isEqualTo("Azure App Service waits for an HTTP answer, and that comes too late");
    assertThat(finding.evidence())
        .isEqualTo(
            "the port was open after 50 s, the app was ready after 1 min 2 s (Spring Boot"
                + " ApplicationReadyEvent), 2 s too late");
  }

  @Test
  void countsFromTheContainersStart() {
    Start start =
        opened(50_000)
            .containerSecondsEarlier(5)
            .platform("azure-app-service", "Azure App Service", 60_000L, true, null)
            .verdict(true, 60_000L, null, 5_000.0)
            .sign(56_000, BOOT)
            .build();

    assertThat(only(new ReadyOnHttp(), start).evidence()).endsWith(", 1 s too late");
  }

  @Test
  void isARemarkIfReadyIsInTimeOrNobodyHasSaidSo() {
    StartBuilder apart = watched(10_000).sign(14_000, BOOT);

    assertThat(only(new ReadyOnHttp(), apart.build()).level()).isEqualTo("info");
    assertThat(only(new ReadyOnHttp(), watched(10_000).build()).fix()).contains("ready=/health");
  }

  @Test
  void isSilentWhereThePortCountsOrReadyComesWithIt() {
    Start port = opened(10_000).platform("heroku", "Heroku", 60_000L, null).build();
    Start together = watched(10_000).sign(10_300, BOOT).build();

    assertThat(new ReadyOnHttp().look(new Evidence(port))).isEmpty();
    assertThat(new ReadyOnHttp().look(new Evidence(together))).isEmpty();
  }

  private static StartBuilder watched(double atMillis) {
    return opened(atMillis)
        .platform("railway", "Railway", 300_000L, true, null)
        .verdict(true, 300_000L, null, 290_000.0);
  }

  private static StartBuilder opened(double atMillis) {
    return new StartBuilder().bound(8080, "0.0.0.0", atMillis);
  }

  private static Finding only(FindingRule rule, Start start) {
    List<Finding> found = rule.look(new Evidence(start));
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
