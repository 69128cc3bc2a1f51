package io.github.prebind.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What each entry of the data file owes its readers, and that the file alone makes a platform. */
class PlatformFileTest {
  private static final String STATUS = "VERIFIED|VERIFIED-3P|DERIVED|NOT VERIFIED";
  private static final PlatformCatalogue CATALOGUE = PlatformCatalogue.load();
  static final List<String> IDS = CATALOGUE.ids();
  static final List<PlatformSection> SECTIONS =
      CATALOGUE.sections().stream().filter(section -> !section.id.isEmpty()).toList();

  @Test
  void holdsEveryResearchedPlatformInTheOrderOfDetection() {
    assertThat(IDS)
        .containsExactly(
            "lambda",
            "render",
            "railway",
            "koyeb",
            "fly",
            "scalingo",
            "clever-cloud",
            "upsun",
            "cloud-foundry",
            "dokku",
            "heroku",
            "azure-container-apps",
            "azure-app-service",
            "app-engine",
            "cloud-run",
            "knative",
            "ecs",
            "openshift",
            "kubernetes",
            "systemd",
            "digitalocean",
            "app-runner",
            "beanstalk",
            "northflank",
            "docker");
  }

  @ParameterizedTest
  @FieldSource("IDS")
  void givesEachPlatformSourceStatusDateAndAdvice(String id) {
    Platform platform = CATALOGUE.named(id, Map.of());

    assertThat(platform.name()).isNotBlank();
    assertThat(platform.deadlineStatus()).matches(STATUS);
    assertThat(platform.checked()).matches("20\\d\\d-(0[1-9]|1[0-2])");
    assertThat(platform.deadlineSource())
        .containsPattern("https://|github |general knowledge")
        .endsWith("(" + platform.deadlineStatus() + ", " + platform.checked() + ")")
        .doesNotContain("null")
        .isPrintable();
    assertThat(platform.kill()).isNotBlank();
    assertThat(platform.advice()).endsWith(".").doesNotContain(". ").hasSizeLessThan(200);
  }

  @ParameterizedTest
  @FieldSource("SECTIONS")
  void givesEachNumberItsOwnStatusAndSource(PlatformSection section) {
    String deadline = section.value("deadline");
    if (deadline != null) {
      assertThat(deadline).matches("none|[1-9]\\d*");
      assertThat(section.value("deadline.status")).matches(STATUS);
      assertThat(section.value("deadline.source")).isNotBlank();
    } else {
      assertThat(section.isPlatform()).isFalse();
    }
    if (section.size != null) {
      assertThat(section.size).isEqualTo(section.size.toLowerCase(java.util.Locale.ROOT));
      assertThat(section.value("size.status")).matches(STATUS);
      assertThat(section.value("size.source")).isNotBlank();
      assertThat(CATALOGUE.named(section.id + ":" + section.size, Map.of()).size())
          .isEqualTo(section.size);
    }
    assertThat(section.value("watches")).isIn("port", "http", null);
    assertThat(section.value("loopback")).isIn("reachable", "unreachable", null);
  }

  @Test
  void hasNoLineThatNothingReads() {
    Set<String> known =
        Set.of(
            ("checked name alias detect deadline deadline.status deadline.source deadline.note"
                    + " deadline.variable deadline.variable.max watches loopback kill kill.signal"
                    + " port advice cpus memory size.status size.source size.variable own-machine")
                .split(" "));
    Set<String> used = new HashSet<>();
    for (String line : text().split("\n")) {
      if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("[")) {
        used.add(line.substring(0, line.indexOf('=')).trim());
      }
    }
    assertThat(known).containsAll(used);
  }

  @Test
  void isPlainAscii() {
    assertThat(text()).matches("[\\n\\x20-\\x7e]*");
  }

  @Test
  void makesANewPlatformByItself() {
    PlatformCatalogue catalogue =
        new PlatformCatalogue(
            """
            checked = 2027-01
            [acme]
            name = Acme
            detect = ACME_ID & !ACME_TEST | ACME_*
            deadline = 42
            deadline.status = VERIFIED
            deadline.source = https://acme.example/limits
            advice = Do it before.
            [acme ? ACME_TIER=slow]
            checked = 2027-02
            deadline = 99
            deadline.status = DERIVED
            deadline.source = guess
            [acme:xl]
            cpus = 8
            advice = Do it whenever.
            """);

    Platform plain = catalogue.detect(Map.of("ACME_ID", "1"));
    Platform slow = catalogue.detect(Map.of("ACME_TIER", "slow"));
    Platform large = catalogue.named("acme:xl", Map.of());

    assertThat(plain.deadlineSource()).isEqualTo("https://acme.example/limits (VERIFIED, 2027-01)");
    assertThat(slow.detectedBy()).isEqualTo("ACME_*");
    assertThat(slow.deadlineMillis()).isEqualTo(99_000);
    assertThat(slow.deadlineSource()).isEqualTo("guess (DERIVED, 2027-02)");
    assertThat(large.cpus()).isEqualTo(8);
    assertThat(large.advice()).isEqualTo("Do it whenever.");
    assertThat(catalogue.detect(Map.of("OTHER", "1"))).isNull();
  }

  private static String text() {
    try (java.io.InputStream in = PlatformCatalogue.class.getResourceAsStream("platforms.conf")) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
