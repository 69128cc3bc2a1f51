package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.platform.PlatformCatalogue;
import io.github.prebind.start.Start.PlatformFacts;
import io.github.prebind.start.StartBuilder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is said for each platform of the catalogue; a new one either gets words or a reason here.
 */
class PlatformAdviceTest {
  /**
   * They have no step before the start: migrations run from the pipeline, by the tool's command.
   */
  private static final List<String> NO_STEP =
      List.of("lambda", "koyeb", "app-engine", "app-runner");

  /** They run only what answers requests, or ask for no port; or no page of theirs is known. */
  private static final List<String> NO_WORKER =
      List.of(
          "lambda",
          "azure-app-service",
          "app-engine",
          "systemd",
          "app-runner",
          "beanstalk",
          "northflank",
          "docker");

  static List<String> ids() {
    return PlatformCatalogue.load().ids();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void hasAPageAboutMigrations(String id) {
    String unknown = OfficialPages.migrations(null, "Flyway");

    assertThat(OfficialPages.migrations(platform(id), "Flyway").equals(unknown))
        .isEqualTo(NO_STEP.contains(id));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void saysWhereVariablesAreSet(String id) {
    assertThat(VariablePlace.of(platform(id)))
        .isNotEqualTo(VariablePlace.of(null))
        .contains(", https://");
  }

  @ParameterizedTest
  @MethodSource("ids")
  void saysHowAStartGetsMoreOfAProcessor(String id) {
    assertThat(CpuAdvice.of(platform(id))).isNotEqualTo(CpuAdvice.of(null)).contains(": https://");
  }

  @ParameterizedTest
  @MethodSource("ids")
  void hasAPageAboutAppsWithoutAPort(String id) {
    assertThat(OfficialPages.worker(platform(id)) == null).isEqualTo(NO_WORKER.contains(id));
  }

  private static PlatformFacts platform(String id) {
    return new StartBuilder().platform(id, id, 60_000L, null).build().platform();
  }
}
