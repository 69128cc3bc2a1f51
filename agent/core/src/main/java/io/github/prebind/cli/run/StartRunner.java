package io.github.prebind.cli.run;

import io.github.prebind.Durations;
import io.github.prebind.OwnJar;
import io.github.prebind.analyse.SeveralStarts;
import io.github.prebind.report.ConsoleSummary;
import io.github.prebind.report.Lines;
import io.github.prebind.report.ReportFiles;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The {@code run} command, from a plan to an exit code: starts, follows, summarises, reports,
 * stops. All that it says goes to stderr, since stdout is the app's.
 */
public final class StartRunner {
  /** The exit codes, as the contract has them. */
  static final int IN_TIME = 0;

  static final int LATE = 1;
  static final int ENDED = 3;

  private final RunPlan plan;
  private final Map<String, String> env;
  private final Consumer<Start> concluded;
  private final Lines lines;
  private final Interruption interruption = new Interruption();

  /**
   * @param env of this process
   * @param concluded takes the start that is reported, after its report files have been written
   */
  public StartRunner(RunPlan plan, Map<String, String> env, Consumer<Start> concluded) {
    this.plan = plan;
    this.concluded = concluded;
    this.env = env;
    this.lines = new Lines(plan.jsonLog());
  }

  /**
   * The path of the jar that this class came in.
   *
   * @throws Refusal if it did not come in a jar
   */
  private static String ownJar() {
    try {
      Path jar = Path.of(OwnJar.location().toURI()).toAbsolutePath();
      if (Files.isRegularFile(jar)) {
        return jar.toString();
      }
    } catch (URISyntaxException | RuntimeException e) {
      // said below
    }
    throw new Refusal("run needs prebind.jar itself, to give it to the JVMs below the command");
  }

  /**
   * Does all of it.
   *
   * @return the exit code
   * @throws Refusal if nothing could be started
   */
  public int run() {
    if (plan.port() != null) {
      TakenPort.check(plan.port());
    }
    String jar = ownJar();
    interruption.watch();
    try {
      return plan.runs() == 1 ? single(jar) : several(jar);
    } finally {
      interruption.done();
    }
  }

  private int single(String jar) {
    try (OneStart one = OneStart.launch(plan, 1, jar, lines, interruption)) {
      OneStart.End end = await(one);
      if (end != OneStart.End.BOUND) {
        return failed(one, end);
      }
      Start start = rehearsed(one.report(), one);
      int code = conclude(start);
      if (plan.keepRunning()) {
        one.awaitEnd();
      }
      return code;
    }
  }

  private int several(String jar) {
    List<Start> starts = new ArrayList<>();
    for (int number = 1; number <= plan.runs(); number++) {
      try (OneStart one = OneStart.launch(plan, number, jar, lines, interruption)) {
        OneStart.End end = await(one);
        if (end != OneStart.End.BOUND || interruption.asked()) {
          return failed(one, end);
        }
        Start start = rehearsed(one.report(), one);
        starts.add(start);
        one.stop();
        lines.info(
            "start "
                + number
                + " of "
                + plan.runs()
                + ": port "
                + start.bind().port()
                + " open after "
                + Durations.format(Math.round(start.bind().atMillis())));
      }
    }
    return conclude(SeveralStarts.median(starts));
  }

  private OneStart.End await(OneStart one) {
    try (LiveLine live = live()) {
      return one.await(live);
    }
  }

  private LiveLine live() {
    TerminalSize size =
        plan.jsonLog() || !TerminalSize.steerable(env) ? null : TerminalSize.ofStderr();
    return size == null
        ? new PlainProgress(lines, System::nanoTime)
        : new BottomRow(
            new FileOutputStream(FileDescriptor.err),
            lines.unicode(),
            size,
            TerminalSize::ofStderr);
  }

  /** No port was opened: what it was doing is told by the report that it writes when it ends. */
  private int failed(OneStart one, OneStart.End end) {
    long elapsed = one.elapsedMillis();
    if (end == OneStart.End.GIVEN_UP) {
      String why =
          one.candidate() == null
              ? ": no JVM with the agent has opened a port"
              : ": the port is not open";
      lines.warn("gave up after " + Durations.format(elapsed) + why + "; stopping the command");
      one.askForReport();
    } else if (end == OneStart.End.UNSEEN) {
      lines.warn(one.openUnseen() + "; when it opened cannot be told; stopping the command");
    } else if (end == OneStart.End.INTERRUPTED) {
      lines.warn("interrupted after " + Durations.format(elapsed) + "; stopping the command");
    }
    one.stop();
    Start start = one.report();
    if (start != null && start.bind() != null && end != OneStart.End.INTERRUPTED) {
      return conclude(rehearsed(start, one)); // it opened in the last moment
    }
    EndLines.of(one, end, plan.command().get(0), elapsed).forEach(lines::warn);
    if (start != null) {
      conclude(rehearsed(start, one));
    }
    boolean stopped = end == OneStart.End.GIVEN_UP || end == OneStart.End.UNSEEN;
    return stopped ? LATE : ENDED;
  }

  private Start rehearsed(Start start, OneStart one) {
    return one.quotaMeans() == null
        ? start
        : start.rehearsed(new Start.Rehearsal(plan.cpus(), one.quotaMeans()));
  }

  /** Prints the summary, writes the reports, and says what they come to. */
  private int conclude(Start start) {
    for (String line : ConsoleSummary.lines(start, lines.unicode())) {
      lines.info(line);
    }
    List<String> problems = ReportFiles.write(start, plan.reports());
    problems.forEach(lines::warn);
    if (!plan.reports().isEmpty() && problems.size() < plan.reports().size()) {
      String written = String.join(", ", plan.reports());
      lines.info("report: " + written.replace("%p", Long.toString(start.jvm().pid())));
    }
    concluded.accept(start);
    List<Finding> failing = FailingFindings.of(start.findings(), plan.failOn());
    for (Finding finding : failing) {
      lines.error(finding.level() + ": " + finding.title());
    }
    boolean late = Boolean.FALSE.equals(start.verdict().inTime());
    return late || !failing.isEmpty() ? LATE : IN_TIME;
  }
}
