package io.github.prebind.cli;

import io.github.prebind.report.ConsoleSummary;
import io.github.prebind.report.ReportFiles;
import io.github.prebind.report.ReportFormat;
import io.github.prebind.start.Start;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code report START.json}: the summary that the agent printed, from the report that it left, or
 * the same start in other formats. The exit code tells whether there was a report and whether the
 * files could be written, not what it says.
 */
@Command(
    name = "report",
    description = "Prints the summary of a start from the report it left, or writes other formats.",
    footer = {
      "",
      "With a file the summary is not printed. The exit code is 0 whatever the report says, and 2 if",
      "it cannot be read or a file cannot be written."
    })
final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  /** The files that are wanted, in the order of the formats. */
  private final Map<ReportFormat, String> files = new EnumMap<>(ReportFormat.class);

  @Parameters(
      paramLabel = "START.json",
      description = "A report that the agent wrote (its setting report=START.json).")
  private String file;

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Option(names = "--html", paramLabel = "F", description = "Write a page to look at.")
  void html(String path) {
    files.put(ReportFormat.HTML, path);
  }

  @Option(names = "--md", paramLabel = "F", description = "Write Markdown for a pull request.")
  void markdown(String path) {
    files.put(ReportFormat.MARKDOWN, path);
  }

  @Option(names = "--junit", paramLabel = "F", description = "Write JUnit XML for a CI server.")
  void junit(String path) {
    files.put(ReportFormat.JUNIT, path);
  }

  @Option(names = "--trace", paramLabel = "F", description = "Write a Chrome trace (Perfetto).")
  void trace(String path) {
    files.put(ReportFormat.TRACE, path);
  }

  @Option(names = "--prom", paramLabel = "F", description = "Write Prometheus text.")
  void prometheus(String path) {
    files.put(ReportFormat.PROMETHEUS, path);
  }

  @Override
  public Integer call() {
    Start start = StartFile.read(file);
    List<String> summary = summary(start);
    if (files.isEmpty()) {
      terminal.print(summary);
      return 0;
    }
    int exitCode = 0;
    for (Map.Entry<ReportFormat, String> wanted : files.entrySet()) {
      String problem = ReportFiles.write(start, wanted.getKey(), wanted.getValue());
      if (problem != null) {
        terminal.complain(problem);
        exitCode = Main.USAGE;
      }
    }
    return exitCode;
  }

  private List<String> summary(Start start) {
    try {
      return ConsoleSummary.lines(start, terminal.unicode());
    } catch (RuntimeException e) {
      throw StartFile.contradiction(file);
    }
  }
}
