package io.github.prebind.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** The comparison as the README shows it, between two marks. */
final class ReadmeTable {
  private static final String BEGIN = "<!-- accuracy: made by scripts/accuracy.sh -->";
  private static final String END = "<!-- end of accuracy -->";

  private ReadmeTable() {}

  static void into(Path readme, Settings settings, Comparison comparison) throws IOException {
    String text = Files.readString(readme);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(readme + " has no marks for the table: expected " + BEGIN);
    }
    String table = String.join("\n", lines(settings, comparison));
    Files.writeString(
        readme, text.substring(0, begin) + BEGIN + "\n" + table + "\n" + text.substring(end));
  }

  static List<String> lines(Settings settings, Comparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Seconds to the open port, projected / measured, by `scripts/accuracy.sh` on %s:"
                + " JDK %s, %d cores here, %s, of which others used %.1f.",
            day(comparison),
            System.getProperty("java.specification.version"),
            Runtime.getRuntime().availableProcessors(),
            settings.idle() ? "idle beside the app" : "kept from idling",
            comparison.othersMedian()));
    lines.add(
        String.format(
            Locale.ROOT,
            "%s Error of the %d cells: **median %.1f %%, worst %.1f %%**; projected from the median"
                + " of all starts here, not of those nearest in time: %.1f and %.1f %%.",
            made(comparison),
            count(comparison),
            100 * comparison.errors().median(),
            100 * comparison.errors().worst(),
            100 * comparison.errorsFromAll().median(),
            100 * comparison.errorsFromAll().worst()));
    lines.add("");
    StringJoiner head = new StringJoiner(" | ", "| | RTT | ", " |");
    StringJoiner rule = new StringJoiner(" | ", "| --- | --- | ", " |");
    for (double cpus : settings.cpus()) {
      head.add(Comparison.number(cpus) + (cpus == 1 ? " core" : " cores"));
      rule.add("---");
    }
    lines.add(head.toString());
    lines.add(rule.toString());
    for (App app : comparison.apps()) {
      String title = title(comparison, app);
      for (double rtt : settings.rtts()) {
        lines.add(line(comparison.cells(app), title, settings.cpus(), rtt));
        title = "";
      }
    }
    return lines;
  }

  private static String title(Comparison comparison, App app) {
    List<Row> here = Row.undisturbed(comparison.rows(app, Task.MEASURED));
    return String.format(
        Locale.ROOT,
        "%s, here %.1f s, CPU %.1f s",
        app.title(),
        Medians.of(here, Row::wallMillis) / 1000,
        Medians.of(here, Row::cpuMillis) / 1000);
  }

  private static String line(List<Cell> cells, String title, List<Double> cpus, double rtt) {
    StringJoiner line =
        new StringJoiner(" | ", "| " + title + " | " + Comparison.number(rtt) + " ms | ", " |");
    for (double cores : cpus) {
      String said = "";
      for (Cell cell : cells) {
        if (cell.cpus() == cores && cell.rttMillis() == rtt) {
          said =
              String.format(
                  Locale.ROOT,
                  "%.1f / %.1f (%+.0f %%)",
                  cell.projectedMillis() / 1000,
                  cell.measuredMillis() / 1000,
                  cell.error() * 100);
        }
      }
      line.add(said);
    }
    return line.toString();
  }

  private static LocalDate day(Comparison comparison) {
    long latest = 0;
    for (App app : comparison.apps()) {
      for (Row row : comparison.rows(app, Task.CELL)) {
        latest = Math.max(latest, row.at());
      }
    }
    return LocalDate.ofInstant(Instant.ofEpochMilli(latest), ZoneOffset.UTC);
  }

  /** How many starts each place was given. */
  private static String made(Comparison comparison) {
    int fewest = Integer.MAX_VALUE;
    int most = 0;
    for (App app : comparison.apps()) {
      for (Cell cell : comparison.cells(app)) {
        fewest = Math.min(fewest, cell.starts().size());
        most = Math.max(most, cell.starts().size());
      }
    }
    if (most <= 1) {
      return "Measured is one start each.";
    }
    return "Measured is the median of "
        + (fewest == most ? "" : fewest + " to ")
        + most
        + " starts.";
  }

  private static int count(Comparison comparison) {
    return comparison.apps().stream().mapToInt(app -> comparison.cells(app).size()).sum();
  }
}
