package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Outcome;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongPortTest {
  private static final FindingRule RULE = new WrongPort();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Spring Boot run | Spring Boot does not read PORT by itself: set server.port=${PORT:8080}
          Quarkus start   | Quarkus does not read PORT by itself: set quarkus.http.port=${PORT:8080}
          something       | Listen on the port that the variable PORT names
          """)
  void namesBothPortsAndTheUsualSlip(String label, String fix) {
    Start start =
        expecting(10_000)
            .span(null, "framework", label, 100, 3_000)
            .listener(8080, "0.0.0.0", 3_180)
            .sign(3_200, "somebody")
            .build();

    Finding finding = only(start);

    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.costMillis()).isNull();
    assertThat(finding.title()).isEqualTo("Port 8080 is open, but 10000 is expected");
    assertThat(finding.evidence())
        .isEqualTo(
            "PORT names 10000, where nothing listens after 3 s; open is 8080 on 0.0.0.0"
                + " (after 3.2 s)");
    assertThat(finding.fix()).startsWith(fix);
  }

  @Test
  void namesTheVariableThatWinsOverPort() {
    Start start =
        expecting(10_000)
            .span(null, "framework", "Spring Boot run", 100, 3_000)
            .variable("env-conflict", "hold different ports", "PORT", "SERVER_PORT")
            .listener(8080, "0.0.0.0", 3_180)
            .sign(3_200, "Spring Boot ApplicationReadyEvent")
            .build();

    assertThat(only(start).fix()).contains("SERVER_PORT before server.port", "${PORT:8080}");
  }

  @Test
  void tellsItOfAServerWhoseMainThreadWaitsForRequests() {
    Start start =
        expecting(10_000)
            .listener(8080, "0.0.0.0", 400)
            .thread("main", "io", "reading or writing in Server.serve:9")
            .build();

    assertThat(only(start).title()).isEqualTo("Port 8080 is open, but 10000 is expected");
  }

  @Test
  void leavesOutWhatIsThereForSomethingElseOrClosed() {
    Start start =
        expecting(10_000)
            .listener(9010, "0.0.0.0", false, "JMX")
            .listener(41_234, "0.0.0.0", true, null)
            .sign(3_200, "Spring Boot ApplicationReadyEvent")
            .build();

    assertThat(RULE.look(new Evidence(start))).isEmpty();
  }

  @Test
  void isSilentOfAPortOnTheSideOfAnAppThatIsStillStarting() {
    StartBuilder migrating =
        expecting(10_000)
            .span(null, "main", "migration", "Flyway migrate", 900, 9_000, 8_100, 1, "open")
            .listener(5701, "0.0.0.0", 400)
            .thread("main", "io", "reading or writing in Driver.read:3");
    StartBuilder refreshing =
        expecting(10_000)
            .span(null, "main", "framework", "Spring Boot run", 100, 9_000, 8_900, 1, "open")
            .listener(5701, "0.0.0.0", 400)
            .thread("main", "wait", "waiting in Cluster.join:3");

    assertThat(RULE.look(new Evidence(migrating.build()))).isEmpty();
    assertThat(RULE.look(new Evidence(refreshing.build()))).isEmpty();
  }

  @Test
  void isSilentOfASpringContextBehindWhichTheServerMayStartYet() {
    Start start =
        expecting(10_000)
            .sign(900, "Spring ContextRefreshedEvent")
            .listener(5701, "0.0.0.0", 400)
            .thread("main", "cpu", "running in Main.main:12")
            .build();

    assertThat(RULE.look(new Evidence(start))).isEmpty();
  }

  @Test
  void isSilentOfAStartThatDied() {
    Start start =
        new StartBuilder()
            .port(10_000)
            .listener(8080, "0.0.0.0", 400)
            .ended(Outcome.DIED, "java.lang.Error", "", null)
            .build();

    assertThat(RULE.look(new Evidence(start))).isEmpty();
  }

  @Test
  void hintsAtThePlatformsDefaultWhereNoVariableNamesAPort() {
    Start start =
        new StartBuilder()
            .platform("fly", "Fly.io", 300_000L, false, 8080)
            .bound(3000, "0.0.0.0", 900)
            .build();

    Finding finding = only(start);

    assertThat(finding.level()).isEqualTo("info");
    assertThat(finding.evidence())
        .isEqualTo("Fly.io looks at port 8080 unless it was told another; the app opened 3000");
  }

  @Test
  void isSilentOfTheDefaultWhereAVariableNamesThePort() {
    StartBuilder told =
        new StartBuilder().platform("fly", "Fly.io", 300_000L, false, 8080).port(3000);
    StartBuilder fits = new StartBuilder().platform("fly", "Fly.io", 300_000L, false, 8080);

    assertThat(RULE.look(new Evidence(told.bound(3000, "0.0.0.0", 900).build()))).isEmpty();
    assertThat(RULE.look(new Evidence(fits.bound(8080, "0.0.0.0", 900).build()))).isEmpty();
  }

  private static StartBuilder expecting(int port) {
    return new StartBuilder().port(port).ended(Outcome.STOPPED, "SIGTERM", "", null);
  }

  private static Finding only(Start start) {
    List<Finding> found = RULE.look(new Evidence(start));
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
