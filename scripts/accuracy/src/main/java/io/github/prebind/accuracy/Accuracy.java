package io.github.prebind.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the starts, keeps them, and prints how far the projections are off. */
public final class Accuracy {
  private static final long CLEANING_MILLIS = 60_000;
  private static final Path README = Path.of("README.md");

  private final Settings settings;
  private final Path kept;

  private Accuracy(Settings settings) {
    this.settings = settings;
    this.kept = settings.out().resolve("starts.csv");
  }

  /** Exit code 0; 1 when a start or a projection failed; 2 for settings that cannot be used. */
  public static void main(String[] arguments) throws Exception {
    ending(() -> new Accuracy(Settings.fromEnvironment()).run());
  }

  /** What is measured, and may fail. */
  interface Measurement {
    void run() throws Exception;
  }

  /** Runs it and ends the JVM with the exit code; takes all down on a signal. */
  static void ending(Measurement measurement) throws Exception {
    Thread main = Thread.currentThread();
    Thread cleaning = new Thread(() -> interrupted(main));
    Runtime.getRuntime().addShutdownHook(cleaning);
    int code = 0;
    try {
      measurement.run();
    } catch (InterruptedException e) {
      return; // all has been taken down, and the JVM is ending already
    } catch (IllegalArgumentException e) {
      code = said(e, 2);
    } catch (IOException e) {
      code = said(e, 1);
    }
    Runtime.getRuntime().removeShutdownHook(cleaning);
    System.exit(code);
  }

  private static int said(Exception failure, int code) {
    System.err.println("accuracy: " + failure.getMessage());
    return code;
  }

  /** On SIGINT and SIGTERM: app, server and control groups go before the JVM does. */
  private static void interrupted(Thread main) {
    main.interrupt();
    try {
      main.join(CLEANING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() throws Exception {
    if (!settings.modelOnly()) {
      measure();
    }
    Comparison comparison = Comparison.of(settings, rows(), new Projector(settings));
    comparison.keep(settings.out().resolve("cells.csv"));
    System.out.print(comparison.text());
    if (settings.updateReadme()) {
      ReadmeTable.into(README, settings, comparison);
    }
    System.out.println("\nraw values, reports, projections and logs: " + settings.out());
  }

  private void measure() throws Exception {
    for (String folder : List.of("reports", "logs", "projections")) {
      Files.createDirectories(settings.out().resolve(folder));
    }
    List<Row> earlier = settings.goOn() ? rows() : List.of();
    if (!settings.goOn()) {
      Files.writeString(kept, Row.HEAD + "\n");
    }
    CpuGroups groups = new CpuGroups();
    String name = "accuracy-host-" + ProcessHandle.current().pid();
    try (CpuGroup group = groups.make(name, 0, settings.nice());
        PostgresServer postgres = serverIn(group);
        Awake awake = settings.idle() ? null : new Awake(groups)) {
      AppStart start =
          new AppStart(settings, postgres, groups, ProxyCheck.delays(settings.rtts()), awake);
      for (App app : settings.apps()) {
        start.measure(new Task(app, Task.WARM_UP, 0, 0, 0)); // fills the page cache
      }
      List<Task> tasks = Task.all(settings);
      Map<String, List<Row>> made = new HashMap<>();
      earlier.forEach(row -> keep(made, row));
      int rounds = earlier.stream().mapToInt(Row::round).max().orElse(0);
      for (Task planned : tasks) {
        Task task = planned.later(rounds);
        if (settings.hasEnough(task, made.getOrDefault(task.place(), List.of()))) {
          continue;
        }
        if (task.purpose().equals(Task.CELL)) {
          measure(start, toProjectFrom(task.app(), made), made);
        }
        Row row = measure(start, task, made);
        System.err.printf(
            Locale.ROOT,
            "%d of at most %d: %s: %.1f s, CPU %.1f s, others %.1f s%n",
            tasks.indexOf(planned) + 1,
            tasks.size(),
            task.name(),
            row.wallMillis() / 1000,
            row.cpuMillis() / 1000,
            row.othersCpuMillis() / 1000);
      }
      for (App app : settings.apps()) { // the last ones of a place have a start behind them, too
        measure(start, toProjectFrom(app, made), made);
      }
    }
  }

  /** The next unconstrained start with the agent. */
  private static Task toProjectFrom(App app, Map<String, List<Row>> made) {
    Task first = new Task(app, Task.MEASURED, 1, 0, 0);
    return first.later(made.getOrDefault(first.place(), List.of()).size());
  }

  private Row measure(AppStart start, Task task, Map<String, List<Row>> made) throws Exception {
    Row row = start.measure(task);
    keep(made, row);
    Files.writeString(kept, row.line() + "\n", StandardOpenOption.APPEND);
    return row;
  }

  private static void keep(Map<String, List<Row>> made, Row row) {
    App app = App.valueOf(row.app().toUpperCase(Locale.ROOT));
    Task task = new Task(app, row.purpose(), row.round(), row.cpus(), row.rttMillis());
    made.computeIfAbsent(task.place(), place -> new ArrayList<>()).add(row);
  }

  /**
   * Starts the server as a member of a group. It makes a session of its own, which a kernel with
   * autogroups would otherwise weigh like any other session, whatever its priority.
   */
  static PostgresServer serverIn(CpuGroup group) throws IOException {
    group.enter();
    return new PostgresServer();
  }

  private List<Row> rows() throws IOException {
    if (!Files.exists(kept)) {
      throw new IOException("nothing was measured in " + settings.out());
    }
    return Row.all(kept);
  }
}
