package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import org.junit.jupiter.api.Test;

class AotCacheDisabledTest {
  private static final FindingRule RULE = new AotCacheDisabled();

  @Test
  void saysThatTheRealStartIsQuicker() {
    Finding finding =
        Looks.only(RULE, new StartBuilder().sharing("on", "disabled by -javaagent").jvm("25", 2));

    assertThat(finding.level()).isEqualTo("info");
    assertThat(finding.evidence()).contains("JDK 25 ", "without it this start is quicker");
  }

  @Test
  void warnsIfAnotherAgentDisablesItInProductionToo() {
    Finding finding =
        Looks.only(
            RULE,
            new StartBuilder()
                .sharing("on", "disabled by -javaagent")
                .otherAgents("dd-java-agent.jar"));

    assertThat(finding.level()).isEqualTo("warning");
    assertThat(finding.title()).endsWith("here and wherever dd-java-agent.jar is an agent");
  }

  @Test
  void isSilentIfNobodyAskedForOne() {
    assertThat(Looks.all(RULE, new StartBuilder().otherAgents("dd-java-agent.jar"))).isEmpty();
  }
}
