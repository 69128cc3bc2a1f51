package io.github.prebind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.report.ConsoleSummary;
import io.github.prebind.report.JUnitReport;
import io.github.prebind.report.MarkdownReport;
import io.github.prebind.start.Start;
import io.github.prebind.start.StartJson;
import io.github.prebind.start.Starts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCommandTest {
  private static final Start START = Starts.all().get("migrating-on-heroku");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void printsTheSummaryThatTheAgentPrinted(boolean unicode) throws IOException {
    CommandRun run = CommandRun.of(unicode, "report", file(StartJson.write(START)));

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).isEqualTo(ConsoleSummary.lines(START, unicode));
  }

  @Test
  void endsWellWhateverTheReportSays() throws IOException {
    Start died = Starts.all().get("died-in-migration");

    assertThat(CommandRun.of("report", file(StartJson.write(died))).exitCode()).isZero();
  }

  @Test
  void writesTheFormatsThatAreAskedFor() throws IOException {
    Path markdown = folder.resolve("comment.txt");
    Path junit = folder.resolve("start.xml");

    CommandRun run =
        CommandRun.of(
            "report",
            file(StartJson.write(START)),
            "--md=" + markdown,
            "--junit",
            junit.toString());

    assertThat(run).isEqualTo(new CommandRun(0, "", ""));
    assertThat(Files.readString(markdown)).isEqualTo(MarkdownReport.of(START));
    assertThat(Files.readString(junit)).isEqualTo(JUnitReport.of(START));
  }

  @Test
  void saysWhichFileItCannotWrite() throws IOException {
    String path = folder.resolve("none/start.md").toString();

    CommandRun run = CommandRun.of("report", file(StartJson.write(START)), "--md", path);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint())
        .isEqualTo("prebind: cannot write the report " + path + ": its folder does not exist");
  }

  @Test
  void keepsEscapesOfAnAppsNamesOutOfTheTerminal() throws IOException {
    String label = START.spans().get(0).label();
    String hostile = StartJson.write(START).replace(label, "\\u001b]0;owned\\u0007" + label);

    assertThat(CommandRun.of("report", file(hostile)).out()).doesNotContain("\u001b", "\u0007");
  }

  @Test
  void refusesAFileThatIsCutOff() throws IOException {
    String json = StartJson.write(START);

    refuses(json.substring(0, json.length() / 2), "not a readable prebind/1 report: ");
  }

  @Test
  void refusesAnotherSchema() throws IOException {
    refuses(
        StartJson.write(START).replace("prebind/1", "prebind/2"),
        "not a readable prebind/1 report: its schema is \"prebind/2\"");
  }

  @Test
  void refusesWhatIsNoJson() throws IOException {
    refuses("<report/>", "not a readable prebind/1 report: malformed JSON at line 1 column 1");
  }

  @Test
  void refusesAStartThatWasBoundWithoutABind() throws IOException {
    String json = StartJson.write(Starts.all().get("died-in-migration"));

    refuses(
        json.replace("\"outcome\": \"died\"", "\"outcome\": \"bound\""),
        "not a readable prebind/1 report: its facts contradict each other");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    refuses("", "not a readable prebind/1 report: the file is empty");
  }

  @Test
  void refusesWhatIsNoText() throws IOException {
    Path file = folder.resolve("start.json");
    Files.write(file, "\u00e4".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(CommandRun.of("report", file.toString()).complaint())
        .isEqualTo("prebind: " + file + ": cannot be read, it is not UTF-8 text");
  }

  @Test
  void refusesAFolder() {
    CommandRun run = CommandRun.of("report", folder.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint())
        .isEqualTo("prebind: " + folder + ": cannot be read, it is a folder");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path file = folder.resolve("none.json");

    CommandRun run = CommandRun.of("report", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint())
        .isEqualTo("prebind: " + file + ": cannot be read, there is no such file");
  }

  @Test
  void asksForTheFile() {
    CommandRun run = CommandRun.of("report");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint()).isEqualTo("prebind: Missing required parameter: 'START.json'");
  }

  private void refuses(String content, String why) throws IOException {
    String file = file(content);

    CommandRun run = CommandRun.of("report", file);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint()).startsWith("prebind: " + file + ": " + why);
  }

  private String file(String content) throws IOException {
    return Files.writeString(folder.resolve("start.json"), content).toString();
  }
}
