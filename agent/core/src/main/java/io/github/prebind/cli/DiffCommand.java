package io.github.prebind.cli;

import io.github.prebind.analyse.StartDiff;
import io.github.prebind.report.Annotation;
import io.github.prebind.report.ConsoleSummary;
import io.github.prebind.report.DiffLines;
import io.github.prebind.report.DiffMarkdown;
import io.github.prebind.start.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code diff BASE.json HEAD.json}: two starts, cause by cause. */
@Command(
    name = "diff",
    description = "Compares two starts, cause by cause: what came, what went, what grew.",
    footer = {
      "",
      "Statements, round trips, connects and beans are compared exactly. Of times, a difference is",
      "called real where each report holds several starts (run --runs N, 4 or more) and the",
      "Mann-Whitney U test finds it at a level of 5 %%; with one start each it may be chance.",
      "",
      "Exit codes: 0 compared; 1 the regression is over the limit, or with a limit the head never",
      "opened its port; 2 usage, or a file that cannot be read."
    })
final class DiffCommand implements Callable<Integer> {
  /** The head is later than allowed. */
  private static final int REGRESSED = 1;

  private final Terminal terminal;
  private final GithubActions github;

  @Parameters(
      index = "0",
      paramLabel = "BASE.json",
      description = "The report to compare with, for example of the last good start.")
  private String base;

  @Parameters(index = "1", paramLabel = "HEAD.json", description = "The report to judge.")
  private String head;

  @Option(
      names = "--max-regression",
      paramLabel = "PERCENT",
      description = "Fail if the port opened later by more than this, for example 10%%.")
  private String maxRegression;

  DiffCommand(Terminal terminal, GithubActions github) {
    this.terminal = terminal;
    this.github = github;
  }

  @Override
  public Integer call() {
    Double limit = maxRegression == null ? null : percent(maxRegression);
    StartDiff diff = StartDiff.of(read(base), read(head));
    List<String> lines = new ArrayList<>(DiffLines.of(diff, terminal.unicode()));
    if (limit != null) {
      lines.add("");
      lines.add(DiffLines.gate(diff, limit));
    }
    terminal.print(lines);
    if (github.active()) {
      github.tell(
          terminal, terminal.out(), Annotation.of(diff, limit), DiffMarkdown.of(diff, limit));
    }
    return limit != null && diff.regressed(limit) ? REGRESSED : 0;
  }

  private static Start read(String file) {
    Start start = StartFile.read(file);
    try {
      ConsoleSummary.lines(start, false);
      return start;
    } catch (RuntimeException e) {
      throw StartFile.contradiction(file);
    }
  }

  /** {@code 10%}, {@code 7.5 %}. */
  private static double percent(String text) {
    String number = text.strip();
    if (number.endsWith("%")) {
      number = number.substring(0, number.length() - 1).strip();
      if (number.matches("\\d{1,6}(\\.\\d{1,6})?")) {
        return Double.parseDouble(number);
      }
    }
    throw new CommandError(
        "--max-regression=" + text + " is not a percentage; expected for example 10%");
  }
}
