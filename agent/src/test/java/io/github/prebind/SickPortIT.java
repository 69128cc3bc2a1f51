package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Apps that are sick in their environment, their port or their readiness: exactly that is found,
 * and nothing else.
 */
class SickPortIT {
  private static final String SECRET = "s3cr3t";

  @TempDir private Path folder;

  static List<Jdks.Jdk> jdks() {
    return Jdks.newest();
  }

  private static ForkedJvm boot(String... arguments) {
    return ForkedJvm.sick(SickPortMains.Boot.class)
        .args(arguments)
        .jarsBeginning(
            "spring-",
            "tomcat-embed-",
            "jakarta.annotation-",
            "commons-logging-",
            "jspecify-",
            "micrometer-commons-",
            "micrometer-observation-");
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    }
  }

  /** Runs it until a line is there, and stops it then. */
  private static ForkedJvm.Result until(String line, ForkedJvm fork) {
    try (ForkedJvm.Running running = fork.start()) {
      running.awaitLine(line);
      return running.stop();
    }
  }

  private static ForkedJvm.Result untilReported(ForkedJvm fork) {
    try (ForkedJvm.Running running = fork.start()) {
      running.awaitFile("start.json");
      return running.stop();
    }
  }

  private static List<Finding> found(ForkedJvm.Result result) {
    return result.report().findings();
  }

  private static List<String> ids(ForkedJvm.Result result) {
    return found(result).stream().map(Finding::id).toList();
  }

  private static Finding only(ForkedJvm.Result result, String id) {
    assertThat(ids(result)).as(result.err().toString()).containsExactly(id);
    return found(result).get(0);
  }

  private static void assertNoSecret(ForkedJvm.Result result) {
    assertThat(result.err()).noneMatch(line -> line.contains(SECRET));
    assertThat(result.json()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aLineBreakAtTheEndOfAUrlIsToldBeforeTheAppsFirstLine(Jdks.Jdk jdk) {
    ForkedJvm.Result result =
        untilReported(
            ForkedJvm.sick(SickPortMains.Server.class)
                .on(jdk)
                .env("DATABASE_URL", "postgres://app:" + SECRET + "@db/" + SECRET + "\n")
                .env("API_TOKEN", "\"" + SECRET + "\""));

    Finding finding = only(result, "env-whitespace");

    assertThat(finding.level()).isEqualTo("warning");
    assertThat(finding.evidence())
        .isEqualTo(
            "API_TOKEN, a key, stands in quotes; DATABASE_URL, a URL, ends with a line break");
    assertThat(result.err().subList(0, 3))
        .containsExactly(
            "prebind: environment: API_TOKEN, a key, stands in quotes (env-whitespace)",
            "prebind: environment: DATABASE_URL, a URL, ends with a line break (env-whitespace)",
            "the app begins");
    assertNoSecret(result);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void whatRequireEnvMissesAndAPlaceholderAreToldTogether(Jdks.Jdk jdk) {
    ForkedJvm.Result result =
        untilReported(
            ForkedJvm.sick(SickPortMains.Server.class)
                .on(jdk)
                .settings("require-env=PREBIND_TEST_KEY;PATH")
                .env("API", "https://app:" + SECRET + "@${PREBIND_TEST_HOST}/" + SECRET));

    Finding finding = only(result, "env-missing");

    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.evidence())
        .isEqualTo(
            "PREBIND_TEST_KEY is not set, and require-env asks for it; API holds a placeholder"
                + " ${...} that nothing has filled in");
    assertThat(result.err()).element(2).isEqualTo("the app begins");
    assertNoSecret(result);
  }

  @Test
  void twoUrlsOfTheDatabaseContradictEachOther() {
    ForkedJvm.Result result =
        untilReported(
            ForkedJvm.sick(SickPortMains.Server.class)
                .env("DATABASE_URL", "postgres://app:" + SECRET + "@" + SECRET + "-a/app")
                .env("DB_URL", "jdbc:postgresql://" + SECRET + "-b/app?password=" + SECRET));

    assertThat(only(result, "env-conflict").level()).isEqualTo("warning");
    assertThat(result.err().get(0))
        .isEqualTo(
            "prebind: environment: DATABASE_URL and DB_URL name two databases: the second has"
                + " another host (env-conflict)");
    assertNoSecret(result);
  }

  @Test
  void nothingIsFoundInAHealthyEnvironment() throws IOException {
    ForkedJvm.Result result =
        untilReported(
            ForkedJvm.sick(SickPortMains.Server.class)
                .env("DATABASE_URL", "postgres://app:" + SECRET + "@db/app")
                .env("SPRING_DATASOURCE_URL", "jdbc:postgresql://db:5432/app")
                .env("TLS_KEY", "-----BEGIN KEY-----\n" + SECRET + "\n-----END KEY-----\n")
                .env("GREETING", "good morning ")
                .settings("require-env=DATABASE_URL;TLS_KEY"));

    assertThat(ids(result)).isEmpty();
    assertThat(result.err().get(0)).isEqualTo("the app begins");
    assertNoSecret(result);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void noClassIsLoadedForAHealthyEnvironment(Jdks.Jdk jdk) throws IOException {
    Path loaded = folder.resolve("loaded");

    untilReported(
        ForkedJvm.sick(SickPortMains.Server.class).on(jdk).jvm("-Xlog:class+load:file=" + loaded));

    assertThat(Files.readString(loaded))
        .contains("io.github.prebind.SickPortMains$Server")
        .doesNotContain("io.github.prebind.environment.");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void springBootThatDoesNotReadPortListensElsewhere(Jdks.Jdk jdk) throws IOException {
    int port = freePort();

    ForkedJvm.Result result =
        until("but port " + port + " is shut", boot().on(jdk).env("PORT", Integer.toString(port)));

    Finding finding = only(result, "wrong-port");
    assertThat(result.report().outcome()).isEqualTo(Start.Outcome.STOPPED);
    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.title()).endsWith(" is open, but " + port + " is expected");
    assertThat(finding.fix()).contains("server.port=${PORT:8080}");
  }

  @Test
  void theVariableOfSpringBootsOwnWinsOverPort() throws IOException {
    int port = freePort();

    ForkedJvm.Result result =
        until(
            "but port " + port + " is shut",
            boot().env("PORT", Integer.toString(port)).env("SERVER_PORT", "0"));

    assertThat(ids(result)).containsExactlyInAnyOrder("wrong-port", "env-conflict");
    assertThat(found(result))
        .allMatch(finding -> finding.level().equals("error"))
        .anyMatch(finding -> finding.fix().contains("SERVER_PORT before server.port"));
    assertThat(result.err().get(0))
        .isEqualTo(
            "prebind: environment: PORT and SERVER_PORT hold different ports: Spring Boot listens"
                + " on SERVER_PORT, the platform looks at PORT (env-conflict)");
  }

  @Test
  void springBootThatReadsPortIsHealthy() throws IOException {
    int port = freePort();

    ForkedJvm.Result result =
        until(
            "prebind: ready after",
            boot("--server.port=${PORT:8080}").env("PORT", Integer.toString(port)));

    assertThat(ids(result)).isEmpty();
    assertThat(result.report().environment().port()).isEqualTo(port);
    assertThat(result.report().environment().portFrom()).isEqualTo("PORT");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anAppThatWaitsForEverNeverBinds(Jdks.Jdk jdk) {
    ForkedJvm.Result result =
        until("the app waits", ForkedJvm.sick(SickPortMains.Waiting.class).on(jdk));

    Finding finding = only(result, "never-bound");
    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.title()).contains("main is waiting in SickPortMains$Waiting.main:");
    assertThat(finding.evidence()).contains("poller is waiting in SickPortMains$Waiting.poll:");
  }

  @Test
  void springBootWithoutAWebServerNeverBinds() {
    ForkedJvm.Result result = boot("--spring.main.web-application-type=none").run();

    Finding finding = only(result, "never-bound");
    assertThat(result.exitCode()).isZero();
    assertThat(finding.title()).isEqualTo("The app ended by itself and had opened no port");
    assertThat(finding.fix()).contains("spring-boot-starter-web");
  }

  @Test
  void aRunnerThatWorksBehindTheBindKeepsAnOpenPortUnready() {
    ForkedJvm.Result result = until("prebind: ready after", boot("--warmup=long"));

    Finding finding = only(result, "port-open-not-ready");
    assertThat(finding.level()).isEqualTo("info");
    assertThat(finding.evidence()).contains("open after", "ready after", "ApplicationReadyEvent");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aPathThatAnswersBeforeTheAppIsReadyIsLivenessTakenForReadiness(Jdks.Jdk jdk) {
    ForkedJvm.Result result;
    try (ForkedJvm.Running running =
        boot("--warmup=answered").on(jdk).settings("ready=/health").start()) {
      running.awaitLine("prebind: ready after");
      running.awaitLine("the app serves");
      running.awaitInFile("start.json", "ApplicationReadyEvent");
      result = running.stop();
    }

    Finding finding = only(result, "port-open-not-ready");
    Start start = result.report();
    assertThat(finding.level()).isEqualTo("warning");
    assertThat(finding.title()).isEqualTo("GET /health answers before the app is ready");
    assertThat(start.ready().by()).isEqualTo("GET /health");
    assertThat(start.readiness())
        .extracting(Start.Ready::by)
        .containsExactly("GET /health", "Spring Boot ApplicationReadyEvent");
  }

  @Test
  void aPlatformThatWatchesHttpWantsToKnowWhenTheAppAnswers() {
    ForkedJvm.Result result =
        untilReported(
            ForkedJvm.sick(SickPortMains.Server.class).settings("platform=railway", "ready=off"));

    assertThat(only(result, "ready-on-http").level()).isEqualTo("info");
  }

  /**
   * The port opens in time, and the answer comes behind the deadline: two things that are wrong.
   */
  @Test
  void anAnswerBehindTheDeadlineIsLateWhereThePlatformWaitsForIt() {
    ForkedJvm.Result result;
    try (ForkedJvm.Running running =
        ForkedJvm.sick(SickPortMains.Slow.class)
            .args("7000")
            .settings("platform=railway", "deadline=6s", "ready=/health")
            .start()) {
      running.awaitLine("prebind: ready after");
      running.awaitInFile("start.json", "ready-on-http");
      result = running.stop();
    }

    assertThat(ids(result)).containsExactly("ready-on-http", "port-open-not-ready");
    assertThat(result.report().bind().atMillis()).isLessThan(6_000);
    Finding finding = found(result).get(0);
    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.title()).endsWith("waits for an HTTP answer, and that comes too late");
    assertThat(finding.evidence()).contains("(GET /health)").endsWith(" too late");
  }

  @Test
  void aPortThatOnlyThisMachineReachesIsNoneForAPlatform() {
    ForkedJvm.Result result =
        until(
            "prebind: ready after", boot("--server.address=127.0.0.1").settings("platform=heroku"));

    Finding finding = only(result, "bound-to-loopback");
    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.evidence()).contains("listens on 127.0.0.1; Heroku connects from outside");
  }

  /** Found by its variable: who chooses a platform by hand may have told it another port. */
  @Test
  void aPortBesideThePlatformsDefaultIsTold() {
    ForkedJvm.Result result =
        untilReported(ForkedJvm.sick(SickPortMains.Server.class).env("RENDER", "true"));

    Finding finding = only(result, "wrong-port");
    assertThat(finding.level()).isEqualTo("info");
    assertThat(finding.evidence()).startsWith("Render looks at port 10000 unless");
  }

  @Test
  void aBatchJobThatHasDoneItsWorkIsNoServerThatFailed() {
    Finding finding =
        only(
            ForkedJvm.of(SickPortMains.Batch.class).alone().settings("platform=none").run(),
            "never-bound");

    assertThat(finding.level()).isEqualTo("info");
  }
}
