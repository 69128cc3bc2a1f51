package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindNamesTest {
  @ParameterizedTest
  @CsvSource({
    "process, process git, process git",
    "process, start process git, start process git",
    "process, Process.waitFor in Shop.main, child process Process.waitFor in Shop.main",
    "migration, Flyway migrate, migration Flyway migrate",
    "dns, DNS example.com, DNS example.com",
    "sql, '', SQL",
  })
  void nameACallOnce(String kind, String label, String words) {
    assertThat(KindNames.named(kind, label)).isEqualTo(words);
  }
}
