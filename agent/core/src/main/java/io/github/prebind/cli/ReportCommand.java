package io.github.prebind.cli;

import io.github.prebind.report.ConsoleSummary;
import io.github.prebind.start.Start;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code report START.json}: the summary that the agent printed, from the report that it left. The
 * exit code tells whether there was a report, not what it says.
 */
@Command(
    name = "report",
    description = "Prints the summary of a start from the report it left.",
    footer = "%nThe exit code is 0 whatever the report says, and 2 if it cannot be read.")
final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "START.json",
      description = "A report that the agent wrote (its setting report=START.json).")
  private String file;

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.print(summary(StartFile.read(file)));
    return 0;
  }

  private List<String> summary(Start start) {
    try {
      return ConsoleSummary.lines(start, terminal.unicode());
    } catch (RuntimeException e) {
      // Each field is right by itself, but no start can be so: bound, and no bind.
      throw new CommandError(
          file + ": not a readable " + Start.SCHEMA + " report: its facts contradict each other");
    }
  }
}
