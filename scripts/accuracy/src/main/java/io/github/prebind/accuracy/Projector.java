package io.github.prebind.accuracy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the command {@code project}, as a user would. */
final class Projector implements Comparison.Projection {
  private static final Pattern LINE =
      Pattern.compile("(?m)^projected: ((?:[0-9.]+ (?:min|ms|s|h)\\s*)+)\\(");
  private static final Pattern AMOUNT = Pattern.compile("([0-9.]+) (min|ms|s|h)");

  private final Settings settings;
  private final Map<String, Double> asked = new HashMap<>();

  Projector(Settings settings) {
    this.settings = settings;
  }

  /** Projected milliseconds to the open port; all that the command says is kept beside the rest. */
  @Override
  public double millis(String report, double cpus, double rttMillis)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(settings.out().resolve("projections"));
    String place = "-" + cpus + "-cores-" + rttMillis + "-ms";
    String name = report.replace(".json", "") + place;
    if (asked.containsKey(name)) {
      return asked.get(name);
    }
    List<String> command = new ArrayList<>(List.of(settings.java(), "-jar"));
    command.add(settings.agent().toString());
    command.add("project");
    command.add(settings.out().resolve("reports").resolve(report).toString());
    command.addAll(List.of("--platform", "none", "--cpus", Double.toString(cpus)));
    if (rttMillis > 0) {
      command.addAll(List.of("--rtt", rttMillis + "ms"));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Files.writeString(folder.resolve(name + ".txt"), said);
    Matcher line = LINE.matcher(said);
    if (!line.find()) {
      throw new IOException("project did not say what it projects: " + said.trim());
    }
    asked.put(name, parse(line.group(1)));
    return asked.get(name);
  }

  static double parse(String duration) {
    double millis = 0;
    Matcher amount = AMOUNT.matcher(duration);
    while (amount.find()) {
      double unit =
          switch (amount.group(2)) {
            case "h" -> 3_600_000;
            case "min" -> 60_000;
            case "s" -> 1_000;
            default -> 1;
          };
      millis += Double.parseDouble(amount.group(1)) * unit;
    }
    return millis;
  }
}
