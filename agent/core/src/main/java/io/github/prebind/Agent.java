package io.github.prebind;

import io.github.prebind.hooks.CustomHooks;
import io.github.prebind.hooks.HookList;
import io.github.prebind.hooks.MicrometerHooks;
import io.github.prebind.record.Facts;
import io.github.prebind.record.Problems;
import io.github.prebind.record.Recorder;
import io.github.prebind.record.ThreadRecord;
import io.github.prebind.report.Lines;
import io.github.prebind.weave.Weaver;
import java.lang.instrument.Instrumentation;

/** Puts the agent together; called once, when the bridge is defined. */
public final class Agent {
  private Agent() {}

  /**
   * Starts the agent. The bridge is defined by now.
   *
   * @param premainNanos when the entry was called, {@link System#nanoTime}
   */
  static void start(FirstLook look, Instrumentation instrumentation, long premainNanos) {
    Settings settings = look.settings;
    Problems problems = look.problems;
    Lines lines = look.lines;
    Recorder recorder = new Recorder(problems);
    if (!settings.rtt().isEmpty()) {
      recorder.rehearse(settings.rtt());
      problems.tell(
          "rehearsing: rtt="
              + String.join(";", settings.rttAsTyped())
              + " is added to each round trip and connect until the agent leaves");
    }
    Facts facts = new Facts(recorder);
    if (settings.ready().startsWith("/")) {
      facts.readyIsAskedFor();
    } else if (settings.ready().equals("off")) {
      facts.readyIsOff();
    }
    Weaver weaver = new Weaver(instrumentation, facts, problems);
    HookList.readInto(weaver);
    if (settings.metrics().equals("auto")) {
      weaver.read("MicrometerHooks", MicrometerHooks.TABLE);
    }
    for (String method : settings.hooks()) {
      weaver.read("CustomHooks", CustomHooks.table(method));
    }
    Departure departure = new Departure(recorder, weaver);
    try {
      recorder.begin(weaver, premainNanos);
      ThreadRecord main = recorder.recordOf(Thread.currentThread());
      main.noteTask();
      Session session =
          new Session(settings, problems, recorder, facts, weaver, main, premainNanos);
      session.environment = look.environment;
      if (look.run != null) {
        session.progress = new RunProgress(session, look.run);
      }
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
      ownCost.premainTook(look.cpuNanosSince());
      watch.start();
    } catch (Throwable e) { // such as no thread to be had: then nothing of the agent stays
      departure.leave();
      throw e;
    }
  }
}
