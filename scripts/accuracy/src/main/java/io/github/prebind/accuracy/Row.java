package io.github.prebind.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One start as it was measured: a line of {@code starts.csv}. The order of the components is that
 * of the columns.
 *
 * @param app {@code demo} or {@code boot}
 * @param purpose {@code measured} with the agent, {@code control} the same without it, {@code cell}
 *     with it under a quota or with a round-trip time
 * @param round from 1
 * @param cpus cores allowed; 0: no quota
 * @param rttMillis added by the proxy; 0: no proxy, the app talks to PostgreSQL itself
 * @param wallMillis from the start of the process to the first connect to its port
 * @param cpuMillis the app's processes until then
 * @param compilersMillis of these, the JIT compilers' threads (those that have ended are not seen)
 * @param collectorsMillis of these, the collector's and the JVM's operations
 * @param periods of 100 ms in which the group ran, {@code throttled}: how many of them used the
 *     quota up
 * @param throttledMillis how long the group was stopped, summed over the processors
 * @param serverCpuMillis PostgreSQL's processes meanwhile
 * @param harnessCpuMillis this program's own: the proxy, and asking for the port
 * @param othersCpuMillis all other processes of the machine
 * @param stealMillis what the host took from the machine, summed over the processors
 * @param connects through the proxy; {@code roundTrips} likewise
 * @param at the instant, in epoch milliseconds
 * @param report the agent's, in the folder {@code reports}
 */
record Row(
    String app,
    String purpose,
    int round,
    double cpus,
    double rttMillis,
    double wallMillis,
    double cpuMillis,
    double compilersMillis,
    double collectorsMillis,
    long periods,
    long throttled,
    double throttledMillis,
    double serverCpuMillis,
    double harnessCpuMillis,
    double othersCpuMillis,
    double stealMillis,
    long connects,
    long roundTrips,
    long at,
    String report) {
  static final String HEAD =
      "app,purpose,round,cpus,rtt_ms,wall_ms,cpu_ms,jit_ms,gc_ms,periods,throttled,throttled_ms,server_cpu_ms,"
          + "harness_cpu_ms,others_cpu_ms,steal_ms,connects,round_trips,at_epoch_ms,report";

  /** From this part on, what the host takes from a machine that works shows in its figures. */
  private static final double MOST_STOLEN = 0.1;

  /**
   * Whether the host took so much that the start says little of the app: more than a tenth of what
   * was to run, and of the start's time too. The second, since no start becomes longer than it was
   * by more than what was taken; one on a tenth of a core stands still for most of its time, and
   * what is taken meanwhile is not missed.
   */
  boolean disturbed() {
    double ran = cpuMillis + serverCpuMillis + harnessCpuMillis + othersCpuMillis;
    return stealMillis > MOST_STOLEN * Math.max(ran + stealMillis, wallMillis);
  }

  /** Milliseconds between the end of one and the begin of the other. */
  double gapMillis(Row other) {
    return at < other.at ? other.at - at - wallMillis : at - other.at - other.wallMillis;
  }

  /** The undisturbed ones; all if there are no others. */
  static List<Row> undisturbed(List<Row> rows) {
    List<Row> quiet = rows.stream().filter(row -> !row.disturbed()).toList();
    return quiet.isEmpty() ? rows : quiet;
  }

  String line() {
    List<String> fields = new ArrayList<>();
    fields.addAll(List.of(app, purpose, Integer.toString(round), plain(cpus), plain(rttMillis)));
    fields.addAll(List.of(tenths(wallMillis), tenths(cpuMillis)));
    fields.addAll(List.of(tenths(compilersMillis), tenths(collectorsMillis)));
    fields.addAll(List.of(Long.toString(periods), Long.toString(throttled)));
    for (double millis :
        new double[] {
          throttledMillis, serverCpuMillis, harnessCpuMillis, othersCpuMillis, stealMillis
        }) {
      fields.add(tenths(millis));
    }
    fields.addAll(List.of(Long.toString(connects), Long.toString(roundTrips), Long.toString(at)));
    fields.add(report);
    return String.join(",", fields);
  }

  static Row of(String line) {
    String[] f = line.split(",", -1);
    return new Row(
        f[0],
        f[1],
        Integer.parseInt(f[2]),
        Double.parseDouble(f[3]),
        Double.parseDouble(f[4]),
        Double.parseDouble(f[5]),
        Double.parseDouble(f[6]),
        Double.parseDouble(f[7]),
        Double.parseDouble(f[8]),
        Long.parseLong(f[9]),
        Long.parseLong(f[10]),
        Double.parseDouble(f[11]),
        Double.parseDouble(f[12]),
        Double.parseDouble(f[13]),
        Double.parseDouble(f[14]),
        Double.parseDouble(f[15]),
        Long.parseLong(f[16]),
        Long.parseLong(f[17]),
        Long.parseLong(f[18]),
        f[19]);
  }

  /** All rows of a {@code starts.csv}, which must have the columns that are written here. */
  static List<Row> all(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
      throw new IOException(file + " has other columns than this version writes; measure anew");
    }
    return lines.stream().skip(1).map(Row::of).toList();
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
