package io.github.prebind.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void theRowsOfAFileAreReadBehindItsHead(@TempDir Path folder) throws Exception {
    Row row = Rows.measured(1, 4500);
    Path file = Files.write(folder.resolve("starts.csv"), List.of(Row.HEAD, row.line()));

    assertThat(Row.all(file)).containsExactly(row);
  }

  @Test
  void aStartIsDisturbedWhereMoreThanATenthOfWhatWasToRunAndOfItsTimeWasTaken() {
    assertThat(Rows.cell(1, 1, 0, 8_000).disturbed()).isFalse();
    assertThat(Rows.stolenFrom(1, 1, 0, 8_000).disturbed()).isTrue(); // 1.6 s; 6 s ran
    assertThat(Rows.stolenFrom(1, 1, 0, 3_000).disturbed()).isFalse(); // 0.6 s; 6 s ran
    assertThat(Rows.stolenFrom(1, 0.1, 0, 80_000, 7_000).disturbed()).isFalse(); // more than ran
    assertThat(Rows.stolenFrom(1, 0.1, 0, 80_000, 9_000).disturbed()).isTrue();
  }

  @Test
  void aFileWithOtherColumnsIsRefusedInOneLine(@TempDir Path folder) throws Exception {
    String head = Row.HEAD.replace(",connects,", ",piece_us,connects,");
    Path file = Files.write(folder.resolve("starts.csv"), List.of(head, "demo,measured,1"));

    assertThatThrownBy(() -> Row.all(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " has other columns than this version writes; measure anew");
  }
}
