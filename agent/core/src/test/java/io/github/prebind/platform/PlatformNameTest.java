package io.github.prebind.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformNameTest {
  private static final PlatformCatalogue CATALOGUE = PlatformCatalogue.load();

  @ParameterizedTest
  @CsvSource({
    "heroku, heroku",
    "' Heroku ', heroku",
    "k8s, kubernetes",
    "cloudrun, cloud-run",
    "fly.io, fly",
    "aws-lambda, lambda",
    "digitalocean, digitalocean"
  })
  void findsAPlatformByIdOrAlias(String typed, String id) {
    Platform platform = CATALOGUE.named(typed, Map.of());
    assertThat(platform.id()).isEqualTo(id);
    assertThat(platform.detectedBy()).isEqualTo("setting");
  }

  @Test
  void knowsTheSizeAndWhatIsDifferentThere() {
    Platform render = CATALOGUE.named("render", Map.of());
    Platform free = CATALOGUE.named("render:Free", Map.of());

    assertThat(render.advice()).contains("preDeployCommand, which runs before");
    assertThat(free.size()).isEqualTo("free");
    assertThat(free.cpus()).isEqualTo(0.1);
    assertThat(free.memoryBytes()).isEqualTo(512L << 20);
    assertThat(free.sizeStatus()).isEqualTo("VERIFIED");
    assertThat(free.advice()).contains("has no preDeployCommand").contains("background");
    assertThat(free.deadlineMillis()).isEqualTo(render.deadlineMillis());
  }

  @Test
  void advisesForBothPlansOfRenderWhereTheEnvironmentNamesNone() {
    Platform found = CATALOGUE.detect(Map.of("RENDER", "true"));

    assertThat(found.size()).isNull();
    assertThat(found.advice())
        .isEqualTo(
            "Move migrations into preDeployCommand, which runs before the new instance starts; the"
                + " free plan has none: there open the port first and migrate in the background.");
    assertThat(CATALOGUE.named("render:starter", Map.of()).advice()).doesNotContain("free");
  }

  @Test
  void keepsTheNinetySecondsOfTheJavaBuildpackForASizeToo() {
    Platform heroku = CATALOGUE.named("heroku:eco", Map.of("JAVA_HOME", "/app/.jdk"));
    assertThat(heroku.deadlineMillis()).isEqualTo(90_000);
    assertThat(heroku.memoryBytes()).isEqualTo(512L << 20);
  }

  @Test
  void namesTheValueTheNearestAndTheKnownOnes() {
    assertThatThrownBy(() -> CATALOGUE.named("herokku", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "platform=herokku is not a known platform (did you mean \"heroku\"?); expected auto,"
                + " none or one of: lambda, render, ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void namesTheKnownSizes() {
    assertThatThrownBy(() -> CATALOGUE.named("render:gold", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "platform=render:gold names an unknown size of render; expected one of: free, starter");
  }

  @Test
  void saysWhenNoSizeIsKnown() {
    assertThatThrownBy(() -> CATALOGUE.named("docker:big", Map.of()))
        .hasMessage(
            "platform=docker:big names an unknown size of docker; expected docker alone, no size of"
                + " it is known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", ":free", "render:", "?", "heroku ? DYNO", "[heroku]", "\n"})
  void refusesWhatIsNoName(String typed) {
    assertThatThrownBy(() -> CATALOGUE.named(typed, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void resolvesTheSetting() {
    List<String> problems = new ArrayList<>();
    Map<String, String> env = Map.of("DYNO", "web.1");

    assertThat(CATALOGUE.resolve("auto", env, problems).id()).isEqualTo("heroku");
    assertThat(CATALOGUE.resolve("none", env, problems)).isNull();
    assertThat(CATALOGUE.resolve("render", env, problems).id()).isEqualTo("render");
    assertThat(problems).isEmpty();
  }

  @Test
  void detectsThePlatformWhereTheSettingIsUnknown() {
    List<String> problems = new ArrayList<>();

    assertThat(CATALOGUE.resolve("herokku", Map.of("DYNO", "web.1"), problems).id())
        .isEqualTo("heroku");
    assertThat(problems).hasSize(1).first().asString().endsWith("; using auto");
  }
}
