package io.github.prebind.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcStatTest {
  @Test
  void readsALineOfAProcessWhoseNameIsATrap() {
    ProcStat stat =
        ProcStat.parse(
            "4711 (a) R (b c) S 1 4700 4699 0 -1 4194560 1 2 0 0 70 10 5 2 20 0 3 0 12345 99 100\n");

    assertThat(stat).isEqualTo(new ProcStat(4711, "a) R (b c", 'S', 1, 4700, 4699, 87, 12345));
  }
}
