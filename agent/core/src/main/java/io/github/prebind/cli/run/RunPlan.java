package io.github.prebind.cli.run;

import io.github.prebind.Durations;
import io.github.prebind.NearestName;
import io.github.prebind.PrintableText;
import io.github.prebind.Settings;
import io.github.prebind.platform.Cgroup;
import io.github.prebind.platform.Platform;
import io.github.prebind.platform.PlatformCatalogue;
import io.github.prebind.start.SavedStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code run} is going to do: everything that was asked for, read and found to be possible
 * before anything is started. Immutable.
 *
 * @param command the command and its arguments
 * @param settings the options among the agent's settings, by their keys
 * @param jsonLog whether to speak in JSON objects
 * @param port the port that is waited for, or {@code null} if it is to be learned
 * @param limitMillis the tighter of deadline and budget, or {@code null} if there is neither
 * @param timeoutMillis how long to wait for the port
 * @param runs how many starts
 * @param cpus the cores to rehearse on, or {@code null}
 * @param failOn the lowest level of a finding that fails the run
 * @param reports the report files to write
 * @param keepRunning whether the app stays after the report
 */
public record RunPlan(
    List<String> command,
    Map<String, String> settings,
    boolean jsonLog,
    Integer port,
    Long limitMillis,
    long timeoutMillis,
    int runs,
    Double cpus,
    String failOn,
    List<String> reports,
    boolean keepRunning) {
  private static final long SHORTEST_TIMEOUT_MILLIS = 300_000;
  private static final int MOST_RUNS = 1_000;

  /** The kernel takes no quota below 1 ms, and its period is 100 ms. */
  private static final double FEWEST_CPUS = 0.01;

  /** What settings say of the value that an agent would go on with; here nothing goes on. */
  private static final String DEFAULT_USED = "; using ";

  /**
   * Reads a request.
   *
   * @throws Refusal for the first thing that is wrong with it
   */
  public static RunPlan of(RunRequest request, Map<String, String> env) {
    List<String> problems = new ArrayList<>();
    Settings settings = Settings.of(request.settings(), env, problems);
    Platform platform = PlatformCatalogue.load().resolve(settings.platform(), env, problems);
    if (!problems.isEmpty()) {
      throw new Refusal(withoutDefault(problems.get(0)));
    }
    if (!settings.enabled()) {
      throw new Refusal("enabled=false leaves nothing to wait for: the agent would do nothing");
    }
    if (settings.baseline() != null) {
      try {
        SavedStart.read(settings.baseline());
      } catch (IllegalArgumentException e) {
        throw new Refusal(e.getMessage());
      }
    }
    Long deadline =
        settings.deadlineMillis() != null || platform == null
            ? settings.deadlineMillis()
            : platform.deadlineMillis();
    int runs = runs(request.runs());
    if (runs > 1 && request.keepRunning()) {
      throw new Refusal("--keep-running goes with one start, not with --runs=" + runs);
    }
    Double cpus = cpus(request.cpus(), Cgroup.read().cpus());
    return new RunPlan(
        CommandFile.checked(request.command(), env),
        Map.copyOf(request.settings()),
        settings.jsonLog(),
        settings.targetPort(),
        tighter(deadline, settings.budgetMillis()),
        timeout(request.timeout(), deadline),
        runs,
        cpus,
        level(request.failOn()),
        ReportPaths.checked(settings.reports(), request.out()),
        request.keepRunning());
  }

  private static Long tighter(Long deadline, Long budget) {
    if (deadline == null || budget == null) {
      return deadline == null ? budget : deadline;
    }
    return Math.min(deadline, budget);
  }

  private static String withoutDefault(String problem) {
    int using = problem.lastIndexOf(DEFAULT_USED);
    return using < 0 ? problem : problem.substring(0, using);
  }

  private static long timeout(String text, Long deadlineMillis) {
    if (text == null) {
      return deadlineMillis == null
          ? SHORTEST_TIMEOUT_MILLIS
          : Math.max(SHORTEST_TIMEOUT_MILLIS, 2 * deadlineMillis);
    }
    Long millis = Durations.parse(text);
    if (millis == null || millis <= 0) {
      throw wrong("timeout", text, "a duration longer than 0, such as " + Durations.EXAMPLES);
    }
    return millis;
  }

  private static int runs(String text) {
    if (text == null) {
      return 1;
    }
    int runs = 0;
    try {
      runs = Integer.parseInt(text.trim());
    } catch (NumberFormatException e) {
      // said below
    }
    if (runs < 1 || runs > MOST_RUNS) {
      throw wrong("runs", text, "a number from 1 to " + MOST_RUNS);
    }
    return runs;
  }

  /**
   * Cores to rehearse on.
   *
   * @param quota what this process is allowed itself, or {@code null}
   */
  static Double cpus(String text, Double quota) {
    if (text == null) {
      return null;
    }
    double here = Runtime.getRuntime().availableProcessors();
    double most = quota == null ? here : Math.min(here, quota);
    double cpus = Double.NaN;
    try {
      cpus = Double.parseDouble(text.trim());
    } catch (NumberFormatException e) {
      // said below
    }
    if (!(cpus >= FEWEST_CPUS && cpus <= most)) {
      String range =
          "cores from " + FEWEST_CPUS + " to " + number(most) + ", which is all there is";
      throw wrong("cpus", text, range + " here");
    }
    return cpus;
  }

  private static String level(String text) {
    if (text == null) {
      return "error";
    }
    if (!FailingFindings.LEVELS.contains(text)) {
      String nearest = NearestName.suggestion(text, FailingFindings.LEVELS);
      throw wrong("fail-on", text + nearest, "info, warning or error");
    }
    return text;
  }

  static String number(double cores) {
    return cores == Math.rint(cores) ? Long.toString((long) cores) : Double.toString(cores);
  }

  private static Refusal wrong(String option, String value, String expected) {
    return new Refusal("--" + option + "=" + PrintableText.of(value) + ": expected " + expected);
  }
}
