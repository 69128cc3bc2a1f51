package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.StartJson;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/ci-smoke.sh}: what it checks, in which order, and how it ends. */
@EnabledOnOs(OS.LINUX)
class SmokeIT {
  private static final Path SCRIPT =
      ForkedJvm.agentJar().resolve("../../../scripts/ci-smoke.sh").normalize();

  private record Smoke(int exitCode, String said) {}

  @TempDir private Path folder;

  private Smoke smoke(List<String> options, Class<?> main, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    command.add("--jar=" + ForkedJvm.agentJar());
    command.add("--out=" + folder.resolve("out"));
    command.addAll(options);
    command.addAll(List.of("--", Jdks.CURRENT.java().toString(), "-cp"));
    command.addAll(List.of(classPath(), main.getName()));
    command.addAll(List.of(arguments));
    Path said = folder.resolve("said");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(said.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PREBIND_") || name.equals("PORT"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("GITHUB_ACTIONS", "");
    environment.put("SECRET", "s3cret");
    environment.put("BLANK", "  ");
    Process process = builder.start();
    if (!process.waitFor(3, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("did not end:\n" + Files.readString(said));
    }
    Smoke smoke = new Smoke(process.exitValue(), Files.readString(said));
    assertThat(smoke.said()).doesNotContain("s3cret");
    assertNothingIsLeft();
    return smoke;
  }

  /** The tests' classes and libraries, without the agent's own. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith("test-classes") || isLibrary(Path.of(entry)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isLibrary(Path entry) {
    String name = entry.getFileName().toString();
    return name.matches("(flyway-core|h2|jackson-|slf4j-api).*[.]jar");
  }

  private void assertNothingIsLeft() throws IOException {
    Path report = folder.resolve("out/start.json");
    if (Files.exists(report)) {
      long pid = StartJson.read(Files.readString(report)).jvm().pid();
      assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }
  }

  @Test
  void goesThroughItsStepsInTheirOrder() throws Exception {
    Smoke smoke =
        smoke(
            List.of("--require-env", "SECRET,PATH", "--deadline=10m"),
            SmokeMain.class,
            "200",
            "good");

    assertThat(smoke.exitCode()).as(smoke.said()).isZero();
    assertThat(smoke.said())
        .containsSubsequence(
            "smoke: variables: SECRET PATH are set",
            "smoke: starting: ",
            " to spare",
            "smoke: migrations:",
            "  Flyway 1 create tenants: ",
            "  Flyway 3 backfill audits: ",
            "smoke: ready",
            "smoke: healthy: GET /health on port ",
            " answers 200",
            "smoke: all of it went well");
  }

  @Test
  void startsNothingWithoutTheVariables() throws Exception {
    Smoke smoke = smoke(List.of("--require-env=SECRET,BLANK;NO_SUCH"), SmokeMain.class, "200");

    assertThat(smoke.exitCode()).isEqualTo(2);
    assertThat(smoke.said()).isEqualTo("smoke: not set, or blank: BLANK NO_SUCH\n");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void failsWhenThePortIsLate() throws Exception {
    Smoke smoke = smoke(List.of("--deadline=1ms"), SmokeMain.class, "200");

    assertThat(smoke.exitCode()).as(smoke.said()).isEqualTo(1);
    assertThat(smoke.said())
        .containsSubsequence("LATE: port ", "smoke: migrations: none ran", "smoke: healthy");
  }

  @Test
  void failsWhenTheAppIsNotHealthy() throws Exception {
    Smoke smoke = smoke(List.of("--deadline=10m", "--health-seconds=1"), SmokeMain.class, "503");

    assertThat(smoke.exitCode()).as(smoke.said()).isEqualTo(1);
    assertThat(smoke.said()).contains("smoke: NOT HEALTHY: GET /health on port ", ": 503, for 1 s");
  }

  @Test
  void saysThatTheAppEndedBeforeItsPortWasOpen() throws Exception {
    Smoke smoke = smoke(List.of("--deadline=10m"), SmokeMain.class, "no status");

    assertThat(smoke.exitCode()).as(smoke.said()).isEqualTo(3);
    assertThat(smoke.said()).contains("DIED after ").doesNotContain("smoke: healthy");
  }

  @Test
  void refusesWhatItDoesNotUnderstand() throws Exception {
    for (String option : List.of("--health=up", "--health-seconds=soon", "--runs=3", "--bogus=1")) {
      Smoke smoke = smoke(List.of(option), SmokeMain.class, "200");
      assertThat(smoke.exitCode()).as(smoke.said()).isEqualTo(2);
      assertThat(smoke.said()).contains(option.substring(0, option.indexOf('=')));
    }
  }
}
