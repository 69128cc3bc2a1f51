package io.github.prebind.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Settings SETTINGS =
      new Settings(
          List.of(App.DEMO),
          List.of(1.0, 0.25),
          List.of(0.0, 20.0),
          3,
          0,
          0,
          Path.of("out"),
          "java",
          List.of(),
          true,
          false,
          false,
          "1234567",
          false);

  private Comparison comparison;

  @BeforeEach
  void compare() throws Exception {
    List<Row> rows =
        List.of(
            Rows.measured(1, 4600),
            Rows.measured(2, 4400),
            Rows.measured(3, 9000),
            Rows.control(1, 4300),
            Rows.cell(1, 1, 0, 5000),
            Rows.cell(2, 1, 0, 5200),
            Rows.cell(3, 1, 0, 8000),
            Rows.cell(1, 1, 20, 24000),
            Rows.cell(1, 0.25, 20, 40000));
    comparison =
        Comparison.of(
            SETTINGS,
            rows,
            (report, cpus, rtt) -> {
              assertThat(report).isEqualTo("demo-measured-1.json");
              return cpus == 1 ? 5200 + 900 * rtt : 30000;
            });
  }

  @Test
  void theMedianOfTheStartsOfAPlaceCounts() {
    Cell cell = comparison.cells(App.DEMO).get(0);

    assertThat(cell.measuredMillis()).isEqualTo(5200);
    assertThat(cell.error()).isZero();
  }

  @Test
  void errorsCountWithoutTheirSign() {
    assertThat(comparison.errors().median()).isEqualTo(1 - 23200.0 / 24000);
    assertThat(comparison.errors().worst()).isEqualTo(0.25);
  }

  @Test
  void theTextHasALineForEachPlaceThatWasMeasured() {
    assertThat(comparison.text())
        .isEqualTo(
            """

            the demo app on PostgreSQL
            here, with the agent:    4.6 s (4.4 to 9.0), CPU 5.0 s, 3 starts
            here, without the agent: 4.3 s (4.3 to 4.3), CPU 5.0 s, 1 start
               cores       RTT   projected    measured     error         CPU   starts   starts differ by
                   1      0 ms       5.2 s       5.2 s    +0.0 %       5.0 s        3            57.7 %
                   1     20 ms      23.2 s      24.0 s    -3.3 %       5.0 s        1             0.0 %
                0.25     20 ms      30.0 s      40.0 s   -25.0 %       5.0 s        1             0.0 %

            error of 3 cells: median 3.3 %, worst 25.0 %; others used 0.10 of ALL cores meanwhile (median)
            projected from the median of all starts here, not of those nearest in time: median 3.3 %, worst 25.0 %
            """
                .replace("ALL", Integer.toString(Runtime.getRuntime().availableProcessors())));
  }

  @Test
  void theReadmesTableSaysHowItWasMadeAndHowFarItIsOff() {
    assertThat(ReadmeTable.lines(SETTINGS, comparison).subList(0, 2).toString())
        .contains("`scripts/accuracy.sh` on 2026-11-21", "kept from idling", "others used 0.1.")
        .contains("Measured is the median of 1 to 3 starts.")
        .contains("Error of the 3 cells: **median 3.3 %, worst 25.0 %**; projected from")
        .contains("not of those nearest in time: 3.3 and 25.0 %.");
  }

  @Test
  void aStartIsComparedWithWhatThoseNearestToItInTimeLetExpect() throws Exception {
    List<Row> rows = new ArrayList<>();
    for (int round = 1; round <= 12; round++) {
      double slower = round > 6 ? 1.5 : 1; // the machine, from then on
      rows.add(Rows.at(Rows.measured(round, slower * (4000 + round % 5)), 100 * round));
      rows.add(Rows.at(Rows.cell(round, 0.25, 0, slower * 20_000), 100 * round + 50));
    }
    List<String> asked = new ArrayList<>();

    Comparison drifting =
        Comparison.of(
            SETTINGS,
            rows,
            (report, cpus, rtt) -> {
              asked.add(report);
              int round = Integer.parseInt(report.replaceAll("\\D", ""));
              return round > 6 ? 30_000 : 20_000;
            });

    assertThat(asked.get(0)).isEqualTo("demo-measured-2.json"); // of 4001, 4002, 4003, 4004, 4000
    assertThat(drifting.errors().worst()).isZero();
    assertThat(drifting.errorsFromAll().worst()).isGreaterThan(0.15);
  }

  @Test
  void aStartThatTheHostDisturbedCountsOnlyIfThereIsNoOther() throws Exception {
    Row good = Rows.cell(1, 0.25, 0, 20000);
    Row disturbed = Rows.stolenFrom(2, 0.25, 0, 40000);
    Row alone = Rows.stolenFrom(1, 0.25, 20, 30000);

    Comparison stolen =
        Comparison.of(
            SETTINGS,
            List.of(Rows.measured(1, 4000), good, disturbed, alone),
            (report, cpus, rtt) -> 20000);

    assertThat(stolen.cells(App.DEMO))
        .extracting(Cell::measuredMillis)
        .containsExactly(20000.0, 30000.0);
    assertThat(stolen.text())
        .contains("took too much of the machine: 1\n")
        .contains("so that they cannot be judged: 1\n");
    assertThat(comparison.text()).doesNotContain("judged");
  }

  @Test
  void figuresOfABusyMachineAreCalledSo() throws Exception {
    Row busy = Rows.cellBesideOthers(1, 0.5, 0, 10000, 15000);

    Comparison loaded =
        Comparison.of(
            SETTINGS, List.of(Rows.measured(1, 4000), busy, busy), (report, cpus, rtt) -> 10000);

    assertThat(loaded.text()).contains("the machine was not quiet");
    assertThat(comparison.text()).doesNotContain("not quiet");
  }

  @Test
  void theReadmesTableHasThePlacesThatWereNotMeasuredEmpty() {
    assertThat(ReadmeTable.lines(SETTINGS, comparison).subList(3, 7))
        .containsExactly(
            "| | RTT | 1 core | 0.25 cores |",
            "| --- | --- | --- | --- |",
            "| the demo app on PostgreSQL, here 4.6 s, CPU 5.0 s | 0 ms | 5.2 / 5.2 (+0 %) |  |",
            "|  | 20 ms | 23.2 / 24.0 (-3 %) | 30.0 / 40.0 (-25 %) |");
  }
}
