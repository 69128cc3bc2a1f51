package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.HostileStart;
import io.github.prebind.start.Start;
import io.github.prebind.start.Starts;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrometheusReportTest {
  static Stream<Start> starts() {
    return Stream.concat(Starts.all().values().stream(), Stream.of(HostileStart.build()));
  }

  @Test
  void readsAsInItsGoldenFile() {
    GoldenFile.of("report/meters-migrating-on-heroku.prom")
        .compare(PrometheusReport.of(Starts.migratingOnHeroku()));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void isPrometheusText(Start start) {
    assertThat(PrometheusReport.of(start).lines())
        .allMatch(
            line ->
                line.matches("# (HELP|TYPE) prebind_[a-z_]+_seconds .+")
                    || line.matches("prebind_[a-z_]+_seconds(\\{kind=\"[a-z-]+\"})? -?[0-9.E-]+"));
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    assertThat(PrometheusReport.of(Starts.diedInMigration()))
        .doesNotContain("bind_time", "ready_time", "deadline_spare")
        .contains("prebind_blocked_time_seconds{kind=\"migration\"}");
  }

  @Test
  void isNegativeWhereTheStartIsLate() {
    assertThat(PrometheusReport.of(Starts.lateOnHeroku()))
        .contains("prebind_deadline_spare_seconds -6.01\n");
  }

  @Test
  void reckonsFromTheDeadlineThoughTheBudgetIsTighter() {
    assertThat(PrometheusReport.of(Starts.overBudget()))
        .contains("prebind_deadline_spare_seconds 23.75\n");
  }
}
