package io.github.prebind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.platform.PlatformCatalogue;
import io.github.prebind.report.GoldenFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformsCommandTest {
  static List<String> ids() {
    return PlatformCatalogue.load().ids();
  }

  @Test
  void listsTheCatalogue() {
    CommandRun run = CommandRun.of("platforms");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    GoldenFile.of("cli/platforms.txt").compare(run.out());
  }

  @Test
  void keepsTheOrderOfTheCatalogueWithinAHundredColumns() {
    List<String> lines = CommandRun.of("platforms").outLines();

    assertThat(lines).allMatch(line -> line.length() <= 100);
    assertThat(lines.stream().skip(1).map(line -> line.substring(0, line.indexOf(' '))))
        .containsExactlyElementsOf(ids());
  }

  @ParameterizedTest
  @ValueSource(strings = {"heroku", "railway", "render:free", "docker"})
  void tellsAllOfOne(String platform) {
    CommandRun run = CommandRun.of("platforms", platform);

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    GoldenFile.of("cli/platform-" + platform.replace(':', '-') + ".txt").compare(run.out());
  }

  @ParameterizedTest
  @MethodSource("ids")
  void leavesNothingOutAndNothingNull(String id) {
    CommandRun run = CommandRun.of("platforms", id);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("deadline ", "its variable ", "recognised by ", "watches ", "loopback ")
        .contains("default port ", "when late ", "size", "advice ", "source: ")
        .doesNotContain("null");
  }

  @Test
  void findsAPlatformByAnAliasInAnyCase() {
    assertThat(CommandRun.of("platforms", "K8S").out())
        .isEqualTo(CommandRun.of("platforms", "kubernetes").out());
  }

  @Test
  void suggestsTheNearestPlatform() {
    CommandRun run = CommandRun.of("platforms", "herok");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint())
        .startsWith("prebind: \"herok\" is not a known platform (did you mean \"heroku\"?); ");
  }

  @Test
  void suggestsTheNearestSize() {
    CommandRun run = CommandRun.of("platforms", "heroku:eko");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.complaint())
        .isEqualTo(
            "prebind: \"eko\" is not a known size of heroku (did you mean \"eco\"?);"
                + " expected one of: eco, basic, standard-1x");
  }

  @Test
  void saysThatAPlatformHasNoKnownSize() {
    assertThat(CommandRun.of("platforms", "docker:big").complaint())
        .isEqualTo("prebind: \"big\" is not a known size of docker; none is");
  }
}
