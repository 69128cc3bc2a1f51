package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

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
