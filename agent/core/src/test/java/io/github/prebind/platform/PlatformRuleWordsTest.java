package io.github.prebind.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformRuleWordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "DYNO; DYNO is set",
        "!DYNO; DYNO is not set",
        "DOKKU_*; a variable beginning with DOKKU_ is set",
        "!DOKKU_*; no variable beginning with DOKKU_ is set",
        "RENDER=true; RENDER is true",
        "!RENDER=true; RENDER is not true",
        "JAVA_HOME^=/app; JAVA_HOME begins with /app",
        "!JAVA_HOME^=/app; JAVA_HOME does not begin with /app",
        "A & !B | C; A is set and B is not set, or C is set"
      })
  void saysARuleInWords(String rule, String words) {
    assertThat(PlatformRuleWords.of(rule)).isEqualTo(words);
  }
}
