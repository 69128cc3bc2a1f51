package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTextTest {
  @ParameterizedTest
  @CsvSource({
    "60s, 60s",
    "postgres://app:s3cret@db:5432/x, postgres://***@db:5432/x",
    "jdbc:postgresql://app:p@ss@db/x, jdbc:postgresql://***@db/x",
    "s3cret@db/x, ***@db/x",
    "a@b//c, ***@b//c"
  })
  void leavesNoCredentials(String text, String shown) {
    assertThat(PrintableText.of(text)).isEqualTo(shown);
  }

  @Test
  void staysInOneLine() {
    assertThat(PrintableText.of("a\nb\rc\u001b[31m\u2028d")).isEqualTo("a?b?c?[31m?d");
  }

  @Test
  void cutsWhatIsLongerThanALine() {
    assertThat(PrintableText.of("x".repeat(5_000))).hasSize(123).endsWith("...");
  }
}
