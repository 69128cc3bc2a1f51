package io.github.prebind.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource({
    "-XX:AOTCacheOutput=app.aot, true",
    "-XX:AOTMode=record, true",
    "-XX:AOTMode=create, false",
    "-XX:AOTCache=app.aot, false",
  })
  void knowsARunThatMakesAnAotCache(String option, boolean training) {
    assertThat(JvmFlags.of(List.of(option), "").aotTraining()).isEqualTo(training);
  }

  @Test
  void knowsAnArchiveThatIsBeingMade() {
    assertThat(JvmFlags.of(List.of("-XX:ArchiveClassesAtExit=a.jsa"), "").sharingOption())
        .isEqualTo("-XX:ArchiveClassesAtExit");
  }

  @Test
  void tellsAnAotCacheThatIsUsedFromOneThatIsRefused(@TempDir Path folder) throws IOException {
    String file = Files.createFile(folder.resolve("app.aot")).toString();
    JvmFlags flags = JvmFlags.of(List.of("-XX:AOTCache=" + file), "");
    JvmFlags absent = JvmFlags.of(List.of("-XX:AOTCache=" + file + ".none"), "");

    assertThat(JvmSection.aotCache(flags, "mixed mode, sharing")).isEqualTo("in use");
    assertThat(JvmSection.aotCache(flags, "mixed mode")).isEqualTo("disabled by -javaagent");
    assertThat(JvmSection.aotCache(absent, "mixed mode")).isEqualTo("none");
    assertThat(JvmSection.aotCache(JvmFlags.of(List.of(), ""), "sharing")).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({
    "-XX:AOTMode=off, none",
    "-XX:AOTMode=off -XX:AOTMode=auto, disabled by -javaagent",
  })
  void takesAnAotCacheThatAnOptionTurnsOffForNone(
      String options, String aotCache, @TempDir Path folder) throws IOException {
    List<String> all = new ArrayList<>(List.of(options.split(" ")));
    all.add("-XX:AOTCache=" + Files.createFile(folder.resolve("app.aot")));

    assertThat(JvmSection.aotCache(JvmFlags.of(all, ""), "mixed mode")).isEqualTo(aotCache);
  }

  @Test
  void takesTheLaterOfTwoOptions() {
    List<String> options = List.of("-XX:+UseG1GC", "-Xshare:off", "-XX:+UseSerialGC");

    assertThat(JvmFlags.of(options, "").collectorOption()).isEqualTo("-XX:+UseSerialGC");
    assertThat(JvmFlags.of(options, "").sharingOption()).isEqualTo("-Xshare:off");
  }
}
