package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Outcome;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentFindingsTest {
  private static final String BREAK = "a URL, ends with a line break";

  @Test
  void warnsOfWhatStandsAroundAValue() {
    StartBuilder start =
        new StartBuilder()
            .platform("heroku", "Heroku", 60_000L, null)
            .variable("env-whitespace", BREAK, "DATABASE_URL")
            .variable("env-whitespace", "a key, stands in quotes", "API_KEY");

    Finding finding = only(new EnvWhitespace(), start.bound(8080, "0.0.0.0", 900).build());

    assertThat(finding.level()).isEqualTo("warning");
    assertThat(finding.costMillis()).isNull();
    assertThat(finding.title())
        .isEqualTo("DATABASE_URL and 1 more have something around their values");
    assertThat(finding.evidence())
        .isEqualTo("DATABASE_URL, a URL, ends with a line break; API_KEY, a key, stands in quotes");
    assertThat(finding.fix()).contains("heroku config:set", "https://yaml.org/");
  }

  @Test
  void isAnErrorIfThePortDidNotOpen() {
    Start start = died().variable("env-whitespace", BREAK, "DATABASE_URL").build();

    assertThat(only(new EnvWhitespace(), start).level()).isEqualTo("error");
  }

  @Test
  void tellsAMissingVariableAsAnErrorEvenIfThePortIsOpen() {
    StartBuilder start =
        new StartBuilder()
            .variable("env-missing", "is not set, and require-env asks for it", "API_KEY")
            .variable("env-missing", "holds a placeholder ${...}", "DB");

    Finding finding = only(new EnvMissing(), start.bound(8080, "0.0.0.0", 900).build());

    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.title()).isEqualTo("API_KEY and 1 more are missing");
    assertThat(finding.evidence())
        .isEqualTo(
            "API_KEY is not set, and require-env asks for it; DB holds a placeholder ${...}");
  }

  @Test
  void tellsAPlaceholderAsAWarningIfThePortIsOpen() {
    StartBuilder start =
        new StartBuilder().variable("env-missing", "holds a placeholder ${...}", "DB");

    Finding finding = only(new EnvMissing(), start.bound(8080, "0.0.0.0", 900).build());

    assertThat(finding.level()).isEqualTo("warning");
    assertThat(finding.title()).isEqualTo("DB was not filled in");
    assertThat(finding.fix()).contains("What fills placeholders in");
    StartBuilder unset = new StartBuilder().variable("env-missing", "is not set", "DB");
    assertThat(only(new EnvMissing(), unset.build()).fix()).doesNotContain("placeholder");
  }

  @Test
  void tellsTwoPortsWithSpringsWayOut() {
    Start start =
        died()
            .span(null, "framework", "Spring Boot run", 0, 900)
            .variable("env-conflict", "hold different ports", "PORT", "SERVER_PORT")
            .port(10_000)
            .build();

    Finding finding = only(new EnvConflict(), start);

    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.title()).isEqualTo("PORT and SERVER_PORT contradict each other");
    assertThat(finding.fix()).contains("server.port=${PORT:8080}", "https://docs.spring.io/");
  }

  @Test
  void isSilentOfTwoPortsIfTheAppWentByPort() {
    Start start =
        new StartBuilder()
            .variable("env-conflict", "hold different ports", "PORT", "SERVER_PORT")
            .port(10_000)
            .bound(10_000, "0.0.0.0", 900)
            .build();

    assertThat(new EnvConflict().look(new Evidence(start))).isEmpty();
  }

  @Test
  void warnsOfTwoDatabasesOfAnOpenPort() {
    Start start =
        new StartBuilder()
            .variable("env-conflict", "name two databases", "DATABASE_URL", "DB_URL")
            .bound(8080, "0.0.0.0", 900)
            .build();

    assertThat(only(new EnvConflict(), start).level()).isEqualTo("warning");
  }

  @Test
  void areSilentOfEachOthersProblems() {
    Start start =
        died().variable("env-missing", "is not set, and require-env asks for it", "A").build();

    assertThat(new EnvWhitespace().look(new Evidence(start))).isEmpty();
    assertThat(new EnvConflict().look(new Evidence(start))).isEmpty();
  }

  private static StartBuilder died() {
    return new StartBuilder().ended(Outcome.DIED, "java.lang.Error", "", null);
  }

  private static Finding only(FindingRule rule, Start start) {
    List<Finding> found = rule.look(new Evidence(start));
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
