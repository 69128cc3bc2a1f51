package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "60s, 60000",
    "2m, 120000",
    "1500ms, 1500",
    "1h, 3600000",
    "1m30s, 90000",
    "1h2m3s4ms, 3723004",
    "1.5m, 90000",
    "0.5s, 500",
    "' 10s ', 10000",
    "1 min 12 s, 72000",
    "0s, 0",
    "8784h, 31622400000"
  })
  void readsWhatPeopleWrite(String text, long millis) {
    assertThat(Durations.parse(text)).isEqualTo(millis);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "60",
        "6x0s",
        "s",
        "-5s",
        "+5s",
        ".5s",
        "5.s",
        "1..5s",
        "1.2.3s",
        "5 seconds",
        "5S",
        "1s1m",
        "1s1s",
        "1m1min",
        "1e3s",
        "8785h",
        "999999999999999999999999999999h",
        "60s60",
        "\u0663s",
        "NaNs",
        "Infinitys",
        "0x10s",
        "5s,",
        "9999999999999999999999999999999999999999s"
      })
  void refusesWhatIsNoDuration(String text) {
    assertThat(Durations.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "850, 850 ms",
    "999, 999 ms",
    "1000, 1 s",
    "1040, 1 s",
    "4249, 4.2 s",
    "59949, 59.9 s",
    "59950, 1 min",
    "60000, 1 min",
    "72000, 1 min 12 s",
    "90500, 1 min 31 s",
    "300000, 5 min",
    "3599499, 59 min 59 s",
    "3599500, 1 h",
    "7500000, 2 h 5 min",
    "-4200, -4.2 s"
  })
  void saysThemLikeAPerson(long millis, String text) {
    assertThat(Durations.format(millis)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MAX_VALUE})
  void saysTheLongestOnesToo(long millis) {
    assertThat(Durations.format(millis)).matches("-?\\d+ h \\d+ min");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 850, 4_200, 60_000, 72_000, 7_500_000})
  void readsWhatItSaid(long millis) {
    assertThat(Durations.parse(Durations.format(millis))).isEqualTo(millis);
  }
}
