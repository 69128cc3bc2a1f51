package io.github.prebind.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformDeadlineTest {
  private static final PlatformCatalogue CATALOGUE = PlatformCatalogue.load();

  @ParameterizedTest
  @CsvSource({
    "azure-app-service, WEBSITES_CONTAINER_START_TIME_LIMIT, 600, 600",
    "azure-app-service, WEBSITES_CONTAINER_START_TIME_LIMIT, 1800, 1800",
    "azure-app-service, WEBSITES_CONTAINER_START_TIME_LIMIT, 5000, 1800",
    "railway, RAILWAY_HEALTHCHECK_TIMEOUT_SEC, 45, 45",
    "railway, RAILWAY_HEALTHCHECK_TIMEOUT_SEC, ' 5000 ', 5000"
  })
  void isWhatThePlatformsOwnVariableSays(String id, String name, String value, long seconds) {
    Platform platform = CATALOGUE.named(id, Map.of(name, value));

    assertThat(platform.deadlineMillis()).isEqualTo(seconds * 1_000);
    assertThat(platform.deadlineSource()).startsWith(name);
    assertThat(platform.verified()).isTrue();
  }

  @Test
  void saysWhenThePlatformGrantsLessThanItsVariableAsks() {
    assertThat(appService("5000").deadlineSource())
        .isEqualTo("WEBSITES_CONTAINER_START_TIME_LIMIT, of which the platform grants 1800 s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "-5", "0", "600s", "6e2", "99999999999999999999", "999999999"})
  void ignoresAVariableThatCannotBeReadAndSaysSo(String value) {
    Platform platform = appService(value);

    assertThat(platform.deadlineMillis()).isEqualTo(230_000);
    assertThat(platform.deadlineSource())
        .startsWith("WEBSITES_CONTAINER_START_TIME_LIMIT is set but is no number of seconds")
        .contains("things_you_should_know.md")
        .doesNotContain("s3cret");
  }

  @Test
  void treatsABlankVariableAsNotSet() {
    assertThat(appService(" ").deadlineSource()).doesNotContain("is set but");
  }

  @Test
  void tellsRendersObservedNumberFromItsDocumentedOne() {
    Platform render = CATALOGUE.named("render", Map.of());

    assertThat(render.deadlineMillis()).isEqualTo(300_000);
    assertThat(render.verified()).isFalse();
    assertThat(render.deadlineSource())
        .startsWith(
            "port scan about 300 s (observed, undocumented), whole deploy 900 s (documented); ")
        .endsWith("(VERIFIED-3P, 2026-11)");
  }

  @Test
  void saysThatRailwayWaitsOnlyForAHealthcheckPath() {
    assertThat(CATALOGUE.named("railway", Map.of()).deadlineSource())
        .startsWith("only if a healthcheck path is set");
  }

  private static Platform appService(String limit) {
    return CATALOGUE.named(
        "azure-app-service", Map.of("WEBSITES_CONTAINER_START_TIME_LIMIT", limit));
  }
}
