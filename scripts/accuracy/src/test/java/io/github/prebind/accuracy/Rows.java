package io.github.prebind.accuracy;

/** Starts as a test wants them. */
final class Rows {
  private Rows() {}

  static Row measured(int round, double wallMillis) {
    return row(Task.MEASURED, round, 0, 0, wallMillis, "demo-measured-" + round + ".json");
  }

  static Row at(Row row, double seconds) {
    String[] fields = row.line().split(",", -1);
    fields[18] = Long.toString(row.at() + Math.round(1000 * seconds));
    return Row.of(String.join(",", fields));
  }

  static Row control(int round, double wallMillis) {
    return row(Task.CONTROL, round, 0, 0, wallMillis, "");
  }

  static Row cell(int round, double cpus, double rttMillis, double wallMillis) {
    return row(Task.CELL, round, cpus, rttMillis, wallMillis, "");
  }

  static Row cellBesideOthers(
      int round, double cpus, double rttMillis, double wallMillis, double othersCpuMillis) {
    return row(Task.CELL, round, cpus, rttMillis, wallMillis, othersCpuMillis, 10, "");
  }

  static Row stolenFrom(int round, double cpus, double rttMillis, double wallMillis) {
    return stolenFrom(round, cpus, rttMillis, wallMillis, 0.2 * wallMillis);
  }

  static Row stolenFrom(
      int round, double cpus, double rttMillis, double wallMillis, double stealMillis) {
    return row(Task.CELL, round, cpus, rttMillis, wallMillis, 0, stealMillis, "");
  }

  private static Row row(
      String purpose, int round, double cpus, double rttMillis, double wallMillis, String report) {
    double others = Math.rint(0.1 * wallMillis);
    return row(purpose, round, cpus, rttMillis, wallMillis, others, 10, report);
  }

  private static Row row(
      String purpose,
      int round,
      double cpus,
      double rttMillis,
      double wallMillis,
      double othersCpuMillis,
      double stealMillis,
      String report) {
    return new Row(
        "demo",
        purpose,
        round,
        cpus,
        rttMillis,
        wallMillis,
        5000,
        1200.5,
        100,
        40,
        30,
        1234.5,
        900,
        100,
        othersCpuMillis,
        stealMillis,
        6,
        937,
        1795262830246L,
        report);
  }
}
