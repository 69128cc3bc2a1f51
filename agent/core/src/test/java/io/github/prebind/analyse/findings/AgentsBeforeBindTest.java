package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import org.junit.jupiter.api.Test;

class AgentsBeforeBindTest {
  private static final FindingRule RULE = new AgentsBeforeBind();

  @Test
  void namesTheAgentsWithTheirTimeAheadAndBehind() {
    StartBuilder start =
        taking(1_200)
            .share("agents", "agents ahead of prebind, and the JVM's modules", 800, 1)
            .otherAgents("opentelemetry-javaagent.jar", "jdwp")
            .sample(null, "cpu", "io.opentelemetry.javaagent.tooling", 500, 3)
            .sample(null, "cpu", "com.acme", 500, 3);

    Finding finding = Looks.only(RULE, start);

    assertThat(finding.evidence())
        .isEqualTo(
            "2.5 s (50 % of the start); opentelemetry-javaagent.jar: 2 s before the main class,"
                + " their own code seen for 500 ms after it");
    assertThat(finding.costMillis()).isEqualTo(2_500);
  }

  @Test
  void isSilentAboutPrebindItselfAndAboutLoadingTheMainClass() {
    assertThat(Looks.all(RULE, taking(150).otherAgents("jacocoagent.jar"))).isEmpty();
    assertThat(
            Looks.all(
                RULE, new StartBuilder().share("agents", "prebind", 900, 1).bound(1, "::", 2_000)))
        .isEmpty();
  }

  @Test
  void isSilentAboutADebugger() {
    assertThat(Looks.all(RULE, taking(1_200).otherAgents("jdwp"))).isEmpty();
  }

  private static StartBuilder taking(double millis) {
    return new StartBuilder()
        .share("agents", "prebind", 90, 1)
        .share("agents", "agents behind prebind, and the main class", millis, 1)
        .bound(8080, "0.0.0.0", 5_000);
  }
}
