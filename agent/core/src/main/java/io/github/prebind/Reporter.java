package io.github.prebind;

import io.github.prebind.analyse.StartAssembly;
import io.github.prebind.record.Facts;
import io.github.prebind.record.TaskClock;
import io.github.prebind.report.ConsoleSummary;
import io.github.prebind.report.Lines;
import io.github.prebind.report.ReportFiles;
import io.github.prebind.start.Start;
import java.lang.instrument.Instrumentation;

/**
 * Prints the summary and writes the report files: at the bind, again when ready, or at the end if
 * no port opened. Called by the watching thread and by the shutdown hook; one at a time.
 */
final class Reporter {
  private final Session session;
  private final Lines lines;
  private final Instrumentation instrumentation;
  private final OwnCost ownCost;
  private Facts.Listening bound;
  private Start atBind;
  private volatile boolean ended;

  Reporter(Session session, Lines lines, Instrumentation instrumentation, OwnCost ownCost) {
    this.session = session;
    this.lines = lines;
    this.instrumentation = instrumentation;
    this.ownCost = ownCost;
  }

  private StartAssembly.CpuReading readCpu() {
    return new StartAssembly.CpuReading(
        TaskClock.processCpuNanos(),
        TaskClock.jvmThreads(),
        instrumentation.getAllLoadedClasses().length);
  }

  /** The target port is open. */
  synchronized void bound(Facts.Listening target) {
    if (ended || bound != null) {
      return;
    }
    StartAssembly.CpuReading cpu = readCpu();
    long ownCpuNanos = ownCost.nanos();
    bound = target;
    atBind =
        new StartAssembly(session)
            .at(Start.Outcome.BOUND, target, target.atNanos(), cpu, ownCpuNanos, Version.TEXT);
    print(atBind);
    write(atBind);
  }

  /** The app serves. */
  synchronized void ready() {
    if (ended || atBind == null) {
      return;
    }
    Start start = new StartAssembly(session).atReady(atBind, bound);
    lines.info(ConsoleSummary.readyLine(start));
    write(start);
  }

  /** Whether the end has been reported, after which there is nothing more to say. */
  boolean hasEnded() {
    return ended;
  }

  /** The JVM shuts down. */
  synchronized void ended() {
    if (ended || bound != null) {
      return;
    }
    Facts.Listening target = session.targetAtEnd();
    if (target != null) {
      bound(target); // opened just before the end
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
        new StartAssembly(session).at(outcome, null, now, readCpu(), ownCost.nanos(), Version.TEXT);
    print(start);
    write(start);
  }

  private void print(Start start) {
    for (String line : ConsoleSummary.lines(start, lines.unicode())) {
      lines.info(line);
    }
  }

  private void write(Start start) {
    if (session.settings.reports().isEmpty()) {
      return;
    }
    for (String problem : ReportFiles.write(start, session.settings.reports())) {
      session.problems.tell(problem);
    }
  }
}
