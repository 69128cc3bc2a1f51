package io.github.prebind.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunPlanTest {
  @TempDir private Path folder;

  private static RunPlan plan(Map<String, String> settings, Map<String, String> env) {
    return plan(settings, env, null, null);
  }

  private static RunPlan plan(
      Map<String, String> settings, Map<String, String> env, String timeout, String out) {
    return RunPlan.of(
        new RunRequest(settings, null, null, timeout, null, out, false, List.of("/bin/sh")), env);
  }

  @Test
  void waitsForFiveMinutesWhereNoDeadlineIsKnown() {
    RunPlan plan = plan(Map.of(), Map.of());

    assertThat(plan.timeoutMillis()).isEqualTo(300_000);
    assertThat(plan.limitMillis()).isNull();
    assertThat(plan.port()).isNull();
    assertThat(plan.failOn()).isEqualTo("error");
    assertThat(plan.runs()).isEqualTo(1);
  }

  @Test
  void waitsTwiceTheDeadlineWhereThatIsLonger() {
    assertThat(plan(Map.of("deadline", "10m"), Map.of()).timeoutMillis()).isEqualTo(1_200_000);
    assertThat(plan(Map.of("deadline", "10s"), Map.of()).timeoutMillis()).isEqualTo(300_000);
    assertThat(plan(Map.of("deadline", "10m"), Map.of(), "1500ms", null).timeoutMillis())
        .isEqualTo(1_500);
  }

  @Test
  void takesTheDeadlineFromThePlatformAndTheTighterOfItAndTheBudget() {
    assertThat(plan(Map.of("platform", "heroku"), Map.of()).limitMillis()).isEqualTo(60_000);
    assertThat(plan(Map.of("platform", "heroku", "budget", "20s"), Map.of()).limitMillis())
        .isEqualTo(20_000);
    assertThat(plan(Map.of("platform", "heroku", "budget", "2m"), Map.of()).limitMillis())
        .isEqualTo(60_000);
  }

  @Test
  void findsThePlatformAndThePortInTheEnvironmentAsTheAgentWill() {
    RunPlan plan = plan(Map.of(), Map.of("DYNO", "web.1", "PORT", "8081"));

    assertThat(plan.limitMillis()).isEqualTo(60_000);
    assertThat(plan.port()).isEqualTo(8081);
  }

  @Test
  void letsAnOptionWinOverTheEnvironment() {
    Map<String, String> env = Map.of("PREBIND_DEADLINE", "20s", "PREBIND_BUDGET", "15s");

    RunPlan plan = plan(Map.of("deadline", "10s"), env);

    assertThat(plan.limitMillis()).isEqualTo(10_000);
    assertThat(plan.settings()).isEqualTo(Map.of("deadline", "10s"));
    assertThat(plan(Map.of(), env).limitMillis()).isEqualTo(15_000);
  }

  @Test
  void refusesWhatTheAgentWouldOnlyWarnOf() {
    assertThatThrownBy(() -> plan(Map.of("deadline", "soon"), Map.of()))
        .hasMessage("deadline=soon is not a duration; expected for example 60s, 2m or 1500ms");
    assertThatThrownBy(() -> plan(Map.of("platform", "herok"), Map.of()))
        .hasMessageContaining("did you mean \"heroku\"?")
        .hasMessageNotContaining("using auto");
    assertThatThrownBy(() -> plan(Map.of(), Map.of("PREBIND_DEDLINE", "1s")))
        .hasMessageContaining("did you mean \"PREBIND_DEADLINE\"?");
    assertThatThrownBy(() -> plan(Map.of(), Map.of("PORT", "99999")))
        .hasMessageContaining("PORT=99999 is not a port");
    assertThatThrownBy(() -> plan(Map.of("report", "start.pdf"), Map.of()))
        .hasMessageContaining("has no known ending");
    assertThatThrownBy(() -> plan(Map.of("enabled", "false"), Map.of()))
        .hasMessageContaining("nothing to wait for");
  }

  @Test
  void refusesAReportThatCouldNotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> plan(Map.of("report", folder + "/no/a.json"), Map.of()))
        .hasMessageEndingWith("/no/a.json: its folder does not exist");
    assertThatThrownBy(
            () ->
                plan(
                    Map.of("report", Files.createDirectory(folder.resolve("b.json")) + ""),
                    Map.of()))
        .hasMessageEndingWith("b.json: it is a folder");
    assertThatThrownBy(() -> plan(Map.of(), Map.of(), null, file.toString()))
        .hasMessageStartingWith("--out=")
        .hasMessageContaining("is a file");
  }

  @Test
  void writesAllFormatsIntoOneFolderBesidesTheReportsThatAreNamed() {
    Path out = folder.resolve("a/b");
    String named = folder.resolve("start-%p.json").toString();

    List<String> reports = plan(Map.of("report", named), Map.of(), null, out.toString()).reports();

    assertThat(reports).startsWith(named).contains(out.resolve("start.json").toString());
    assertThat(out).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "x", "", "0.001", "1e9"})
  void refusesCoresThatCannotBeHad(String text) {
    assertThatThrownBy(() -> RunPlan.cpus(text, null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("--cpus=")
        .hasMessageContaining("expected cores from 0.01 to ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void offersNoMoreCoresThanThisProcessHasItself() {
    assertThat(RunPlan.cpus("0.25", null)).isEqualTo(0.25);
    assertThat(RunPlan.cpus(" 1 ", null)).isEqualTo(1);
    assertThatThrownBy(() -> RunPlan.cpus("0.75", 0.5)).hasMessageContaining("from 0.01 to 0.5");
  }

  @ParameterizedTest
  @CsvSource({
    "runs, 0, expected a number from 1 to 1000",
    "runs, two, expected a number from 1 to 1000",
    "timeout, 0s, expected a duration longer than 0",
    "timeout, 10, expected a duration longer than 0",
    "fail-on, warnings, did you mean",
    "fail-on, none, 'expected info, warning or error'"
  })
  void refusesAnOptionInOneLine(String option, String value, String part) {
    RunRequest request =
        new RunRequest(
            Map.of(),
            option.equals("runs") ? value : null,
            null,
            option.equals("timeout") ? value : null,
            option.equals("fail-on") ? value : null,
            null,
            false,
            List.of("/bin/sh"));

    assertThatThrownBy(() -> RunPlan.of(request, Map.of()))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("--" + option + "=" + value)
        .hasMessageContaining(part);
  }

  @Test
  void keepsNoAppOfSeveralRunning() {
    RunRequest request =
        new RunRequest(Map.of(), "3", null, null, null, null, true, List.of("/bin/sh"));

    assertThatThrownBy(() -> RunPlan.of(request, Map.of()))
        .hasMessage("--keep-running goes with one start, not with --runs=3");
  }
}
