package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
  private static final List<String> KNOWN =
      List.of("deadline", "budget", "port", "report", "heroku");

  @ParameterizedTest
  @CsvSource({
    "dedline, deadline",
    "Deadline, deadline",
    "budegt, budget",
    "prot, port",
    "repor, report",
    "heruko, heroku"
  })
  void findsWhatWasMeant(String typed, String meant) {
    assertThat(NearestName.of(typed, KNOWN)).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "colour", "something-else-entirely"})
  void keepsSilentWhenNothingIsNear(String typed) {
    assertThat(NearestName.of(typed, KNOWN)).isNull();
    assertThat(NearestName.suggestion(typed, KNOWN)).isEmpty();
  }

  @Test
  void countsASwapAsOneStep() {
    assertThat(NearestName.distance("ab", "ba")).isEqualTo(1);
    assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(NearestName.distance("", "abc")).isEqualTo(3);
  }

  @Test
  void givesUpOnATextThatIsNoName() {
    assertThat(NearestName.of("d".repeat(100_000), KNOWN)).isNull();
  }
}
