package io.github.prebind;

import io.github.prebind.record.RttRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What the user asked for: every setting of the agent, read once, with a default for each.
 *
 * <p>The agent's argument wins over a system property {@code prebind.<key>}, that over an
 * environment variable {@code PREBIND_<KEY>}, and that over the default. Whatever cannot be read is
 * one line for the user and leaves the default in place; nothing here throws. Immutable.
 */
public final class Settings {
  private final boolean enabled;
  private final String platform;
  private final Long deadlineMillis;
  private final Long budgetMillis;
  private final Integer port;
  private final Integer portFromEnv;
  private final String ready;
  private final List<String> reports;
  private final String baseline;
  private final List<String> requireEnv;
  private final String expectDb;
  private final List<String> hooks;
  private final List<RttRule> rtt;
  private final List<String> rttAsTyped;
  private final String sample;
  private final Long sampleMillis;
  private final String metrics;
  private final boolean jsonLog;

  private Settings(SettingParser given, String portInEnv, List<String> problems) {
    enabled = given.flag("enabled", true);
    platform = given.text("platform", "auto");
    deadlineMillis = given.duration("deadline", "the platform's");
    budgetMillis = given.duration("budget", "none");
    port = given.port("port");
    // Nobody asks for the variable where the setting names one.
    portFromEnv = SettingParser.portFromEnv(portInEnv, port == null ? problems : null);
    ready = given.ready("ready");
    reports = given.reports("report");
    baseline = given.text("baseline", null);
    requireEnv = given.names("require-env");
    expectDb = given.text("expect-db", null);
    hooks = given.methods("hooks");
    rttAsTyped = new ArrayList<>();
    rtt = given.rtt("rtt", rttAsTyped);
    sampleMillis = given.sampleMillis("sample");
    sample = sampleMillis == null ? given.sampleMode("sample") : "fixed";
    metrics = given.oneOf("metrics", "auto", "off");
    jsonLog = given.oneOf("log", "text", "json").equals("json");
  }

  /**
   * Reads all settings.
   *
   * @param agentArgument what stands behind {@code =} in {@code -javaagent:prebind.jar=…}; may be
   *     null
   * @param problems gets one line for each thing that could not be used; none if {@code enabled} is
   *     false, since the agent then does nothing at all
   */
  public static Settings read(
      String agentArgument, Map<String, String> env, Properties system, List<String> problems) {
    List<String> lines = new ArrayList<>();
    Map<String, String> given = GivenSettings.collect(agentArgument, env, system, lines);
    Settings settings = new Settings(new SettingParser(given, lines), env.get("PORT"), lines);
    if (settings.enabled) {
      problems.addAll(lines);
    }
    return settings;
  }

  /**
   * The settings that the agent will find if a command gives it these.
   *
   * @param options the command's own, by their keys; they win over the environment
   * @param problems gets one line for each thing that could not be used
   */
  public static Settings of(
      Map<String, String> options, Map<String, String> env, List<String> problems) {
    Map<String, String> given =
        new HashMap<>(GivenSettings.collect(null, env, new Properties(), problems));
    given.putAll(options);
    return new Settings(new SettingParser(given, problems), env.get("PORT"), problems);
  }

  /** The keys of all settings. */
  public static List<String> keys() {
    return GivenSettings.KEYS;
  }

  /** False: the agent does nothing at all. */
  public boolean enabled() {
    return enabled;
  }

  /** {@code auto}, {@code none}, or a platform's id with a size if wanted, as it was typed. */
  public String platform() {
    return platform;
  }

  /** The user's own deadline, more than 0; null: the platform's. */
  public Long deadlineMillis() {
    return deadlineMillis;
  }

  /** The user's own limit, more than 0; null: none. */
  public Long budgetMillis() {
    return budgetMillis;
  }

  /** The setting {@code port}; null if it is not given. */
  public Integer port() {
    return port;
  }

  /** The environment variable {@code PORT} where it holds a port, else null. */
  public Integer portFromEnv() {
    return portFromEnv;
  }

  /**
   * The port whose opening ends the start: the setting, else {@code $PORT}; null: to be learned.
   */
  public Integer targetPort() {
    return port == null ? portFromEnv : port;
  }

  /** {@code auto}, {@code off}, or a path that begins with a slash. */
  public String ready() {
    return ready;
  }

  /**
   * The report files to write, {@code %p} still in them; only those of a format that can be
   * written.
   */
  public List<String> reports() {
    return reports;
  }

  /** The JSON of an earlier start, or null. */
  public String baseline() {
    return baseline;
  }

  /** Names of variables that must be set and not blank. */
  public List<String> requireEnv() {
    return requireEnv;
  }

  /** The database product of production, or null. */
  public String expectDb() {
    return expectDb;
  }

  /** The user's own methods, each as {@code package.Class.method}. */
  public List<String> hooks() {
    return hooks;
  }

  /** Round-trip times to add; empty if this is no rehearsal. */
  public List<RttRule> rtt() {
    return rtt;
  }

  /** The same, each as it was typed: {@code db:5432=20ms}. */
  public List<String> rttAsTyped() {
    return List.copyOf(rttAsTyped);
  }

  /**
   * {@code auto}, {@code off}, or {@code fixed} where {@link #sampleMillis()} tells the interval.
   */
  public String sample() {
    return sample;
  }

  /** The fixed sampling interval, more than 0; null where it is {@code auto} or {@code off}. */
  public Long sampleMillis() {
    return sampleMillis;
  }

  /** {@code auto} or {@code off}. */
  public String metrics() {
    return metrics;
  }

  /** Whether the agent's own lines are JSON objects. */
  public boolean jsonLog() {
    return jsonLog;
  }
}
