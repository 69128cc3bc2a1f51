package io.github.prebind.accuracy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What scripts/accuracy.sh passes on, from environment variables. */
record Settings(
    List<App> apps,
    List<Double> cpus,
    List<Double> rtts,
    int runs,
    double placeSeconds,
    int nice,
    Path out,
    String java,
    List<String> javaFlags,
    boolean modelOnly,
    boolean goOn,
    boolean updateReadme,
    String revision,
    boolean idle) {

  static Settings fromEnvironment() {
    List<App> apps = new ArrayList<>();
    for (String name : words("APPS", "demo boot")) {
      try {
        apps.add(App.valueOf(name.toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("APPS=" + name + ": expected demo, boot or both");
      }
    }
    return new Settings(
        List.copyOf(apps),
        numbers("CPUS", "1 0.5 0.25 0.1"),
        numbers("RTTS", "0 5 20"),
        numbers("RUNS", "5").get(0).intValue(),
        numbers("PLACE_SECONDS", "240").get(0),
        Integer.parseInt(value("NICE", "0")),
        Path.of(value("OUT", "")).toAbsolutePath(),
        value("JAVA", "java"),
        words("JAVA_FLAGS", ""),
        value("MODEL_ONLY", "").equals("1"),
        value("GO_ON", "").equals("1"),
        value("UPDATE_README", "").equals("1"),
        value("REVISION", "no revision"),
        value("IDLE", "").equals("1"));
  }

  /** The app as it was when the script began. */
  Path jar(App app) {
    return out.resolve("jars").resolve(app.jar());
  }

  /** The agent, likewise. */
  Path agent() {
    return out.resolve("jars").resolve("prebind.jar");
  }

  /**
   * Whether a place needs no further start: as many as asked for are undisturbed, or they took
   * {@code placeSeconds} together, if that is limited. Starts without a quota are all made.
   *
   * @param made what was started there so far
   */
  boolean hasEnough(Task task, List<Row> made) {
    if (!task.purpose().equals(Task.CELL)) {
      return false;
    }
    int undisturbed = 0;
    double millis = 0;
    for (Row row : made) {
      if (!row.disturbed()) {
        undisturbed++;
        millis += row.wallMillis();
      }
    }
    return undisturbed >= runs || placeSeconds > 0 && millis >= placeSeconds * 1000;
  }

  private static String value(String name, String byDefault) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? byDefault : value.trim();
  }

  private static List<String> words(String name, String byDefault) {
    String value = value(name, byDefault);
    return value.isEmpty() ? List.of() : Arrays.asList(value.split("[ ,]+"));
  }

  private static List<Double> numbers(String name, String byDefault) {
    List<Double> numbers = new ArrayList<>();
    for (String word : words(name, byDefault)) {
      try {
        numbers.add(Double.parseDouble(word));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(name + "=" + word + ": expected a number");
      }
      if (numbers.get(numbers.size() - 1) < 0) {
        throw new IllegalArgumentException(name + "=" + word + ": expected no negative number");
      }
    }
    return numbers;
  }
}
