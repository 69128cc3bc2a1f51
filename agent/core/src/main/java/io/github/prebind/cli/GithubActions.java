package io.github.prebind.cli;

import io.github.prebind.report.Annotation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * What a command says besides where it runs in a job of GitHub Actions: annotations beside the run,
 * and Markdown on its summary page. Elsewhere nothing. Never fails a command.
 */
public final class GithubActions {
  private final boolean active;
  private final String summaryPath;

  private GithubActions(boolean active, String summaryPath) {
    this.active = active;
    this.summaryPath = summaryPath;
  }

  /** As the environment says: {@code GITHUB_ACTIONS}, {@code GITHUB_STEP_SUMMARY}. */
  public static GithubActions of(Map<String, String> environment) {
    return new GithubActions(
        "true".equals(environment.get("GITHUB_ACTIONS")), environment.get("GITHUB_STEP_SUMMARY"));
  }

  /** Whether the command runs in a job. */
  public boolean active() {
    return active;
  }

  /**
   * Prints the annotations, and appends the page to the step's summary.
   *
   * @param commands where the annotations go: the job's runner reads them from stdout and from
   *     stderr alike (its {@code ScriptHandler}), and stdout may be the app's
   * @param markdown as {@code MarkdownReport} or {@code DiffMarkdown} writes it
   */
  public void tell(
      Terminal terminal, PrintWriter commands, List<Annotation> annotations, String markdown) {
    if (!active) {
      return;
    }
    for (Annotation annotation : annotations) {
      commands.println(annotation.line());
    }
    if (summaryPath == null || summaryPath.isBlank()) {
      return;
    }
    try {
      Files.write(
          Path.of(summaryPath),
          (markdown + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException | InvalidPathException e) {
      terminal.complain("cannot append to GITHUB_STEP_SUMMARY=" + summaryPath + ": " + e);
    }
  }
}
