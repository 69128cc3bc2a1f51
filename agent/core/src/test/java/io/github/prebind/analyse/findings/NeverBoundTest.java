package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Outcome;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeverBoundTest {
  private static final FindingRule RULE = new NeverBound();

  @Test
  void tellsWhatTheThreadsDidInstead() {
    StartBuilder start =
        ended(Outcome.NOT_BOUND)
            .platform("render", "Render", 300_000L, "Move it.")
            .share("wait", "waiting", 12_000, 1)
            .thread("main", "wait", "waiting in Feed.await:41")
            .thread("worker-1", "sleep", "sleeping in Poller.run:20");

    Finding finding = only(start.build());

    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.title()).isEqualTo("No port was opened: main is waiting in Feed.await:41");
    assertThat(finding.evidence())
        .isEqualTo(
            "no port after 12 s; main is waiting in Feed.await:41, worker-1 is sleeping in"
                + " Poller.run:20");
    assertThat(finding.fix())
        .endsWith(
            "An app without a port is a background worker on Render:"
                + " https://render.com/docs/background-workers");
  }

  @Test
  void tellsThatSpringBootMadeNoWebServer() {
    Start start =
        ended(Outcome.NOT_BOUND).span(null, "framework", "Spring Boot run", 100, 2_000).build();

    Finding finding = only(start);

    assertThat(finding.title()).isEqualTo("The app ended by itself and had opened no port");
    assertThat(finding.fix()).contains("spring-boot-starter-web", "web-application-type=none");
  }

  @Test
  void isNoErrorOfABatchJobThatHasDoneItsWork() {
    assertThat(only(ended(Outcome.NOT_BOUND).build()).level()).isEqualTo("info");
  }

  @Test
  void isAnErrorIfSomethingSaysThatItIsAServer() {
    StartBuilder onPlatform =
        ended(Outcome.NOT_BOUND).platform("render", "Render", 300_000L, "Move it.");
    StartBuilder forAPort = ended(Outcome.NOT_BOUND).port(10_000);
    StartBuilder inABudget = ended(Outcome.NOT_BOUND).verdict(false, null, 60_000L, 48_000.0);

    assertThat(only(onPlatform.build()).level()).isEqualTo("error");
    assertThat(only(forAPort.build()).level()).isEqualTo("error");
    assertThat(only(inABudget.build()).level()).isEqualTo("error");
  }

  @Test
  void isSilentOfAStartThatWasStoppedInTheMiddle() {
    Start start = ended(Outcome.STOPPED).thread("main", "cpu", "running in Setup.parse:8").build();

    assertThat(RULE.look(new Evidence(start))).isEmpty();
  }

  @Test
  void tellsItOfAStartThatWasStoppedBehindItsDeadline() {
    StartBuilder start =
        ended(Outcome.STOPPED)
            .share("cpu", "com.acme", 61_000, 1)
            .verdict(false, 60_000L, null, -1_000.0)
            .thread("main", "cpu", "running in Setup.parse:8");

    assertThat(only(start.build()).title())
        .isEqualTo("No port was opened: main is running in Setup.parse:8");
  }

  @Test
  void isSilentOfAStartThatWasMigrating() {
    Start start =
        ended(Outcome.NOT_BOUND)
            .span(null, "main", "migration", "Flyway migrate", 900, 9_000, 8_100, 1, "open")
            .thread("main", "io", "reading or writing in Driver.read:3")
            .build();

    assertThat(RULE.look(new Evidence(start))).isEmpty();
  }

  @Test
  void isSilentIfAnotherPortIsOpenOrTheStartFailed() {
    Start other = ended(Outcome.NOT_BOUND).listener(8080, "0.0.0.0", 400).port(10_000).build();
    Start failed =
        new StartBuilder()
            .ended(Outcome.DIED, "java.lang.Error", "", null)
            .thread("main", "wait", "waiting in Feed.await:41")
            .build();

    assertThat(RULE.look(new Evidence(other))).isEmpty();
    assertThat(RULE.look(new Evidence(failed))).isEmpty();
  }

  private static StartBuilder ended(Outcome outcome) {
    boolean stopped = outcome == Outcome.STOPPED;
    return new StartBuilder().ended(outcome, stopped ? "SIGTERM" : null, "", null);
  }

  private static Finding only(Start start) {
    List<Finding> found = RULE.look(new Evidence(start));
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
