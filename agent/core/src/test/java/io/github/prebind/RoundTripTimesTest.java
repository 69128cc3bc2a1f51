package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTimesTest {
  @Test
  void readsATimeForEachAddress() {
    assertThat(RoundTripTimes.parse("db:5432=20ms; *=0.5ms;[::1]:80=1s", false))
        .containsExactly(entry("db:5432", 20.0), entry("*", 0.5), entry("[::1]:80", 1_000.0));
  }

  @Test
  void readsATimeForAllAtOnceWhereThatIsAllowed() {
    assertThat(RoundTripTimes.parse("2ms", true)).containsExactly(entry("*", 2.0));
    assertThat(RoundTripTimes.parse("2ms", false)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "*=",
        "*=20",
        "*=20m",
        "*=-1ms",
        "*=1.ms",
        "*=.5ms",
        "*=1.2.3ms",
        "*=61s",
        "*=1e3ms",
        "db=20ms",
        "db:=20ms",
        ":5432=20ms",
        "db:0=2ms",
        "db:65536=2ms",
        "db:x=2ms",
        "*=2ms;*=3ms",
        "*=2ms;",
        "*=99999999999ms",
        "2ms;3ms"
      })
  void refusesWhatIsNone(String text) {
    assertThat(RoundTripTimes.parse(text, false)).isNull();
  }
}
