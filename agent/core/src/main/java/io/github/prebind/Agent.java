package io.github.prebind;

import io.github.prebind.hooks.CustomHooks;
import io.github.prebind.hooks.HookList;
import io.github.prebind.hooks.MicrometerHooks;
import io.github.prebind.record.Facts;
import io.github.prebind.record.Problems;
import io.github.prebind.record.Recorder;
import io.github.prebind.record.TaskClock;
import io.github.prebind.record.ThreadRecord;
import io.github.prebind.report.Lines;
import io.github.prebind.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/** Puts the agent together; called once, when the bridge is defined. */
public final class Agent {
  private Agent() {}

  /**
   * Starts the agent.
   *
   * @param argument what stood behind the {@code =} of the flag, or {@code null}
   * @param premainNanos when the entry was called, {@link System#nanoTime}
   */
  static void start(String argument, Instrumentation instrumentation, long premainNanos) {
    List<String> unusable = new ArrayList<>();
    Settings settings = Settings.read(argument, System.getenv(), System.getProperties(), unusable);
    RunFolder run = RunFolder.of(System.getenv(RunFolder.VARIABLE));
    boolean runHasEnded = run != null && !run.exists(); // a build's daemon can outlive it
    if (!settings.enabled() || runHasEnded) {
      return;
    }
    Lines lines = run == null ? new Lines(settings.jsonLog()) : Lines.into(run.lines());
    Problems problems = new Problems(new LinePrinter(lines));
    for (String line : unusable) {
      problems.tell(line);
    }
    int mainTask = TaskClock.currentTask();
    long cpuNanos = TaskClock.cpuNanos(mainTask);
    Recorder recorder = new Recorder(problems);
    if (!settings.rtt().isEmpty()) {
      recorder.rehearse(settings.rtt());
      problems.tell(
          "rehearsing: rtt="
              + String.join(";", settings.rttAsTyped())
              + " is added to each round trip and connect until the agent leaves");
    }
    Facts facts = new Facts(recorder);
    Weaver weaver = new Weaver(instrumentation, facts, problems);
    HookList.readInto(weaver);
    if (settings.metrics().equals("auto")) {
      weaver.read("MicrometerHooks", MicrometerHooks.TABLE);
    }
    for (String method : settings.hooks()) {
      weaver.read("CustomHooks", CustomHooks.table(method));
    }
    recorder.begin(weaver, premainNanos);
    ThreadRecord main = recorder.recordOf(Thread.currentThread());
    main.noteTask();
    Session session = new Session(settings, problems, recorder, facts, weaver, main, premainNanos);
    if (run != null) {
      session.progress = new RunProgress(session, run);
    }
    Departure departure = new Departure(recorder, weaver);
    OwnCost ownCost = new OwnCost();
    Reporter reporter = new Reporter(session, lines, instrumentation, ownCost);
    Thread atShutdown = new ShutdownThread(reporter, recorder);
    recorder.ignore(atShutdown);
    departure.shutdownHook(atShutdown);
    Runtime.getRuntime().addShutdownHook(atShutdown);
    Thread watch = new WatchThread(session, reporter, ownCost, departure, lines);
    recorder.ignore(watch);
    weaver.install();
    session.premainEnds();
    ownCost.premainTook(cpuNanos < 0 ? -1 : TaskClock.cpuNanos(mainTask) - cpuNanos);
    watch.start();
  }

  private record LinePrinter(Lines lines) implements Problems.Printer {
    @Override
    public void print(String message) {
      lines.warn(message);
    }
  }
}
