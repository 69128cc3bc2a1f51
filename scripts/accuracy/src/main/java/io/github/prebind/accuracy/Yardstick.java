package io.github.prebind.accuracy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How much CPU time the same work takes under each quota of this machine, in parts of what it takes
 * with all cores: what it costs to be stopped in each period depends on who else uses the caches
 * meanwhile, and is the machine's, not the app's.
 *
 * <p>The work is the JDK's compiler on sources that are always the same, in a JVM of its own: some
 * seconds of loading classes, interpreting and compiling, as a start is, and nothing of the apps
 * that are judged. It is told to count one processor and to use the serial collector everywhere,
 * since what a JVM chooses by its processors is told apart by the projection already.
 */
final class Yardstick {
  private static final String HEAD = "round,cpus,cpu_ms,wall_ms,steal_ms";
  private static final int CLASSES = 6;
  private static final int METHODS = 30;
  private static final long PATIENCE_SECONDS = 600;

  private final Settings settings;
  private final Path kept;
  private final CpuGroups groups;

  /** One run of the compiler. */
  private record Reading(double cpus, double cpuMillis) {}

  Yardstick(Settings settings, CpuGroups groups) {
    this.settings = settings;
    this.groups = groups;
    this.kept = kept(settings);
  }

  private static Path kept(Settings settings) {
    return settings.out().resolve("yardstick.csv");
  }

  /** Writes what is compiled, and runs once so that the page cache has it. */
  void prepare() throws Exception {
    Path sources = Files.createDirectories(settings.out().resolve("yardstick"));
    for (int i = 0; i < CLASSES; i++) {
      Files.writeString(sources.resolve("Work" + i + ".java"), source(i));
    }
    if (!settings.goOn()) {
      Files.writeString(kept, HEAD + "\n");
    }
    run(0);
  }

  /** A class with lambdas, generics, switches and texts, so that most of the compiler is used. */
  private static String source(int number) {
    StringBuilder text = new StringBuilder("import java.util.*;\nimport java.util.function.*;\n");
    text.append("class Work").append(number).append("<T extends Comparable<T>> {\n");
    for (int i = 0; i < METHODS; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              """
                Map<String, List<T>> m%1$d(List<? extends T> in, Function<? super T, String> f) {
                  Map<String, List<T>> out = new TreeMap<>();
                  for (T t : in) {
                    out.computeIfAbsent(f.apply(t), k -> new ArrayList<>()).add(t);
                  }
                  out.values().forEach(l -> l.sort((a, b) -> a.compareTo(b) * %1$d));
                  switch (in.size() + "x%1$d") {
                    case "1x%1$d": return Map.of();
                    case "2x%1$d": return new HashMap<>(out);
                    default: return new Work%2$d<T>().n%1$d(out);
                  }
                }
                Map<String, List<T>> n%1$d(Map<String, List<T>> in) { return in; }
              """,
              i,
              (number + 1) % CLASSES));
    }
    return text.append("}\n").toString();
  }

  /** Measures once with all cores and once under each quota. */
  void measure(int round) throws Exception {
    List<Double> all = new ArrayList<>(List.of(0.0));
    all.addAll(settings.cpus());
    for (double cpus : all) {
      ProcessStat.Machine before = ProcessStat.Machine.now();
      long begin = System.nanoTime();
      double cpuMillis = run(cpus);
      double wallMillis = (System.nanoTime() - begin) / 1e6;
      double steal = ProcessStat.Machine.now().stealMillis() - before.stealMillis();
      String line =
          String.format(
              Locale.ROOT,
              "%d,%s,%.1f,%.1f,%.1f%n",
              round,
              Comparison.number(cpus),
              cpuMillis,
              wallMillis,
              steal);
      Files.writeString(kept, line, StandardOpenOption.APPEND);
    }
  }

  private double run(double cpus) throws Exception {
    Path classes = settings.out().resolve("yardstick").resolve("classes");
    Path log = settings.out().resolve("logs").resolve("yardstick.log");
    List<String> command =
        new ArrayList<>(
            List.of(
                settings.java(),
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=1",
                "-m",
                "jdk.compiler/com.sun.tools.javac.Main",
                "-proc:none",
                "-nowarn",
                "-d",
                classes.toString()));
    for (int i = 0; i < CLASSES; i++) {
      command.add(classes.resolveSibling("Work" + i + ".java").toString());
    }
    String name = "accuracy-yardstick-" + ProcessHandle.current().pid();
    try (CpuGroup group = groups.make(name, cpus, settings.nice())) {
      ProcessBuilder builder = new ProcessBuilder(group.entering(command));
      AppStart.withoutJvmOptions(builder.environment());
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      try {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
          throw new IOException("the yardstick's compiler failed: see " + log);
        }
        return group.usage().cpuMillis();
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /**
   * The factor of a quota: the median of its runs through the median of those with all cores;
   * {@code null} if either was not measured.
   */
  static Double factor(Settings settings, double cpus) throws IOException {
    if (!Files.exists(kept(settings))) {
      return null;
    }
    double there = median(settings, cpus);
    double here = median(settings, 0);
    return there > 0 && here > 0 ? there / here : null;
  }

  /** All of them in words, such as "1.04 on 0.5 and 1.2 on 0.1 cores"; empty if none is known. */
  static String factors(Settings settings) throws IOException {
    List<String> all = new ArrayList<>();
    for (double cpus : settings.cpus()) {
      Double factor = factor(settings, cpus);
      if (factor != null) {
        all.add(String.format(Locale.ROOT, "%.2f on %s", factor, Comparison.number(cpus)));
      }
    }
    return all.isEmpty() ? "" : String.join(", ", all) + " cores";
  }

  private static double median(Settings settings, double cpus) throws IOException {
    try (var lines = Files.lines(kept(settings))) {
      return Medians.of(
          lines
              .skip(1)
              .map(line -> line.split(","))
              .map(parts -> new Reading(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])))
              .filter(reading -> reading.cpus() == cpus)
              .mapToDouble(Reading::cpuMillis)
              .toArray());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
