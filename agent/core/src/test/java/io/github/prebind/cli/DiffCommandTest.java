package io.github.prebind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.analyse.StartPairs;
import io.github.prebind.analyse.StartPairs.Pair;
import io.github.prebind.report.Annotation;
import io.github.prebind.report.DiffLines;
import io.github.prebind.report.DiffMarkdown;
import io.github.prebind.start.HostileStart;
import io.github.prebind.start.ShopStart;
import io.github.prebind.start.Start;
import io.github.prebind.start.StartJson;
import io.github.prebind.start.Starts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiffCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void printsTheComparison(boolean unicode) throws IOException {
    Pair pair = StartPairs.newMigration();

    CommandRun run =
        CommandRun.of(unicode, "diff", file("base", pair.base()), file("head", pair.head()));

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).isEqualTo(DiffLines.of(pair.diff(), unicode));
  }

  @ParameterizedTest
  @CsvSource({"10%,1", "85.5%,1", "87 %,0", "500%,0", "0%,1"})
  void failsOnARegressionOverTheLimit(String limit, int exitCode) throws IOException {
    Pair pair = StartPairs.newMigration();

    CommandRun run = diff(pair.base(), pair.head(), "--max-regression", limit);

    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.outLines().get(run.outLines().size() - 1))
        .startsWith(exitCode == 1 ? "REGRESSION: 86 % later" : "no regression: ");
  }

  @Test
  void failsNothingWithoutALimit() throws IOException {
    Pair pair = StartPairs.all().get("fails-now");

    assertThat(diff(pair.base(), pair.head()).exitCode()).isZero();
  }

  @Test
  void failsWithALimitAStartThatNeverOpenedItsPort() throws IOException {
    Pair pair = StartPairs.all().get("fails-now");

    assertThat(diff(pair.base(), pair.head(), "--max-regression=10%").exitCode()).isOne();
    assertThat(diff(pair.head(), pair.base(), "--max-regression=10%").exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "ten%", "-1%", "%", "1e3%", "10%%", "NaN%", "1,5%"})
  void refusesWhatIsNoPercentage(String limit) throws IOException {
    CommandRun run = diff(Starts.bareServer(), Starts.bareServer(), "--max-regression=" + limit);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint())
        .isEqualTo(
            "prebind: --max-regression="
                + limit
                + " is not a percentage; expected for example 10%");
  }

  @Test
  void asksForBothFiles() throws IOException {
    CommandRun run = CommandRun.of("diff", file("base", Starts.bareServer()));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint()).isEqualTo("prebind: Missing required parameter: 'HEAD.json'");
  }

  @Test
  void namesTheFileThatCannotBeRead() throws IOException {
    String good = file("base", Starts.bareServer());
    String none = folder.resolve("none.json").toString();

    assertThat(CommandRun.of("diff", good, none).complaint())
        .isEqualTo("prebind: " + none + ": cannot be read, there is no such file");
    assertThat(CommandRun.of("diff", none, good).exitCode()).isEqualTo(2);
  }

  @Test
  void namesTheFileThatIsDamagedOrOfAnotherSchema() throws IOException {
    String json = StartJson.write(Starts.bareServer());
    String good = file("base", Starts.bareServer());
    String cut = text("cut", json.substring(0, 400));
    String other = text("other", json.replace("prebind/1", "prebind/2"));
    String torn = text("torn", json.replace("\"bind\": {", "\"bind\": null, \"was\": {"));

    assertThat(CommandRun.of("diff", good, cut).complaint())
        .startsWith("prebind: " + cut + ": not");
    assertThat(CommandRun.of("diff", other, good).complaint()).contains(other, "prebind/2");
    assertThat(CommandRun.of("diff", good, torn).complaint())
        .startsWith("prebind: " + torn)
        .contains("contradict");
    assertThat(CommandRun.of("diff", good, torn).exitCode()).isEqualTo(2);
  }

  @Test
  void keepsEscapesOfAnAppsNamesOutOfTheTerminal() throws IOException {
    Start head =
        new ShopStart()
            .migration("3\u001b]0;owned\u0007", "x\nprebind: all is well", 900, "\u001b[2J", 9)
            .build();

    CommandRun run = diff(new ShopStart().build(), head);

    assertThat(run.out()).doesNotContain("\u001b", "\u0007", "\nprebind:");
  }

  @Test
  void annotatesAndSummarisesInAJobOfGithubActions() throws IOException {
    Pair pair = StartPairs.newMigration();
    Path summary = folder.resolve("summary.md");
    Files.writeString(summary, "# Of the step before\n");

    CommandRun run = inJob(summary, pair, "--max-regression=10%");

    assertThat(run.exitCode()).isOne();
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines())
        .filteredOn(line -> line.startsWith("::"))
        .containsExactlyElementsOf(
            Annotation.of(pair.diff(), 10.0).stream().map(Annotation::line).toList());
    assertThat(Files.readString(summary))
        .isEqualTo("# Of the step before\n" + DiffMarkdown.of(pair.diff(), 10.0) + "\n");
  }

  @Test
  void saysNothingToGithubElsewhere() throws IOException {
    Pair pair = StartPairs.newMigration();
    Path summary = folder.resolve("summary.md");

    CommandRun run =
        CommandRun.of(
            true,
            Map.of("GITHUB_STEP_SUMMARY", summary.toString()),
            "diff",
            file("base", pair.base()),
            file("head", pair.head()));

    assertThat(run.out()).doesNotContain("::");
    assertThat(summary).doesNotExist();
  }

  @Test
  void failsNothingWhereTheSummaryCannotBeWritten() throws IOException {
    CommandRun run = inJob(folder.resolve("none/summary.md"), StartPairs.newMigration());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("prebind: cannot append to GITHUB_STEP_SUMMARY=");
  }

  @Test
  void letsNoNameOfAnAppCommandTheJob() throws IOException {
    Start head =
        new ShopStart()
            .migration("3", "::add-mask::x\n::error::forged", 900, "::stop-commands::x", 9)
            .build();
    Start died = HostileStart.build();
    for (Start one : List.of(head, died)) {
      CommandRun run = inJob(folder.resolve("summary.md"), new Pair(new ShopStart().build(), one));

      assertThat(run.outLines())
          .allMatch(
              line ->
                  !line.stripLeading().startsWith("::")
                      || line.matches("::(error|warning|notice) title=Prebind%3A [^:]*::.*"))
          .noneMatch(line -> line.startsWith("::stop") || line.startsWith("::add"));
    }
  }

  private CommandRun inJob(Path summary, Pair pair, String... options) throws IOException {
    String[] arguments = arguments(pair.base(), pair.head(), options);
    return CommandRun.of(
        true,
        Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()),
        arguments);
  }

  private CommandRun diff(Start base, Start head, String... options) throws IOException {
    return CommandRun.of(arguments(base, head, options));
  }

  private String[] arguments(Start base, Start head, String... options) throws IOException {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "diff";
    arguments[1] = file("base", base);
    arguments[2] = file("head", head);
    System.arraycopy(options, 0, arguments, 3, options.length);
    return arguments;
  }

  private String file(String name, Start start) throws IOException {
    return text(name, StartJson.write(start));
  }

  private String text(String name, String content) throws IOException {
    // As the agent writes: what is no character becomes a question mark.
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return Files.write(folder.resolve(name + ".json"), bytes).toString();
  }
}
