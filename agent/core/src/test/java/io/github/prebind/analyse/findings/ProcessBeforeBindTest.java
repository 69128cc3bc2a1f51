package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import org.junit.jupiter.api.Test;

class ProcessBeforeBindTest {
  private static final FindingRule RULE = new ProcessBeforeBind();

  @Test
  void addsUpWhatEachProgramTook() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "process", "start process git", 1_000, 1_100)
            .span(null, "process", "process git", 1_100, 2_000)
            .span(null, "process", "process openssl", 2_000, 4_000)
            .bound(8080, "0.0.0.0", 6_000);

    Finding finding = Looks.only(RULE, start);

    assertThat(finding.evidence())
        .isEqualTo("3 s (50 % of the start) of waiting for openssl 2 s, git 1 s");
    assertThat(finding.costMillis()).isEqualTo(3_000);
    assertThat(finding.level()).isEqualTo("warning");
  }

  @Test
  void saysTheTimeOfTheOnlyProgramOnce() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "process", "process git", 1_000, 4_000)
            .bound(8080, "0.0.0.0", 6_000);

    assertThat(Looks.only(RULE, start).evidence())
        .isEqualTo("3 s (50 % of the start) of waiting for git");
  }

  @Test
  void namesAScriptThatBecameTheJvm() {
    StartBuilder start =
        new StartBuilder()
            .share("process", Way.BEFORE_JVM, 4_000, 1)
            .share("jvm", "JVM start", 100, 1)
            .share("cpu", "com.acme", 1_900, 1)
            .bound(8080, "0.0.0.0", 6_000);

    Finding finding = Looks.only(RULE, start);

    assertThat(finding.title()).isEqualTo("A script runs before the JVM");
    assertThat(finding.evidence())
        .isEqualTo("4 s (67 % of the start) of waiting for the script that ends in exec java");
  }

  @Test
  void isSilentIfAnotherThreadWaitsForIt() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "warmup", "process", "process git", 1_000, 4_000, 3_000, 1, null)
            .bound(8080, "0.0.0.0", 6_000);

    assertThat(Looks.all(RULE, start)).isEmpty();
  }
}
