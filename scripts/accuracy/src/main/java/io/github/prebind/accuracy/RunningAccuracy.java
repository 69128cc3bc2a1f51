package io.github.prebind.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Starts apps with the report of one start as their baseline, and holds what the agent projected at
 * half of each start's time against the time that it really took.
 */
public final class RunningAccuracy {
  private static final double PROMISED = 0.15;
  private static final String BEGIN =
      "<!-- projection accuracy: made by scripts/projection-accuracy.sh -->";
  private static final String END = "<!-- end of projection accuracy -->";

  private final Settings settings;
  private final Path kept;

  private RunningAccuracy(Settings settings) {
    this.settings = settings;
    this.kept = settings.out().resolve("starts.csv");
  }

  /** Exit code 0; 1 when a start failed or the median is too large; 2 for unusable settings. */
  public static void main(String[] arguments) throws Exception {
    Accuracy.ending(() -> new RunningAccuracy(Settings.fromEnvironment()).run());
  }

  private void run() throws Exception {
    if (!settings.modelOnly()) {
      measure();
    }
    List<HalfTime> all = new ArrayList<>();
    for (Row row : Row.all(kept)) {
      if (row.purpose().equals(Task.PROJECTED)) {
        all.add(HalfTime.of(settings.out().resolve("reports"), row));
      }
    }
    print(all);
    if (settings.updateReadme()) {
      into(Path.of("README.md"), all);
    }
    System.out.println("raw values, reports and logs: " + settings.out());
    if (median(all) > PROMISED) {
      throw new IOException("the median of the errors is above what is promised");
    }
  }

  private void measure() throws Exception {
    for (String folder : List.of("reports", "logs")) {
      Files.createDirectories(settings.out().resolve(folder));
    }
    Files.writeString(kept, Row.HEAD + "\n");
    CpuGroups groups = new CpuGroups();
    String name = "accuracy-host-" + ProcessHandle.current().pid();
    try (CpuGroup group = groups.make(name, 0, settings.nice());
        PostgresServer postgres = Accuracy.serverIn(group)) {
      AppStart start =
          new AppStart(settings, postgres, groups, ProxyCheck.delays(settings.rtts()), null);
      for (App app : settings.apps()) {
        start.measure(new Task(app, Task.WARM_UP, 0, 0, 0)); // fills the page cache
        Path baseline = baseline(start, app);
        for (int i = 0; i < settings.runs(); i++) {
          double cpus = settings.cpus().get(i % settings.cpus().size());
          double rtt = settings.rtts().get(i / settings.cpus().size() % settings.rtts().size());
          Row row = start.measure(new Task(app, Task.PROJECTED, i + 1, cpus, rtt), baseline);
          Files.writeString(kept, row.line() + "\n", StandardOpenOption.APPEND);
          System.err.println(line(HalfTime.of(settings.out().resolve("reports"), row)));
        }
      }
    }
  }

  private Path baseline(AppStart start, App app) throws Exception {
    String given = System.getenv("BASELINE");
    if (given != null && !given.isBlank()) {
      return Path.of(given);
    }
    Row row = start.measure(new Task(app, Task.BASELINE, 0, 0, 0));
    System.err.printf(Locale.ROOT, "baseline: %s, %.1f s%n", app.title(), row.wallMillis() / 1000);
    return settings.out().resolve("reports").resolve(row.report());
  }

  private static String place(Row row) {
    return row.app()
        + ", "
        + (row.cpus() == 0 ? "no quota" : Comparison.number(row.cpus()) + " cores")
        + ", "
        + Comparison.number(row.rttMillis())
        + " ms";
  }

  private static String line(HalfTime one) {
    return Double.isNaN(one.projectedMillis())
        ? String.format(
            Locale.ROOT,
            "%-24s no projection by half of %.1f s",
            place(one.start()),
            one.bindMillis() / 1000)
        : String.format(
            Locale.ROOT,
            "%-24s at %5.1f s projected %5.1f s (%.1f to %.1f), real %5.1f s: %+5.1f %%%s; agent %.0f"
                + " ms of CPU",
            place(one.start()),
            one.askedMillis() / 1000,
            one.projectedMillis() / 1000,
            one.lowMillis() / 1000,
            one.highMillis() / 1000,
            one.bindMillis() / 1000,
            one.error() * 100,
            one.inRange() ? "" : " (outside of the range)",
            one.agentCpuMillis());
  }

  private static double median(List<HalfTime> all) {
    return Medians.of(all.stream().mapToDouble(one -> Math.abs(one.error())).toArray());
  }

  private void print(List<HalfTime> all) {
    for (HalfTime one : all) {
      System.out.println(line(one));
    }
    System.out.println(outcome(all));
  }

  private String outcome(List<HalfTime> all) {
    double worst = all.stream().mapToDouble(one -> Math.abs(one.error())).max().orElse(Double.NaN);
    long inRange = all.stream().filter(HalfTime::inRange).count();
    long at = all.stream().mapToLong(one -> one.start().at()).max().orElse(0);
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC);
    return String.format(
        Locale.ROOT,
        "At half of the real time the projection was off by %.1f %% in the median and by %.1f %% at"
            + " most, and %d of %d starts ended within its range: %s under quotas of %s cores (0:"
            + " none, as the baseline) and %s ms of added round-trip time, on %s, JDK %s, %d cores"
            + " here.",
        median(all) * 100,
        worst * 100,
        inRange,
        all.size(),
        String.join(" and ", settings.apps().stream().map(App::title).toList()),
        String.join(", ", settings.cpus().stream().map(Comparison::number).toList()),
        String.join(" and ", settings.rtts().stream().map(Comparison::number).toList()),
        day,
        System.getProperty("java.specification.version"),
        Runtime.getRuntime().availableProcessors());
  }

  private void into(Path readme, List<HalfTime> all) throws IOException {
    String text = Files.readString(readme);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(readme + " has no marks for the outcome: expected " + BEGIN);
    }
    Files.writeString(
        readme,
        text.substring(0, begin) + BEGIN + "\n" + outcome(all) + "\n" + text.substring(end));
  }
}
