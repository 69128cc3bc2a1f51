package io.github.prebind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.report.GoldenFile;
import io.github.prebind.start.Start;
import io.github.prebind.start.StartJson;
import io.github.prebind.start.Starts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectCommandTest {
  private static final Start START = Starts.all().get("migrating-on-heroku");

  @TempDir private Path folder;
  private String file;

  @BeforeEach
  void writesAReport() throws IOException {
    file = Files.writeString(folder.resolve("start.json"), StartJson.write(START)).toString();
  }

  @ParameterizedTest
  @CsvSource({"in-time, render:starter, 2ms", "late, lambda, 20ms", "no-deadline, none, 5ms"})
  void showsTheSumTermByTerm(String name, String platform, String rtt) {
    CommandRun run = project("--platform", platform, "--cpus", "0.5", "--rtt", rtt);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(name.equals("late") ? 1 : 0);
    GoldenFile.of("cli/project-" + name + ".txt").compare(run.out());
  }

  @Test
  void saysWhatIsNotInTheFigureWhereThePlatformWaitsForHttp() {
    assertThat(project("--platform", "app-engine", "--cpus", "1").out().replaceAll("\\s+", " "))
        .contains("verdict: in time")
        .contains(
            "not known: Google App Engine waits for an HTTP answer: what runs behind the open port"
                + " (600 ms here, until ready) is not in this figure.");
    assertThat(project("--platform", "render:free").out()).doesNotContain("HTTP answer");
  }

  @Test
  void takesTheCoresOfThePlatformsSize() {
    assertThat(project("--platform", "render:free").out()).contains("on Render free, 0.1 cores");
  }

  @Test
  void takesTheCoresThatAreGivenRatherThanTheSizes() {
    assertThat(project("--platform", "render:free", "--cpus", "2").out())
        .contains("on Render free, 2 cores");
  }

  @Test
  void takesTheCpuTimeThatWasMeasuredThere() {
    String plain = project("--platform", "render:free").out();
    String told = project("--platform", "render:free", "--cpu-factor", "1.5").out();

    assertThat(plain)
        .contains("as fast as one here: say --cpu-factor 1.3")
        .contains("short slices");
    assertThat(told)
        .contains("more CPU time, since a start takes 1.5 times that of here")
        .doesNotContain("as fast as one here")
        .doesNotContain("short slices");
    assertThat(project("--platform", "render:free", "--cpu-factor", "0.8").out())
        .contains("less CPU time, since a start takes 0.8 times that of here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--platform heroku:basic|--platform=heroku:basic has no CPU figure: expected --cpus N",
        "--platform render|or a size: render:free, render:starter",
        "--platform none|--platform=none has no cores: expected --cpus N too",
        "--platform herok|\"herok\" is not a known platform (did you mean \"heroku\"?)",
        "--platform none --cpus 0|--cpus=0: expected cores from 0.001 to 4096, such as 0.5",
        "--platform none --cpus -1|--cpus=-1: expected cores",
        "--platform none --cpus NaN|--cpus=NaN: expected cores",
        "--platform none --cpus half|--cpus=half: expected cores",
        "--platform none --cpus 1 --rtt 2|--rtt=2: expected a round-trip time such as 2ms",
        "--platform none --cpus 1 --cpu-factor 0|--cpu-factor=0: expected a factor from 0.001 to"
            + " 4096, such as 1.3",
        "--platform none --cpus 1 --cpu-factor x|--cpu-factor=x: expected a factor",
        "--cpus 1|Missing required option: '--platform=ID[:SIZE]'"
      })
  void refusesWhatItCannotUseInOneLine(String options, String complaint) {
    CommandRun run = project(options.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint()).contains(complaint);
  }

  @Test
  void refusesAStartThatItCannotProject() throws IOException {
    Start died = Starts.all().get("died-in-migration");
    Files.writeString(Path.of(file), StartJson.write(died));

    CommandRun run = project("--platform", "none", "--cpus", "1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint()).endsWith("its port never opened, so there is no time to project");
  }

  @Test
  void refusesAStartThatSaysItHadNoCores() throws IOException {
    Files.writeString(
        Path.of(file), StartJson.write(START).replaceFirst("(\"cpuQuota\": ?)0\\.5", "$10"));

    CommandRun run = project("--platform", "none", "--cpus", "1");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint())
        .endsWith("start.json: its jvm.cpuQuota is 0.0, expected more than 0 cores");
  }

  @Test
  void refusesAReportOfAnotherSchemaAndADamagedOne() throws IOException {
    String json = StartJson.write(START);
    Files.writeString(Path.of(file), json.replace("prebind/1", "prebind/2"));
    assertThat(project("--platform", "none", "--cpus", "1").complaint())
        .endsWith("not a readable prebind/1 report: its schema is \"prebind/2\"");

    Files.writeString(Path.of(file), json.substring(0, json.length() / 2));
    CommandRun damaged = project("--platform", "none", "--cpus", "1");
    assertThat(damaged.exitCode()).isEqualTo(2);
    assertThat(damaged.complaint()).contains("not a readable prebind/1 report");
  }

  private CommandRun project(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "project";
    arguments[1] = file;
    System.arraycopy(options, 0, arguments, 2, options.length);
    return CommandRun.of(arguments);
  }
}
