package io.github.prebind.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  @Test
  void needsNoSettingAtAll() {
    Settings settings = Settings.from(Map.of());

    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.startup()).isEqualTo(Startup.BLOCKING);
    assertThat(settings.demoRows()).isEqualTo(Settings.DEFAULT_DEMO_ROWS);
    assertThat(settings.database().jdbcUrl()).startsWith("jdbc:h2:mem:");
    assertThat(settings.resolver()).isEqualTo(Settings.Resolver.BUNDLED);
  }

  @Test
  void takesABlankVariableAsUnset() {
    assertThat(Settings.from(Map.of("PORT", " ", "STARTUP", "", "DATABASE_URL", "")).port())
        .isEqualTo(8080);
  }

  @Test
  void readsWhatIsSet() {
    Settings settings =
        Settings.from(Map.of("PORT", "0", "STARTUP", "Background", "DEMO_ROWS", "12"));

    assertThat(settings.port()).isZero();
    assertThat(settings.startup()).isEqualTo(Startup.BACKGROUND);
    assertThat(settings.demoRows()).isEqualTo(12);
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, tcp://10.0.0.1:80, whole number from 0 to 65535",
    "PORT, 65536, whole number from 0 to 65535",
    "PORT, -1, whole number from 0 to 65535",
    "STARTUP, lazy, blocking or background",
    "DEMO_ROWS, many, whole number from 0 to 10000000",
    "DEMO_ROWS, 99999999999, whole number from 0 to 10000000",
    "DATABASE_URL, mysql://db.example/app, postgres://user:password@host:port/name",
    "RESOLVER, quad9, bundled or system",
  })
  void namesKeyValueAndWhatWasExpected(String key, String value, String expected) {
    assertThatThrownBy(() -> Settings.from(Map.of(key, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(key + "=" + value + ": expected ")
        .hasMessageContaining(expected);
  }
}
