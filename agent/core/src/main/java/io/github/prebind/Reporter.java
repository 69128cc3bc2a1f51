package io.github.prebind;

import io.github.prebind.analyse.StartAssembly;
import io.github.prebind.analyse.findings.FindingList;
import io.github.prebind.hooks.MicrometerHooks;
import io.github.prebind.record.Facts;
import io.github.prebind.record.Failures;
import io.github.prebind.record.Listening;
import io.github.prebind.report.AppMeters;
import io.github.prebind.report.ConsoleSummary;
import io.github.prebind.report.FlightEvents;
import io.github.prebind.report.Lines;
import io.github.prebind.report.ReportFiles;
import io.github.prebind.report.StartMeter;
import io.github.prebind.start.Start;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints the summary and writes the report files: at the bind, again when ready, or at the end if
 * no port opened. Called by the watching thread and by the shutdown hook; one at a time.
 */
final class Reporter {
  private final Session session;
  private final Lines lines;
  private final Instrumentation instrumentation;
  private final OwnCost ownCost;
  private Listening noticed;
  private StartAssembly.CpuReading cpuWhenNoticed;
  private Listening bound;
  private Start atBind;

  /** Made when the app turns out to have Micrometer. */
  private AppMeters meters;

  private boolean readyRecorded;
  private volatile boolean ended;

  Reporter(Session session, Lines lines, Instrumentation instrumentation, OwnCost ownCost) {
    this.session = session;
    this.lines = lines;
    this.instrumentation = instrumentation;
    this.ownCost = ownCost;
  }

  private StartAssembly.CpuReading readCpu() {
    return new StartAssembly.CpuReading(
        session.slices().now(), instrumentation.getAllLoadedClasses().length);
  }

  /** A port is open that may turn out to be the target: what the processor did until then. */
  synchronized void notices(Listening target) {
    noticed = target;
    cpuWhenNoticed = readCpu();
  }

  /**
   * The target port is open.
   *
   * @param ownCpuNanos what the agent had used for this start; -1 if not known
   */
  synchronized void bound(Listening target, long ownCpuNanos) {
    if (ended || bound != null) {
      return;
    }
    StartAssembly.CpuReading cpu = target == noticed ? cpuWhenNoticed : readCpu();
    bound = target;
    atBind =
        diagnosed(
            new StartAssembly(session)
                .at(Start.Outcome.BOUND, target, target.atNanos(), cpu, ownCpuNanos, Version.TEXT));
    print(atBind);
    measure(atBind);
    record(atBind, false);
    write(atBind, RunProgress.BOUND);
  }

  /** The command that started this JVM gives up, and asks for what there is. */
  synchronized void soFar() {
    if (!ended && bound == null) {
      Start start =
          new StartAssembly(session)
              .at(
                  Start.Outcome.NOT_BOUND,
                  null,
                  System.nanoTime(),
                  readCpu(),
                  ownCost.nanos(),
                  Version.TEXT);
      write(diagnosed(start), RunProgress.STARTING);
    }
  }

  /**
   * The app serves.
   *
   * @param told whether to say so, besides writing it down
   */
  synchronized void ready(boolean told) {
    if (ended || atBind == null) {
      return;
    }
    Start start = diagnosed(new StartAssembly(session).atReady(atBind, bound));
    if (told && session.progress == null) {
      String line = ConsoleSummary.readyLine(start);
      // The summary says it where the port was found after the app was ready.
      if (atBind.ready() == null || !line.equals(ConsoleSummary.readyLine(atBind))) {
        lines.info(line);
      }
    }
    measure(start);
    if (!readyRecorded) {
      readyRecorded = true;
      record(start, true);
    }
    write(start, RunProgress.READY);
  }

  /** Whether the end has been reported, after which there is nothing more to say. */
  boolean hasEnded() {
    return ended;
  }

  /** No report could be made at the end. */
  void failed(Throwable thrown) {
    session.problems.tellIfPossible("cannot report: ", thrown);
  }

  /** The JVM shuts down. */
  synchronized void ended() {
    if (ended || bound != null) {
      return;
    }
    Listening target = session.targetAtEnd();
    if (target != null) {
      bound(target, ownCost.nanos()); // opened just before the end
      return;
    }
    ended = true;
    long now = System.nanoTime();
    Facts facts = session.facts;
    Start.Outcome outcome = Start.Outcome.NOT_BOUND;
    if (facts.signal() != null) {
      outcome = Start.Outcome.STOPPED;
    } else if (facts.wasExitCalled() || facts.failure() != null) {
      outcome = Start.Outcome.DIED;
    }
    Start start =
        diagnosed(
            new StartAssembly(session)
                .at(outcome, null, now, readCpu(), ownCost.nanos(), Version.TEXT));
    record(start, false);
    print(start);
    write(start, RunProgress.ENDED);
  }

  /** A rule that fails costs its own findings, and nothing here costs the report. */
  private Start diagnosed(Start start) {
    try {
      return start.withFindings(FindingList.of(start, session.problems::tell));
    } catch (RuntimeException e) {
      session.problems.tell("looking for what is wrong failed: " + e);
      return start;
    }
  }

  /** Prints the summary, unless the command that started this JVM prints it itself. */
  private void print(Start start) {
    if (session.progress != null) {
      return;
    }
    for (String line : ConsoleSummary.lines(start, lines.unicode())) {
      lines.info(line);
    }
  }

  /** Puts the figures into the app's own Micrometer registries, if it has any. */
  private void measure(Start start) {
    if (!session.settings.metrics().equals("auto")) {
      return;
    }
    try {
      List<Object> registries = MicrometerHooks.registries();
      if (!registries.isEmpty()) {
        meters = meters == null ? new AppMeters() : meters;
        meters.put(registries, StartMeter.of(start));
      }
    } catch (Throwable e) { // the app's filters and listeners are its own code
      Throwable cause = e instanceof InvocationTargetException ? e.getCause() : e;
      session.problems.tell(
          "cannot put the start's figures into the app's Micrometer: " + Failures.text(cause));
    }
  }

  /** Puts the spans and the bind, or ready, into the JFR recording, if one runs. */
  private void record(Start start, boolean ready) {
    try {
      for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
        if (loaded.getName().equals(FlightEvents.RECORDER)) {
          if (ready) {
            FlightEvents.writeReady(start);
          } else {
            FlightEvents.write(start);
          }
          return;
        }
      }
    } catch (RuntimeException | LinkageError e) {
      session.problems.tell("cannot write the start into the JFR recording: " + e);
    }
  }

  private void write(Start start, String state) {
    RunProgress progress = session.progress;
    List<String> reports = new ArrayList<>();
    if (progress != null) {
      reports.add(progress.report());
    }
    // "run" writes what its options and its environment ask for; it does not see this property.
    if (progress == null || System.getProperty("prebind.report") != null) {
      reports.addAll(session.settings.reports());
    }
    if (reports.isEmpty()) {
      return;
    }
    for (String problem : ReportFiles.write(start, reports)) {
      session.problems.tell(problem);
    }
    if (progress != null) {
      progress.reported(state);
    }
  }
}
