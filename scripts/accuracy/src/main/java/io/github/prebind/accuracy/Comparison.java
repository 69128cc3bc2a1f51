package io.github.prebind.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Projected beside measured, cell by cell, and the errors in all. */
final class Comparison {
  /** Milliseconds to the open port, projected from a report onto a place. */
  interface Projection {
    double millis(String report, double cpus, double rttMillis)
        throws IOException, InterruptedException;
  }

  /** Cores; above that, what others do moves the figures by more than the model is off. */
  private static final double QUIET = 0.3;

  /**
   * How fast the same machine is differs by a third from one minute to another, where it shares its
   * host, and single starts by a tenth; odd, so that the median is one of them.
   */
  private static final int NEAREST = 5;

  private final List<Row> rows;
  private final List<App> apps = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();

  private Comparison(List<Row> rows) {
    this.rows = rows;
  }

  /**
   * For each start elsewhere: projects the median of the {@value #NEAREST} unconstrained starts of
   * its app that are nearest to it in time.
   */
  static Comparison of(Settings settings, List<Row> rows, Projection projection)
      throws IOException, InterruptedException {
    Comparison comparison = new Comparison(rows);
    for (App app : settings.apps()) {
      List<Row> measured = Row.undisturbed(comparison.rows(app, Task.MEASURED));
      if (measured.isEmpty()) {
        continue;
      }
      comparison.apps.add(app);
      for (double cpus : settings.cpus()) {
        for (double rtt : settings.rtts()) {
          List<Row> starts = new ArrayList<>(comparison.rows(app, Task.CELL));
          starts.removeIf(row -> row.cpus() != cpus || row.rttMillis() != rtt);
          List<Cell.Pair> pairs = new ArrayList<>();
          for (Row start : Row.undisturbed(starts)) {
            Row here = Medians.start(nearest(start, measured));
            pairs.add(new Cell.Pair(start, projection.millis(here.report(), cpus, rtt)));
          }
          if (!pairs.isEmpty()) {
            double fromAll = projection.millis(Medians.start(measured).report(), cpus, rtt);
            comparison.cells.add(new Cell(app, cpus, rtt, pairs, fromAll));
          }
        }
      }
    }
    return comparison;
  }

  private static List<Row> nearest(Row start, List<Row> measured) {
    return measured.stream()
        .sorted(Comparator.comparingDouble(start::gapMillis))
        .limit(NEAREST)
        .toList();
  }

  List<App> apps() {
    return apps;
  }

  List<Cell> cells(App app) {
    return cells.stream().filter(cell -> cell.app() == app).toList();
  }

  List<Row> rows(App app, String purpose) {
    return rows.stream()
        .filter(row -> row.app().equals(app.key()) && row.purpose().equals(purpose))
        .toList();
  }

  /** Errors in parts of what was measured, without their signs. */
  record Errors(double median, double worst) {}

  Errors errors() {
    return errors(Cell::error);
  }

  /** Of what all unconstrained starts together let expect. */
  Errors errorsFromAll() {
    return errors(Cell::errorFromAll);
  }

  private Errors errors(ToDoubleFunction<Cell> error) {
    double[] sorted = cells.stream().mapToDouble(error).map(Math::abs).sorted().toArray();
    double worst = sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
    return new Errors(Medians.of(sorted), worst);
  }

  /** How many processors others used while the app started, in the median of all starts. */
  double othersMedian() {
    return Medians.of(rows, row -> row.othersCpuMillis() / row.wallMillis());
  }

  /** How many starts do not count because the host took too much of the machine meanwhile. */
  long leftOut() {
    long all = rows.stream().filter(row -> row.purpose().equals(Task.CELL)).count();
    return all - cells.stream().mapToLong(cell -> cell.starts().size()).sum();
  }

  /** How many places have no start but disturbed ones. */
  long notJudged() {
    return cells.stream().filter(cell -> cell.starts().stream().allMatch(Row::disturbed)).count();
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (App app : apps) {
      appendHead(text, app);
      text.append(
          "   cores       RTT   projected    measured     error         CPU   starts   starts differ"
              + " by\n");
      for (Cell cell : cells(app)) {
        text.append(
            String.format(
                Locale.ROOT,
                "%8s  %5s ms  %8.1f s  %8.1f s  %+6.1f %%  %8.1f s  %7d  %14.1f %%%n",
                number(cell.cpus()),
                number(cell.rttMillis()),
                cell.projectedMillis() / 1000,
                cell.measuredMillis() / 1000,
                cell.error() * 100,
                Medians.of(cell.starts(), Row::cpuMillis) / 1000,
                cell.starts().size(),
                cell.spread() * 100));
      }
    }
    if (othersMedian() > QUIET) {
      text.append(
          "\nthe machine was not quiet: these figures say more about it than about the model\n");
    }
    if (leftOut() > 0) {
      text.append("\nstarts left out, since the host took too much of the machine: ")
          .append(leftOut())
          .append('\n');
    }
    if (notJudged() > 0) {
      text.append("places of which that was each start, so that they cannot be judged: ")
          .append(notJudged())
          .append('\n');
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "%nerror of %d cells: median %.1f %%, worst %.1f %%; others used %.2f of %d cores"
                    + " meanwhile (median)%nprojected from the median of all starts here, not of"
                    + " those nearest in time: median %.1f %%, worst %.1f %%%n",
                cells.size(),
                100 * errors().median(),
                100 * errors().worst(),
                othersMedian(),
                Runtime.getRuntime().availableProcessors(),
                100 * errorsFromAll().median(),
                100 * errorsFromAll().worst()))
        .toString();
  }

  private void appendHead(StringBuilder text, App app) {
    List<Row> measured = Row.undisturbed(rows(app, Task.MEASURED));
    List<Row> control = Row.undisturbed(rows(app, Task.CONTROL));
    text.append(
        String.format(
            Locale.ROOT,
            "%n%s%nhere, with the agent:    %s%nhere, without the agent: %s%n",
            app.title(),
            here(measured),
            here(control)));
  }

  private static String here(List<Row> starts) {
    if (starts.isEmpty()) {
      return "not measured";
    }
    double[] millis = starts.stream().mapToDouble(Row::wallMillis).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%.1f s (%.1f to %.1f), CPU %.1f s, %d start%s",
        Medians.of(millis) / 1000,
        millis[0] / 1000,
        millis[millis.length - 1] / 1000,
        Medians.of(starts, Row::cpuMillis) / 1000,
        starts.size(),
        starts.size() == 1 ? "" : "s");
  }

  /** Writes the cells as a table for other programs. */
  void keep(Path file) throws IOException {
    StringBuilder lines = new StringBuilder("app,cpus,rtt_ms,projected_ms,measured_ms,error,n\n");
    for (Cell cell : cells) {
      lines.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%.0f,%.0f,%.4f,%d%n",
              cell.app().key(),
              number(cell.cpus()),
              number(cell.rttMillis()),
              cell.projectedMillis(),
              cell.measuredMillis(),
              cell.error(),
              cell.starts().size()));
    }
    Files.writeString(file, lines);
  }

  static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
