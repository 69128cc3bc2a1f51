package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.prebind.start.Start;
import io.github.prebind.start.StartJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunningProjectionIT {
  private static final String LATE = "projected to miss the deadline: ";

  @TempDir static Path folder;
  private static Path baseline;

  static List<Jdks.Jdk> jdks() {
    return Jdks.newest();
  }

  private static ForkedJvm paced(int first, int second, int third) {
    return ForkedJvm.of(PacedMain.class)
        .args("" + first, "" + second, "" + third)
        .settings(PacedMain.HOOKS);
  }

  private static ForkedJvm.Result toItsEnd(ForkedJvm fork) throws Exception {
    try (ForkedJvm.Running running = fork.start()) {
      running.awaitLine("opened");
      running.awaitFile("start.json");
      running.process.getOutputStream().close();
      return running.await();
    }
  }

  @BeforeAll
  static void measureTheBaseline() throws Exception {
    baseline = folder.resolve("baseline.json");
    Files.writeString(baseline, toItsEnd(paced(400, 400, 3_000)).json());
  }

  private static void assertWarnedBeforeHalf(ForkedJvm.Result result) {
    List<String> lines = result.agentLines();
    int warned = -1;
    for (int i = 0; i < lines.size() && warned < 0; i++) {
      assertThat(lines.get(i)).doesNotContain("% of the deadline is gone");
      warned = lines.get(i).contains(LATE) ? i : -1;
    }
    assertThat(lines.stream().filter(line -> line.contains(LATE))).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void warnsByTheBaselineLongBeforeHalfOfTheDeadlineIsGone(Jdks.Jdk jdk) {
    ForkedJvm fork = paced(4_000, 4_000, 600_000).on(jdk);
    try (ForkedJvm.Running running =
        fork.settings("baseline=" + baseline, "deadline=35s").start()) {
      String line = running.awaitLine(LATE);
      assertThat(line)
          .matches(
              "prebind: projected to miss the deadline: the port opens after about [0-9.]+ m?s.* \\(.*"
                  + " to .*\\); .* of 35 s are gone");
      running.awaitLine("  by the baseline of 20");
      ForkedJvm.Result result = running.stop();
      assertWarnedBeforeHalf(result);
      Start.Projection projection = result.report().projection();
      assertThat(projection.atMillis()).isGreaterThan(35_000);
      assertThat(projection.lowMillis()).isLessThanOrEqualTo(projection.atMillis());
      assertThat(projection.basis()).startsWith("the baseline of 20");
      assertThat(result.report().projections()).isNotEmpty();
    }
  }

  @Test
  void reportsWhatItProjectedOfAStartLikeTheBaseline() throws Exception {
    ForkedJvm.Result result =
        toItsEnd(paced(400, 400, 3_000).settings("baseline=" + baseline, "deadline=60s"));
    Start start = result.report();
    assertThat(start.projection().atMillis())
        .isCloseTo(start.bind().atMillis(), within(0.5 * start.bind().atMillis()));
    assertThat(start.reasons()).doesNotContainKey("projection");
    assertThat(result.agentLines()).noneMatch(line -> line.contains(LATE));
  }

  @Test
  void saysItInJsonToo() {
    try (ForkedJvm.Running running =
        paced(4_000, 4_000, 600_000)
            .settings("baseline=" + baseline, "deadline=35s", "log=json")
            .start()) {
      assertThat(running.awaitLine(LATE))
          .startsWith("{\"time\":")
          .contains("\"level\":\"warning\"")
          .contains("\"deadlineMillis\":35000,\"projectedMillis\":")
          .contains("\"projectedBy\":\"the baseline of 20");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "empty", "half", "another schema", "not bound"})
  void anUnusableBaselineIsOneLineAndTheAppStartsAsWithoutIt(String what) throws Exception {
    Path file = folder.resolve(what);
    String good = Files.readString(baseline);
    switch (what) {
      case "folder" -> Files.createDirectory(file);
      case "empty" -> Files.writeString(file, "");
      case "half" -> Files.writeString(file, good.substring(0, good.length() / 2));
      case "another schema" -> Files.writeString(file, good.replace("prebind/1", "prebind/7"));
      default -> {
        ForkedJvm.Result ended = ForkedJvm.of(WatchMain.class).args("throw").run();
        Files.writeString(file, ended.json());
      }
    }
    ForkedJvm.Result result = toItsEnd(paced(500, 500, 1_500).settings("baseline=" + file));
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).containsExactly("opened true");
    assertThat(result.agentLines().stream().filter(line -> line.contains("baseline=")))
        .hasSize(1)
        .allMatch(line -> line.startsWith("prebind: baseline=" + file + ": "))
        .allMatch(line -> line.endsWith("; no projection from it"));
    assertThat(result.report().projection()).isNull();
    assertThat(result.report().reasons().get("projection"))
        .startsWith("the baseline cannot be used: ");
  }

  @Test
  void anUnusableBaselineIsToldOfAQuickStartToo() throws Exception {
    Path none = folder.resolve("none.json");
    ForkedJvm.Result result = toItsEnd(paced(10, 10, 10).settings("baseline=" + none));

    assertThat(result.agentLines().stream().filter(line -> line.contains("baseline=")))
        .containsExactly(
            "prebind: baseline="
                + none
                + ": cannot be read, there is no such file; no projection from it");
    assertThat(result.report().reasons().get("projection"))
        .startsWith("the baseline cannot be used: " + none);
  }

  @Test
  void aQuickStartOpensItsBaselineToo() throws Exception {
    Path cached = folder.resolve("cached.json");
    String none = "\"aotCache\":\"none\"";
    String before = Files.readString(baseline).replaceAll("\"aotCache\": *\"none\"", none);
    assertThat(before).contains(none);
    Files.writeString(cached, before.replace(none, "\"aotCache\":\"in use\""));
    ForkedJvm.Result result = toItsEnd(paced(10, 10, 10).settings("baseline=" + cached));

    Start start = result.report();
    assertThat(result.agentLines()).noneMatch(line -> line.contains("baseline="));
    assertThat(start.jvm().cachedBindMillis()).isEqualTo(StartJson.read(before).bind().atMillis());
    if (start.bind().atMillis() < 900) {
      assertThat(start.reasons().get("projection"))
          .isEqualTo("the start was over before it was projected");
    }
  }

  @Test
  void runShowsTheProjectionInItsLiveLine() throws Exception {
    ForkedRun run =
        ForkedRun.of("--baseline", baseline.toString(), "--hooks", PacedMain.HOOKS.substring(6));
    try (ForkedJvm.Running running =
        run.startShell("exec " + run.java(PacedMain.class, "4000", "4000", "600000"))) {
      running.awaitLine("; projected ");
      run.end(running, "TERM");
    }
  }

  @Test
  void aBaselineOfAnotherAppGivesNoProjection() throws Exception {
    ForkedJvm.Result result =
        toItsEnd(
            ForkedJvm.of(PacedMain.class)
                .args("500", "500", "2000")
                .settings("hooks=io.github.prebind.PacedMain.main", "baseline=" + baseline));
    assertThat(result.report().projection()).isNull();
    assertThat(result.report().reasons().get("projection")).contains("baseline");
  }

  @Test
  void aStartWithoutABasisSaysWhyThereIsNone() throws Exception {
    ForkedJvm.Result result = toItsEnd(paced(10, 10, 10));
    assertThat(result.report().projection()).isNull();
    assertThat(result.report().reasons().get("projection"))
        .isEqualTo("neither a baseline was given nor were migrations pending for long");
  }

  @Test
  void warnsByTheSizeOfThePendingFlywayScripts() {
    try (ForkedJvm.Running running =
        ForkedJvm.of(FlywayMain.class)
            .jars("flyway-core", "h2")
            .jarsBeginning("jackson-", "slf4j-api")
            .args("jdbc:h2:mem:paced", "sa", "paced")
            .settings("deadline=60s")
            .start()) {
      assertThat(running.awaitLine(LATE)).contains("the pending migrations end after about ");
      running.awaitLine(
          "by the pace of the pending migrations, 1 of 2 done, weighted by the size of their");
      ForkedJvm.Result result = running.stop();
      assertWarnedBeforeHalf(result);
      assertThat(result.report().migrations().get(0).scriptBytes()).isBetween(60L, 100L);
      assertThat(result.report().projections())
          .isNotEmpty()
          .allMatch(point -> point.basis().equals("migrations"));
    }
  }

  @Test
  void warnsByTheSizeOfThePendingLiquibaseChangeSets() {
    try (ForkedJvm.Running running =
        ForkedJvm.of(LiquibaseMain.class)
            .jars("h2", "opencsv", "commons-io", "commons-lang3", "commons-text", "slf4j-api")
            .jars("commons-collections4", "snakeyaml", "jaxb-api", "liquibase-core")
            .jvm("-Dliquibase.analytics.enabled=false")
            .args("liquibase/paced.sql")
            .settings("deadline=60s")
            .start()) {
      assertThat(running.awaitLine(LATE)).contains("the pending migrations end after about ");
      running.awaitLine("pending migrations, 2 of 3 done, weighted by the size of their");
      assertWarnedBeforeHalf(running.stop());
    }
  }
}
