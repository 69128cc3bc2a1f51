package io.github.prebind;

import io.github.prebind.analyse.TrainingRun;
import io.github.prebind.environment.EnvironmentCheck;
import io.github.prebind.record.Problems;
import io.github.prebind.record.TaskClock;
import io.github.prebind.report.Lines;
import io.github.prebind.start.Start.EnvironmentProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is read and said before anything else is done, so that it comes as early as it can: the
 * settings, and what is wrong with the environment. Loaded before the bridge is defined, so nothing
 * here may name the recorder.
 */
final class FirstLook {
  private static final int FIRST_JAVA_WITH_AOT_CACHES = 24;

  final Settings settings;
  final Lines lines;
  final Problems problems;

  /** The folder of the command {@code run}, or {@code null}. */
  final RunFolder run;

  final List<EnvironmentProblem> environment;
  private final int task;
  private final long cpuNanos;

  private FirstLook(
      Settings settings,
      Lines lines,
      Problems problems,
      RunFolder run,
      List<EnvironmentProblem> environment,
      int task,
      long cpuNanos) {
    this.settings = settings;
    this.lines = lines;
    this.problems = problems;
    this.run = run;
    this.environment = environment;
    this.task = task;
    this.cpuNanos = cpuNanos;
  }

  /**
   * Looks.
   *
   * @param argument what stood behind the {@code =} of the flag, or {@code null}
   * @return {@code null} if there is nothing for the agent to do
   */
  static FirstLook at(String argument) {
    List<String> unusable = new ArrayList<>();
    Map<String, String> env = System.getenv();
    Settings settings = Settings.read(argument, env, System.getProperties(), unusable);
    String runFolder = env.get(RunFolder.VARIABLE);
    RunFolder run = runFolder == null ? null : RunFolder.of(runFolder);
    boolean runHasEnded = run != null && !run.exists(); // a build's daemon can outlive it
    if (!settings.enabled() || runHasEnded) {
      return null;
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
      return null;
    }
    int task = TaskClock.currentTask();
    long cpuNanos = TaskClock.cpuNanos(task);
    List<EnvironmentProblem> environment = List.of();
    if (!settings.requireEnv().isEmpty() || mayBeWrong(env)) {
      environment = EnvironmentCheck.print(env, settings.requireEnv(), lines);
    }
    return new FirstLook(settings, lines, problems, run, environment, task, cpuNanos);
  }

  /** The CPU time of premain's thread since this look; -1 if that cannot be read. */
  long cpuNanosSince() {
    return cpuNanos < 0 ? -1 : TaskClock.cpuNanos(task) - cpuNanos;
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
