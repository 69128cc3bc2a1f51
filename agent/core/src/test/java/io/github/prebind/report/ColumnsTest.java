package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
  @Test
  void cutsToTheWidth() {
    assertThat(Columns.cut("V5 Backfill\n audits", 18, false)).isEqualTo("V5 Backfill audits");
    assertThat(Columns.cut("V5 Backfill audits", 17, false)).isEqualTo("V5 Backfill au...");
    assertThat(Columns.cut("V5 Backfill audits", 17, true)).isEqualTo("V5 Backfill audi…");
  }

  /** As where a damaged report has a number or an outcome of a thousand digits beside it. */
  @ParameterizedTest
  @ValueSource(ints = {2, 0, -4_939})
  void leavesAWordWhereThereIsNoRoom(int width) {
    assertThat(Columns.cut("V5 Backfill audits", width, false)).isEqualTo("V5 Backfi...");
    assertThat(Columns.cut("V5", width, false)).isEqualTo("V5");
  }
}
