package io.github.prebind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.Version;
import io.github.prebind.report.GoldenFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private static final String[] COMMANDS = {
    "run", "report", "diff", "project", "platforms", "help"
  };

  @Test
  void saysItsOwnVersionAndTheJvms() {
    CommandRun run = CommandRun.of("--version");

    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines())
        .satisfiesExactly(
            own -> assertThat(own).isEqualTo("Prebind " + Version.TEXT),
            jvm -> assertThat(jvm).contains(System.getProperty("java.runtime.version")));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void showsWhatThereIs() {
    CommandRun run = CommandRun.of("--help");

    assertThat(run.exitCode()).isZero();
    GoldenFile.of("cli/help.txt").compare(run.out());
  }

  @Test
  void showsTheHelpOnStderrIfNothingIsAskedFor() {
    CommandRun run = CommandRun.of();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo(CommandRun.of("--help").out());
  }

  @Test
  void helpWithoutACommandShowsWhatThereIs() {
    assertThat(CommandRun.of("help")).isEqualTo(CommandRun.of("--help"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "report", "diff", "project", "platforms", "help"})
  void showsHowACommandIsUsed(String command) {
    CommandRun run = CommandRun.of("help", command);

    assertThat(run.exitCode()).isZero();
    GoldenFile.of("cli/help-" + command + ".txt").compare(run.out());
    assertThat(CommandRun.of(command, "--help")).isEqualTo(run);
  }

  @Test
  void helpTextsStayWithinAHundredAsciiColumns() {
    StringBuilder all = new StringBuilder(CommandRun.of("--help").out());
    for (String command : COMMANDS) {
      all.append(CommandRun.of("help", command).out());
    }

    assertThat(all.toString().lines())
        .allMatch(line -> line.length() <= 100)
        .allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c < 0x7f));
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    CommandRun run = CommandRun.of("repot", "start.json");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint())
        .isEqualTo("prebind: Unknown command: 'repot' (did you mean \"report\"?)");
  }

  @Test
  void suggestsTheCommandWhoseHelpWasMeant() {
    CommandRun run = CommandRun.of("help", "platfroms");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint()).contains("'platfroms'", "did you mean \"platforms\"?");
  }

  @Test
  void suggestsTheFindingWhosePageWasMeant() {
    assertThat(CommandRun.of("help", "chaty-start").complaint())
        .isEqualTo(
            "prebind: Unknown command or finding: 'chaty-start' (did you mean \"chatty-start\"?)");
  }

  @Test
  void namesWhatThereIsWhereNothingIsNear() {
    assertThat(CommandRun.of("zzzzzzzz").complaint())
        .startsWith("prebind: Unknown command: 'zzzzzzzz'; expected one of run, report, ");
    assertThat(CommandRun.of("help", "zzzzzzzz").complaint())
        .contains("'zzzzzzzz'; expected one of run, ", ", or the id of a finding in a report");
  }

  @Test
  void showsThePageOfAFindingAsItIsWritten() {
    CommandRun run = CommandRun.of("help", "chatty-start");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("# chatty-start\n").contains("\n## What to do\n");
  }

  @Test
  void suggestsTheOptionThatWasMeant() {
    CommandRun run = CommandRun.of("--verison");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint())
        .isEqualTo("prebind: Unknown option: '--verison' (did you mean \"--version\"?)");
  }

  @Test
  void refusesAnOptionThatACommandDoesNotHave() {
    CommandRun run = CommandRun.of("report", "start.json", "--pdf", "start.pdf");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint()).startsWith("prebind: Unknown option").contains("'--pdf'");
  }

  @Test
  void refusesOneArgumentTooMany() {
    CommandRun run = CommandRun.of("platforms", "heroku", "render");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint()).contains("'render'");
  }

  @Test
  void keepsControlCharactersOfAnArgumentOutOfTheTerminal() {
    CommandRun run = CommandRun.of("\u001b[31mrun\nprebind: all is well");

    assertThat(run.complaint()).contains("run\\nprebind: all is well").doesNotContain("\u001b");
  }

  @Test
  void takesAnArgumentWithAnAtSignAsItIs() {
    assertThat(CommandRun.of("report", "@start.json").complaint())
        .isEqualTo("prebind: @start.json: cannot be read, there is no such file");
  }
}
