package io.github.prebind;

import static io.github.prebind.SickApp.exactly;
import static io.github.prebind.SickApp.finding;
import static io.github.prebind.SickApp.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.sick.Batch;
import io.github.prebind.sick.Boot;
import io.github.prebind.sick.BoundToLoopback;
import io.github.prebind.sick.NeverBound;
import io.github.prebind.sick.PortOpenNotReady;
import io.github.prebind.sick.ReadyOnHttp;
import io.github.prebind.sick.Server;
import io.github.prebind.sick.WrongPort;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apps that are sick in their port or their readiness. */
class SickPortIT {
  @TempDir Path folder;

  static List<SickApp> apps() {
    return List.of(
        SickApp.of("bound-to-loopback", BoundToLoopback.class, SickPortIT::onlyOnLoopback),
        SickApp.of("wrong-port", WrongPort.class, SickPortIT::doesNotReadPort),
        SickApp.of("never-bound", NeverBound.class, SickPortIT::waitsForEver),
        SickApp.of("port-open-not-ready", PortOpenNotReady.class, SickPortIT::worksBehindTheBind),
        SickApp.of("ready-on-http", ReadyOnHttp.class, SickPortIT::isAskedByHttp));
  }

  @ParameterizedTest
  @MethodSource("apps")
  void isFound(SickApp app) throws Exception {
    app.check(folder);
  }

  /** On the newest JDK. */
  private static ForkedJvm boot(Class<?> main, String... arguments) {
    return ForkedJvm.sick(main)
        .on(Jdks.newest().get(0))
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

  private static Start onlyOnLoopback(Class<?> main, Path folder) {
    ForkedJvm fork = boot(main).settings("platform=heroku");
    Start start = until("prebind: ready after", fork).report();

    Finding finding = finding(start, "bound-to-loopback");
    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.evidence()).contains("listens on 127.0.0.1; Heroku connects from outside");
    return start;
  }

  private static Start doesNotReadPort(Class<?> main, Path folder) throws IOException {
    int port = freePort();
    ForkedJvm fork = boot(main).env("PORT", Integer.toString(port));
    Start start = until("but port " + port + " is shut", fork).report();

    Finding finding = finding(start, "wrong-port");
    assertThat(start.outcome()).isEqualTo(Start.Outcome.STOPPED);
    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.title()).endsWith(" is open, but " + port + " is expected");
    assertThat(finding.fix()).contains("server.port=${PORT:8080}");
    return start;
  }

  private static Start waitsForEver(Class<?> main, Path folder) {
    ForkedJvm fork = ForkedJvm.sick(main).on(Jdks.newest().get(0));
    Start start = until("the app waits", fork).report();

    Finding finding = finding(start, "never-bound");
    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.title()).contains("main is waiting in NeverBound.main:");
    assertThat(finding.evidence()).contains("poller is waiting in NeverBound.poll:");
    return start;
  }

  /** A runner, while the port is open. */
  private static Start worksBehindTheBind(Class<?> main, Path folder) {
    Start start = until("prebind: ready after", boot(main, "long")).report();

    Finding finding = finding(start, "port-open-not-ready");
    assertThat(finding.level()).isEqualTo("info");
    assertThat(finding.evidence()).contains("open after", "ready after", "ApplicationReadyEvent");
    return start;
  }

  private static Start isAskedByHttp(Class<?> main, Path folder) {
    ForkedJvm fork = ForkedJvm.sick(main).args("0").settings("platform=railway", "ready=off");
    Start start = fork.untilReported().report();

    assertThat(finding(start, "ready-on-http").level()).isEqualTo("info");
    return start;
  }

  @Test
  void theVariableOfSpringBootsOwnWinsOverPort() throws IOException {
    int port = freePort();

    ForkedJvm.Result result =
        until(
            "but port " + port + " is shut",
            boot(WrongPort.class).env("PORT", Integer.toString(port)).env("SERVER_PORT", "0"));

    exactly(result.report(), "wrong-port", "env-conflict");
    assertThat(result.report().findings())
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

    ForkedJvm fork = boot(WrongPort.class, "--server.port=${PORT:8080}");
    Start start = until("prebind: ready after", fork.env("PORT", Integer.toString(port))).report();

    exactly(start);
    assertThat(start.environment().port()).isEqualTo(port);
    assertThat(start.environment().portFrom()).isEqualTo("PORT");
  }

  @Test
  void springBootWithoutAWebServerNeverBinds() {
    ForkedJvm.Result result = boot(Boot.class, "--spring.main.web-application-type=none").run();

    Finding finding = only(result.report(), "never-bound");
    assertThat(result.exitCode()).isZero();
    assertThat(finding.title()).isEqualTo("The app ended by itself and had opened no port");
    assertThat(finding.fix()).contains("spring-boot-starter-web");
  }

  @Test
  void aPathThatAnswersBeforeTheAppIsReadyIsLivenessTakenForReadiness() {
    Start start;
    try (ForkedJvm.Running running =
        boot(PortOpenNotReady.class, "answered").settings("ready=/health").start()) {
      running.awaitLine("prebind: ready after");
      running.awaitLine("the app serves");
      running.awaitInFile("start.json", "ApplicationReadyEvent");
      start = running.stop().report();
    }

    Finding finding = only(start, "port-open-not-ready");
    assertThat(finding.level()).isEqualTo("warning");
    assertThat(finding.title()).isEqualTo("GET /health answers before the app is ready");
    assertThat(start.ready().by()).isEqualTo("GET /health");
    assertThat(start.readiness())
        .extracting(Start.Ready::by)
        .containsExactly("GET /health", "Spring Boot ApplicationReadyEvent");
  }

  /**
   * The port opens in time, and the answer comes behind the deadline: two things that are wrong.
   */
  @Test
  void anAnswerBehindTheDeadlineIsLateWhereThePlatformWaitsForIt() {
    Start start;
    try (ForkedJvm.Running running =
        ForkedJvm.sick(ReadyOnHttp.class)
            .args("7000")
            .settings("platform=railway", "deadline=6s", "ready=/health")
            .start()) {
      running.awaitLine("prebind: ready after");
      running.awaitInFile("start.json", "ready-on-http");
      start = running.stop().report();
    }

    exactly(start, "ready-on-http", "port-open-not-ready");
    assertThat(start.bind().atMillis()).isLessThan(6_000);
    Finding finding = start.findings().get(0);
    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.title()).endsWith("waits for an HTTP answer, and that comes too late");
    assertThat(finding.evidence()).contains("(GET /health)").endsWith(" too late");
  }

  /** Found by its variable: who chooses a platform by hand may have told it another port. */
  @Test
  void aPortBesideThePlatformsDefaultIsTold() {
    Start start = ForkedJvm.sick(Server.class).env("RENDER", "true").untilReported().report();

    Finding finding = only(start, "wrong-port");
    assertThat(finding.level()).isEqualTo("info");
    assertThat(finding.evidence()).startsWith("Render looks at port 10000 unless");
  }

  @Test
  void aBatchJobThatHasDoneItsWorkIsNoServerThatFailed() {
    ForkedJvm fork = ForkedJvm.of(Batch.class).alone().settings("platform=none");

    assertThat(only(fork.run().report(), "never-bound").level()).isEqualTo("info");
  }
}
