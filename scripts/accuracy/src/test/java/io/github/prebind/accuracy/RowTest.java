package io.github.prebind.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowTest {
  @Test
  void aLineReadBackIsTheSameRow() {
    Row row = Rows.cell(2, 0.25, 20, 34567.8);

    assertThat(Row.of(row.line())).isEqualTo(row);
  }

  @Test
  void aLineHasAFieldForEachColumn() {
    assertThat(Rows.measured(1, 4500).line().split(",", -1)).hasSize(Row.HEAD.split(",").length);
  }
}
