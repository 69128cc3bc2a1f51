package io.github.prebind;

import io.github.prebind.analyse.TrainingRun;
import io.github.prebind.environment.EnvironmentCheck;
import io.github.prebind.hooks.CustomHooks;
import io.github.prebind.hooks.HookList;
import io.github.prebind.hooks.MicrometerHooks;
import io.github.prebind.record.Facts;
import io.github.prebind.record.Problems;
import io.github.prebind.record.Recorder;
import io.github.prebind.record.TaskClock;
import io.github.prebind.record.ThreadRecord;
import io.github.prebind.report.Lines;
import io.github.prebind.start.Start.EnvironmentProblem;
import io.github.prebind.weave.Weaver;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the agent together; called once, when the bridge is defined. */
public final class Agent {
  private static final int FIRST_JAVA_WITH_AOT_CACHES = 24;

  private Agent() {}

  /**
   * Starts the agent.
   *
   * @param argument what stood behind the {@code =} of the flag, or {@code null}
   * @param premainNanos when the entry was called, {@link System#nanoTime}
   */
  static void start(String argument, Instrumentation instrumentation, long premainNanos) {
    List<String> unusable = new ArrayList<>();
    Map<String, String> env = System.getenv();
    Settings settings = Settings.read(argument, env, System.getProperties(), unusable);
    String runFolder = env.get(RunFolder.VARIABLE);
    RunFolder run = runFolder == null ? null : RunFolder.of(runFolder);
    boolean runHasEnded = run != null && !run.exists(); // a build's daemon can outlive it
    if (!settings.enabled() || runHasEnded) {
      return;
    }
    Lines lines = run == null ? new Lines(settings.jsonLog()) : Lines.into(run.lines());
    Problems problems = new Problems(lines);
    for (String line : unusable) {
      problems.tell(line);
    }
    if (mayBeTraining() && TrainingRun.isOne()) {
      problems.tell(
          "does nothing in a run that makes an AOT cache: the JVM may crash at the end of one in"
              + " which its classes were timed");
      return;
    }
    int mainTask = TaskClock.currentTask();
    long cpuNanos = TaskClock.cpuNanos(mainTask);
    List<EnvironmentProblem> environment = List.of();
    if (!settings.requireEnv().isEmpty() || mayBeWrong(env)) {
      environment = EnvironmentCheck.print(env, settings.requireEnv(), lines);
    }
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
      session.environment = environment;
      if (run != null) {
        session.progress = new RunProgress(session, run);
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
      ownCost.premainTook(cpuNanos < 0 ? -1 : TaskClock.cpuNanos(mainTask) - cpuNanos);
      watch.start();
    } catch (Throwable e) { // such as no thread to be had: then nothing of the agent stays
      departure.leave();
      throw e;
    }
  }

  /**
   * Whether a closer look at the environment is worth it: cheap, and no class is loaded for it in
   * an environment in which nothing is odd. It holds wherever {@link EnvironmentCheck} finds
   * something, and elsewhere too.
   */
  static boolean mayBeWrong(Map<String, String> env) {
    int databases = 0;
    for (String name : env.keySet()) {
      String value = env.get(name);
      int last = value.length() - 1;
      if (last < 0) {
        continue;
      }
      char first = value.charAt(0);
      if (isOdd(first) || isOdd(value.charAt(last)) || value.indexOf("${") >= 0) {
        return true;
      }
      if (first != 'h' && name.endsWith("_URL")) { // https://... is no database
        databases++;
      }
    }
    return databases > 1
        || env.get("PORT") != null
            && (env.get("SERVER_PORT") != null
                || env.get("QUARKUS_HTTP_PORT") != null
                || env.get("MICRONAUT_SERVER_PORT") != null);
  }

  /** Such a JVM shares no classes, which others do unless they are told not to. */
  private static boolean mayBeTraining() {
    return !System.getProperty("java.vm.info", "").contains("sharing")
        && Runtime.version().feature() >= FIRST_JAVA_WITH_AOT_CACHES;
  }

  private static boolean isOdd(char c) {
    return c <= ' ' || c == '"' || c == '\'' || c == '`' || c >= 0x7f;
  }
}
