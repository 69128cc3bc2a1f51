package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WatchIT {
  static List<Jdks.Jdk> jdks() {
    return Jdks.newest();
  }

  private static ForkedJvm app(String how) {
    return ForkedJvm.of(WatchMain.class)
        .args(how)
        .settings("hooks=io.github.prebind.WatchMain$Backfill.run");
  }

  private static List<String> containing(ForkedJvm.Result result, String part) {
    return result.agentLines().stream().filter(line -> line.contains(part)).toList();
  }

  /** One start for all of it, since the deadline has to pass in real time. */
  @ParameterizedTest
  @MethodSource("jdks")
  void warnsAtItsMarksAndOfTheCallThatBlocksAndSavesNothingUp(Jdks.Jdk jdk) {
    ForkedJvm.Result result;
    try (ForkedJvm.Running running = app("sleep").on(jdk).settings("deadline=6s").start()) {
      running.awaitLine("LATE");
      running.awaitLine("WatchMain$Backfill.run:");
      result = running.kill();
    }
    List<String> marks = new ArrayList<>();
    for (String line : containing(result, "is not open; 6 s are allowed")) {
      marks.add(line.startsWith("prebind: LATE") ? "100" : line.substring(9, 11));
    }
    // A machine that stands still for a second may leave out a mark, never turn two round.
    assertThat(marks).isSubsetOf("50", "75", "90", "100").endsWith("100").doesNotHaveDuplicates();
    assertThat(marks).hasSizeGreaterThan(1).isSortedAccordingTo(WatchIT::byPercent);
    assertThat(result.agentLines())
        .anyMatch(
            line ->
                line.matches(
                    ".*main has been in .*(Thread.sleep.* for [0-9.]+ m?s"
                        + "| for [0-9.]+ m?s, now in Thread.sleep.*); .*"
                        + " of 6 s are gone and the port is not open"));
    assertThat(result.agentLines())
        .anyMatch(
            line -> line.matches("prebind: +at WatchMain.Backfill.run:[0-9]+ < WatchMain.main:.*"));
    assertThat(result.exitCode()).isEqualTo(137);
    assertThat(result.json()).isNull();
  }

  private static int byPercent(String a, String b) {
    return Integer.compare(Integer.parseInt(a), Integer.parseInt(b));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void namesTheSpanInWhichSigtermEndedTheStart(Jdks.Jdk jdk) {
    try (ForkedJvm.Running running = app("sleep").on(jdk).start()) {
      running.awaitLine("inside");
      ForkedJvm.Result result = running.stop();
      assertThat(result.exitCode()).isEqualTo(143);
      assertThat(result.report().outcome()).isEqualTo(Start.Outcome.STOPPED);
      assertThat(result.report().failure().type()).isEqualTo("SIGTERM");
      assertThat(result.report().failure().during())
          .isIn("WatchMain$Backfill.run", "Thread.sleep in WatchMain$Backfill.run");
      assertThat(result.span("custom", "Backfill.run").open()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void namesTheSpanInWhichTheAppExited(Jdks.Jdk jdk) {
    ForkedJvm.Result result = app("exit").on(jdk).run();
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.report().outcome()).isEqualTo(Start.Outcome.DIED);
    assertThat(result.report().failure().type()).isEqualTo("System.exit");
    assertThat(result.report().failure().during()).isEqualTo("WatchMain$Backfill.run");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void namesTheSpanInWhichTheAppFailed(Jdks.Jdk jdk) {
    ForkedJvm.Result result = app("throw").on(jdk).run();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.report().outcome()).isEqualTo(Start.Outcome.DIED);
    assertThat(result.report().failure())
        .isEqualTo(
            new Start.Failure(
                "java.lang.IllegalStateException", "no such tenant", "WatchMain$Backfill.run"));
    assertThat(result.span("custom", "Backfill.run").error()).contains("no such tenant");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void saysAtTheMarkThatAnotherPortIsOpen(Jdks.Jdk jdk) {
    try (ForkedJvm.Running running =
        app("elsewhere").on(jdk).env("PORT", "1").settings("deadline=2s").start()) {
      String port = running.awaitLine("opened ").substring(7);
      String line = running.awaitLine("open instead");
      assertThat(line).contains("port " + port).contains("port 1 is the one that counts");
      assertThat(running.stop().report().bind()).isNull();
    }
  }

  @Test
  void reportsAnAppThatEndsWithoutAPort() {
    ForkedJvm.Result result = app("daemon").run();
    assertThat(result.exitCode()).isZero();
    assertThat(result.report().outcome()).isEqualTo(Start.Outcome.NOT_BOUND);
    assertThat(result.report().failure()).isNull();
    assertThat(result.report().reasons().get("bind")).isEqualTo("no port was opened");
  }

  @ParameterizedTest
  @CsvSource({"DYNO, web.1, heroku, Heroku", "RENDER, true, render, Render"})
  void findsThePlatformInTheEnvironment(String name, String value, String id, String spoken) {
    ForkedJvm.Result result = app("throw").env(name, value).run();
    assertThat(result.report().platform().id()).isEqualTo(id);
    assertThat(result.report().platform().detectedBy()).contains(name);
    assertThat(result.report().platform().advice()).isNotBlank();
    assertThat(result.report().verdict().deadlineMillis())
        .isEqualTo(result.report().platform().deadlineMillis());
    assertThat(containing(result, spoken)).isNotEmpty();
  }

  @Test
  void advisesForThePlatformWhenAMigrationBlocks() {
    try (ForkedJvm.Running running =
        ForkedJvm.of(FlywayMain.class)
            .jars("flyway-core", "h2", "postgresql", "flyway-database-postgresql")
            .jarsBeginning("jackson-", "slf4j-api")
            .args("jdbc:h2:mem:watch", "sa", "good")
            .env("DYNO", "web.1")
            .settings("deadline=10s")
            .start()) {
      running.awaitLine("backfilling");
      running.awaitLine("is not open");
      String line = running.awaitLine("elease");
      assertThat(line).startsWith("prebind: ");
      running.kill();
    }
  }
}
