package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.prebind.start.Start;
import io.github.prebind.start.StartJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gradle.launcher.daemon.IdleDaemon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run}: what it starts, says, reports and returns, and that it leaves nothing behind. */
@EnabledOnOs(OS.LINUX)
class RunIT {
  static List<Jdks.Jdk> jdks() {
    return Jdks.newest();
  }

  @TempDir private Path folder;

  private Start report(Path file) throws IOException {
    String json = Files.readString(file);
    assertThat(ReportSchema.problems(json)).isEmpty();
    return StartJson.read(json);
  }

  private static List<String> containing(ForkedJvm.Result result, String part) {
    return result.agentLines().stream().filter(line -> line.contains(part)).toList();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void reportsAStartInTimeOnceAndStopsTheApp(Jdks.Jdk jdk) throws IOException {
    Path out = folder.resolve("out");
    ForkedRun run = new ForkedRun(jdk, "--deadline", "10m", "--out", out.toString());

    ForkedJvm.Result result = run.shell("exec " + run.java(RunMains.Server.class));

    assertThat(result.exitCode()).as(result.err().toString()).isZero();
    assertThat(result.out()).singleElement().asString().startsWith("opened ");
    assertThat(result.err()).contains("app err");
    assertThat(containing(result, " open after ")).hasSize(1);
    assertThat(String.join("", result.err())).doesNotContain("\u001b", "\r");
    Start start = report(out.resolve("start.json"));
    assertThat(start.outcome()).isEqualTo(Start.Outcome.BOUND);
    assertThat(start.verdict().inTime()).isTrue();
    assertThat(start.runs()).isNull();
    assertThat(start.rehearsal()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--budget", "--deadline"})
  void isLateWhenTheBudgetOrTheDeadlineIsMissed(String limit) {
    ForkedRun run = ForkedRun.of(limit, "1ms");

    ForkedJvm.Result result = run.shell(run.java(RunMains.Server.class));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(containing(result, "LATE: port ")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tellsThatTheAppEndedBeforeItsPortWasOpen(Jdks.Jdk jdk) throws IOException {
    Path file = folder.resolve("start-%p.json");
    ForkedRun run = new ForkedRun(jdk, "--report", file.toString());

    ForkedJvm.Result result = run.shell(run.java(WatchMain.class, "throw"));

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(containing(result, "DIED after ")).hasSize(1);
    assertThat(containing(result, "no such tenant")).isNotEmpty();
    try (var files = Files.list(folder)) {
      Start start = report(files.toList().get(0));
      assertThat(start.outcome()).isEqualTo(Start.Outcome.DIED);
      assertThat(folder.resolve("start-" + start.jvm().pid() + ".json")).exists();
    }
  }

  @Test
  void tellsThatTheJvmWasKilled() {
    ForkedRun run = ForkedRun.of();
    String out = folder.resolve("out").toString();

    ForkedJvm.Result result =
        run.shell(
            run.java(RunMains.Shut.class)
                + (" > " + out + " & until grep -q inside " + out + "; do sleep 0.1; done;")
                // The progress has to be there, which the watching thread writes.
                + " until [ -s $PREBIND_RUN/$!.progress ]; do sleep 0.1; done;"
                + " kill -9 $!; wait $!");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(containing(result, "exit code 137 (signal 9)")).hasSize(1);
    assertThat(containing(result, "left no report")).hasSize(1);
    assertThat(containing(result, "STOPPED")).isEmpty();
  }

  @Test
  void tellsThatARuntimeWithoutItsModuleTakesNoAgent() throws Exception {
    Path image = folder.resolve("image");
    Process jlink =
        new ProcessBuilder(
                Jdks.CURRENT.home().resolve("bin/jlink").toString(),
                "--add-modules",
                "java.base",
                "--output",
                image.toString())
            .inheritIO()
            .start();
    assertThat(jlink.waitFor()).isZero();
    ForkedRun run = ForkedRun.of();

    ForkedJvm.Result result =
        run.shell(
            run.java(RunMains.Server.class)
                .replace(Jdks.CURRENT.java().toString(), image.resolve("bin/java").toString()));

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(containing(result, "needs the module java.instrument")).hasSize(1);
  }

  @Test
  void tellsThatNoJvmWasStarted() {
    ForkedJvm.Result result = ForkedRun.of().shell("exit 4");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(containing(result, "exit code 4")).hasSize(1);
    assertThat(containing(result, "no JVM with the agent was seen below sh")).hasSize(1);
  }

  @Test
  void givesUpAfterTheTimeoutAndReportsWhatItWaitedFor() throws IOException {
    Path file = folder.resolve("start.json");
    ForkedRun run = ForkedRun.of("--timeout", "5s", "--report", file.toString());

    ForkedJvm.Result result = run.shell(run.java(WatchMain.class, "sleep"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(containing(result, "gave up after ")).hasSize(1);
    assertThat(report(file).bind()).isNull();
  }

  @Test
  void killsAnAppThatDoesNotEndAndHasItsReportBefore() throws IOException {
    Path file = folder.resolve("start.json");
    ForkedRun run = ForkedRun.of("--timeout", "8s", "--report", file.toString());

    ForkedJvm.Result result =
        run.shell("trap '' TERM; " + run.java(RunMains.Shut.class, "for-ever"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(containing(result, "was killed: ")).hasSize(1);
    assertThat(report(file).outcome()).isEqualTo(Start.Outcome.NOT_BOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void endsEverythingWhenItIsInterrupted(String signal) throws Exception {
    assumeFalse(ignores(signal), "started in a shell's background or by nohup, as its children");
    ForkedRun run = ForkedRun.of();
    ForkedJvm.Running running = run.startShell(run.java(RunMains.Shut.class) + " & wait");
    running.awaitLine("inside");

    ForkedJvm.Result result = run.end(running, signal);

    assertThat(result.exitCode()).isGreaterThan(128);
    assertThat(containing(result, "interrupted after ")).hasSize(1);
    assertThat(containing(result, "STOPPED by SIGTERM")).hasSize(1);
  }

  /** A JVM leaves a signal ignored that was ignored when it was started. */
  private static boolean ignores(String signal) throws IOException {
    int number = List.of("HUP", "INT").indexOf(signal); // counted from 0
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("SigIgn:")) {
        long ignored = Long.parseUnsignedLong(line.substring(7).trim(), 16);
        return number >= 0 && (ignored >> number & 1) != 0;
      }
    }
    return false;
  }

  @Test
  void leavesNothingAlsoWhenNobodyReadsWhatItSays() {
    ForkedRun run = ForkedRun.of();
    ForkedJvm.Running running = run.startShell(run.java(RunMains.Shut.class));
    running.awaitLine("inside");

    assertThat(run.checked(running.stop()).exitCode()).isEqualTo(143); // closes the streams first
  }

  @Test
  void followsAJvmThatAScriptLeavesInTheBackground() {
    ForkedRun run = ForkedRun.of();

    ForkedJvm.Result result = run.shell(run.java(RunMains.Server.class) + " & echo bye; exit 7");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("bye").anyMatch(line -> line.startsWith("opened "));
  }

  /** As when the compiler finds an error: there is no app, and the daemon stays for hours. */
  @Test
  void takesNoBuildsDaemonForTheApp() {
    ForkedRun run = ForkedRun.of();

    ForkedJvm.Result result = run.shell(run.java(IdleDaemon.class) + " & exit 1");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(containing(result, "no app was seen, only the Gradle daemon (pid ")).hasSize(1);
    assertThat(containing(result, " open after ")).isEmpty();
  }

  @Test
  void takesTheFirstOfTwoJvmsThatOpensThePort() {
    ForkedRun run = ForkedRun.of();

    ForkedJvm.Result result =
        run.shell(run.java(RunMains.Shut.class) + " & " + run.java(RunMains.Server.class));

    String port =
        result.out().stream().filter(line -> line.startsWith("opened ")).findFirst().orElseThrow();
    assertThat(result.exitCode()).isZero();
    assertThat(containing(result, "port " + port.substring(7) + " open after ")).hasSize(1);
  }

  @Test
  void passesAnOutputOfAnySizeOn() {
    ForkedRun run = ForkedRun.of();

    ForkedJvm.Result result = run.shell(run.java(RunMains.Loud.class, "16"));

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).filteredOn(line -> line.length() == 1023).hasSize(16 * 1024);
    assertThat(result.err()).filteredOn(line -> line.startsWith("xxx")).hasSize(16 * 1024);
  }

  @Test
  void tellsThatAJvmHasNoAgentBecauseTheEnvironmentWasCleared() {
    ForkedRun run = ForkedRun.of();

    ForkedJvm.Result result = run.shell("exec env -i " + run.java(RunMains.Server.class));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(containing(result, "its environment has no JAVA_TOOL_OPTIONS")).hasSize(1);
    assertThat(containing(result, "without the agent; when it opened cannot be told")).hasSize(1);
  }

  @Test
  void extendsTheOptionsThatTheUserGivesToEveryJvm() {
    ForkedRun run = ForkedRun.of("--hooks", "com.acme.A.b; com.acme.C.d");

    ForkedJvm.Result result =
        run.env("JAVA_TOOL_OPTIONS", "-Dgiven=1").shell(run.java(RunMains.Server.class));

    assertThat(result.exitCode()).isZero();
    assertThat(result.err())
        .anyMatch(
            line ->
                line.contains("hooks=com.acme.A.b; com.acme.C.d") && line.contains("-Dgiven=1"));
  }

  @Test
  void reportsTheMedianOfSeveralStarts() throws IOException {
    Path file = folder.resolve("start.json");
    ForkedRun run = ForkedRun.of("--runs", "3", "--report", file.toString());

    ForkedJvm.Result result = run.shell(run.java(RunMains.Server.class));

    Start start = report(file);
    assertThat(result.exitCode()).isZero();
    assertThat(start.runs().count()).isEqualTo(3);
    assertThat(start.runs().bindMillis().stream().sorted().toList().get(1))
        .isEqualTo(start.bind().atMillis());
    assertThat(containing(result, "start 3 of 3: port ")).hasSize(1);
    assertThat(containing(result, "the median of 3 starts: ")).hasSize(1);
  }

  @Test
  void leavesTheAppRunningAfterTheReportUntilItEnds() throws IOException {
    Path end = folder.resolve("end");
    ForkedRun run = ForkedRun.of("--keep-running", "--deadline", "10m");
    ForkedJvm.Running running = run.startShell(run.java(RunMains.UntilFile.class, end.toString()));

    running.awaitLine(" open after ");
    assertThat(running.process.isAlive()).isTrue();
    assertThat(run.left().values()).anyMatch(line -> line.contains("UntilFile"));
    Files.createFile(end);

    assertThat(run.checked(running.await()).exitCode()).isZero();
  }

  @Test
  void showsTheStartInAJobOfGithubActionsToo() throws IOException {
    Path summary = folder.resolve("summary.md");
    ForkedRun run =
        ForkedRun.of("--budget", "1ms")
            .env("GITHUB_ACTIONS", "true")
            .env("GITHUB_STEP_SUMMARY", summary.toString());

    ForkedJvm.Result result = run.shell(run.java(RunMains.Server.class));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).as("the app's").noneMatch(line -> line.startsWith("::"));
    assertThat(result.err()).anyMatch(line -> line.startsWith("::error title="));
    assertThat(summary).content().contains(" open after ");
  }

  @Test
  void speaksInJsonIfItIsTold() {
    ForkedRun run = ForkedRun.of("--log", "json");

    ForkedJvm.Result result = run.shell(run.java(RunMains.Server.class));

    assertThat(result.agentLines()).isEmpty();
    assertThat(result.err())
        .anyMatch(line -> line.startsWith("{\"time\":") && line.contains(" open after "));
  }
}
