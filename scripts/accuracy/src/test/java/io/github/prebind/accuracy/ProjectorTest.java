package io.github.prebind.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectorTest {
  @ParameterizedTest
  @CsvSource({
    "980 ms, 980",
    "9.8 s, 9800",
    "12 s, 12000",
    "1 min, 60000",
    "1 min 18 s, 78000",
    "1 h 2 min, 3720000"
  })
  void readsDurationsAsTheCommandPrintsThem(String duration, double millis) {
    assertThat(Projector.parse(duration)).isEqualTo(millis);
  }
}
