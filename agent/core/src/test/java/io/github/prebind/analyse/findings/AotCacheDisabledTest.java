package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import org.junit.jupiter.api.Test;

class AotCacheDisabledTest {
  private static final FindingRule RULE = new AotCacheDisabled();

  @Test
  void saysThatTheRealStartIsMostLikelyQuicker() {
    Finding finding =
        Looks.only(RULE, new StartBuilder().sharing("on", "disabled by -javaagent").jvm("25", 2));

    assertThat(finding.level()).isEqualTo("info");
    assertThat(finding.title()).isEqualTo("The AOT cache is not used in this start");
    assertThat(finding.evidence())
        .endsWith(
            "JDK 25 uses none here, most likely because of a -javaagent; without it the start is"
                + " quicker then");
    assertThat(finding.costMillis()).isNull();
    assertThat(finding.fix())
        .startsWith("-Xlog:aot says why. If it names jdk.module.addmods, add --add-modules ");
  }

  @Test
  void namesTheLogOfTheJdk() {
    assertThat(Looks.only(RULE, disabled().jvm("24.0.2", 2)).fix()).startsWith("-Xlog:cds says");
  }

  @Test
  void saysByHowMuchAgainstABaselineThatUsedItsCache() {
    Finding finding = Looks.only(RULE, disabled().cachedBind(2_500));

    assertThat(finding.evidence())
        .endsWith("; with it the port opened after 2.5 s in the baseline, without it 1.5 s later");
    assertThat(finding.costMillis()).isEqualTo(1_500);
    assertThat(finding.level()).isEqualTo("info");
  }

  @Test
  void saysNothingOfADifferenceThatTwoEqualStartsMayHave() {
    assertThat(Looks.only(RULE, disabled().cachedBind(3_990)).costMillis()).isNull();
    assertThat(Looks.only(RULE, disabled().cachedBind(5_000)).costMillis()).isNull();
  }

  private static StartBuilder disabled() {
    return new StartBuilder()
        .sharing("on", "disabled by -javaagent")
        .jvm("25", 2)
        .bound(8080, "0.0.0.0", 4_000);
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
    assertThat(finding.title()).endsWith("most likely nowhere with dd-java-agent.jar as an agent");
  }

  @Test
  void isSilentIfNobodyAskedForOne() {
    assertThat(Looks.all(RULE, new StartBuilder().otherAgents("dd-java-agent.jar"))).isEmpty();
  }
}
