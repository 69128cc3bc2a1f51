package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The built jar as a command. */
class CommandLineIT {
  static List<Jdks.Jdk> jdks() {
    return Jdks.newest();
  }

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("jdks")
  void saysItsOwnVersionAndTheJvms(Jdks.Jdk jdk) {
    ForkedJvm.Result result = run(jdk, "--version");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .satisfiesExactly(
            own -> assertThat(own).isEqualTo("Prebind " + Version.TEXT),
            jvm -> assertThat(jvm).startsWith("JVM " + jdk.feature()));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void listsThePlatforms(Jdks.Jdk jdk) {
    ForkedJvm.Result result = run(jdk, "platforms");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out().get(0)).startsWith("ID ");
    assertThat(result.out()).anyMatch(line -> line.startsWith("heroku "));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void suggestsTheNearestPlatform(Jdks.Jdk jdk) {
    ForkedJvm.Result result = run(jdk, "platforms", "herok");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .singleElement()
        .asString()
        .startsWith("prebind: \"herok\" is not a known platform (did you mean \"heroku\"?)");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void refusesADamagedReportInOneLine(Jdks.Jdk jdk) throws IOException {
    Path file = Files.writeString(folder.resolve("start.json"), "{\"schema\": \"prebind/1\",");

    ForkedJvm.Result result = run(jdk, "report", file.toString());

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .containsExactly(
            "prebind: " + file + ": not a readable prebind/1 report: the file ends in the middle");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void printsTheSummaryOfAReportAsTheAgentDid(Jdks.Jdk jdk) {
    ForkedJvm.Result app = ForkedJvm.of(AgentPathIT.Server.class).on(jdk).run();

    ForkedJvm.Result result = run(jdk, "report", app.folder().resolve("start.json").toString());

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isNotEmpty();
    assertThat(app.agentLines()).contains("prebind: " + result.out().get(0));
  }

  private static ForkedJvm.Result run(Jdks.Jdk jdk, String... arguments) {
    return ForkedJvm.ofJar(ForkedJvm.agentJar()).withoutAgent().on(jdk).args(arguments).run();
  }
}
