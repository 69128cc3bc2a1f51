package io.github.prebind.analyse;

import static io.github.prebind.record.SpanNodes.called;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.record.Facts;
import io.github.prebind.record.SpanNode;
import io.github.prebind.start.Start.Migration;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class MigrationListTest {
  private static final long BIND = 100_000_000;

  @Test
  void migrationsThatOneCallRanForEachSchemaShareItsTime() {
    assertThat(list(called(0, 10_000_000, 20_000_000, 40_000_000, 50_000_000, 80_000_000), 3))
        .extracting(Migration::millis, Migration::outcome)
        .containsExactly(of(20, "done"), of(20, "done"), of(20, "done"));
  }

  @Test
  void onlyTheLastOfThemCanBeOpen() {
    assertThat(list(called(0, 10_000_000, 70_000_000), 2))
        .extracting(Migration::millis, Migration::outcome)
        .containsExactly(of(20, "done"), of(20, "cut off"));
  }

  @Test
  void thoseThatBeginAfterTheEndAreLeftOut() {
    assertThat(list(called(0, 10_000_000, 120_000_000, 130_000_000), 2))
        .extracting(Migration::millis, Migration::outcome)
        .containsExactly(of(10, "done"));
  }

  private static Tuple of(double millis, String outcome) {
    return Tuple.tuple(millis, outcome);
  }

  private static List<Migration> list(SpanNode span, int times) {
    Facts facts = new Facts(null);
    for (int i = 0; i < times; i++) {
      facts.migration("Flyway", "1", "create tenants", span);
    }
    return MigrationList.of(facts, BIND, "cut off");
  }
}
