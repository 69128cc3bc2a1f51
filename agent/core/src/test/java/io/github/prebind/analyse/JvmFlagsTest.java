package io.github.prebind.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JvmFlagsTest {
  @Test
  void countsTheAgentsThatTheJvmStartsFirst() {
    JvmFlags flags =
        JvmFlags.of(
            List.of(
                "-javaagent:/opt/otel.jar=a=b",
                "-javaagent:/opt/prebind.jar",
                "-agentpath:/opt/liba.so",
                "-javaagent:other.jar"),
            "prebind.jar");

    assertThat(flags.otherAgents()).containsExactly("otel.jar", "liba.so", "other.jar");
    assertThat(flags.agentsAhead()).isEqualTo(1);
  }

  @Test
  void countsNoneAheadWhereItIsNotItselfAmongTheOptions() {
    assertThat(JvmFlags.of(List.of("-javaagent:otel.jar"), "prebind.jar").agentsAhead()).isZero();
  }

  @Test
  void knowsAnArchiveThatIsBeingMade() {
    assertThat(JvmFlags.of(List.of("-XX:ArchiveClassesAtExit=a.jsa"), "").sharingOption())
        .isEqualTo("-XX:ArchiveClassesAtExit");
  }

  @Test
  void takesTheLaterOfTwoOptions() {
    List<String> options = List.of("-XX:+UseG1GC", "-Xshare:off", "-XX:+UseSerialGC");

    assertThat(JvmFlags.of(options, "").collectorOption()).isEqualTo("-XX:+UseSerialGC");
    assertThat(JvmFlags.of(options, "").sharingOption()).isEqualTo("-Xshare:off");
  }
}
