package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.prebind.start.Start;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The start's figures in the app's own Micrometer: of Spring Boot 3.5, 1.15, and 1.0. */
class MetersIT {
  static List<Jdks.Jdk> jdks() {
    return Jdks.newest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void areScrapedFromASpringBootApp(Jdks.Jdk jdk) throws Exception {
    try (ForkedJvm.Running running =
        ForkedJvm.of(MetersApp.class)
            .on(jdk)
            .folder("spring-boot-3")
            .folder("spring-boot-3-actuator")
            .settings("deadline=60s", "report=start.json")
            .start()) {
      running.awaitLine("LEFT");
      String open = running.awaitLine("prebind: port ");
      String port = open.replaceAll(".*port ([0-9]+) open.*", "$1");
      String page = get("http://localhost:" + port + "/actuator/prometheus");
      ForkedJvm.Result result = running.stop();
      Start start = result.report();

      double millisecond = 0.001;
      assertThat(value(page, "prebind_bind_time_seconds"))
          .isCloseTo(start.bind().atMillis() / 1_000, within(millisecond));
      assertThat(value(page, "prebind_ready_time_seconds"))
          .isCloseTo(start.ready().atMillis() / 1_000, within(millisecond));
      assertThat(value(page, "prebind_deadline_spare_seconds"))
          .isCloseTo(start.verdict().spareMillis() / 1_000, within(millisecond));
      assertThat(page)
          .contains("# HELP prebind_blocked_time_seconds ")
          .contains("# TYPE prebind_bind_time_seconds gauge")
          .containsOnlyOnce("\nprebind_bind_time_seconds");
      assertThat(result.out()).contains("loader collected");
      assertThat(result.out()).noneMatch(line -> line.startsWith("instance "));
      assertThat(result.out()).noneMatch(line -> line.contains("has been already registered"));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void areInEachRegistryOnceAndLeaveNothingElse(Jdks.Jdk jdk) {
    for (String micrometer : List.of("spring-boot-3-actuator", "micrometer-old")) {
      ForkedJvm.Result result = plain(jdk, micrometer).settings("ready=off", "deadline=60s").run();

      assertThat(result.err()).noneMatch(line -> line.contains("cannot"));
      for (String registry : List.of("global", "alone")) {
        assertThat(result.out())
            .as(micrometer + " " + result.err())
            .containsOnlyOnce(
                registry + " prebind.bind.time [] kept",
                registry + " prebind.deadline.spare [] kept");
        assertThat(result.out())
            .anyMatch(line -> line.equals(registry + " prebind.blocked.time [kind=sleep] kept"));
      }
      assertThat(result.out()).contains("loader collected");
      assertThat(result.out()).noneMatch(line -> line.startsWith("instance "));
    }
  }

  @Test
  void areNotThereIfTheyAreNotWanted() {
    ForkedJvm.Result result =
        plain(Jdks.CURRENT, "spring-boot-3-actuator").settings("ready=off", "metrics=off").run();

    assertThat(result.out()).contains("loader collected");
    assertThat(result.out()).noneMatch(line -> line.contains(" prebind."));
    assertThat(result.report().prebind().warnings()).isEmpty();
  }

  private static ForkedJvm plain(Jdks.Jdk jdk, String micrometer) {
    ForkedJvm fork = ForkedJvm.of(MetersMain.class).on(jdk).folder(micrometer);
    return micrometer.endsWith("old") ? fork : fork.folder("spring-boot-3", "micrometer-");
  }

  private static String get(String address) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static double value(String page, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(page);
    assertThat(line.find()).as(name + " in\n" + page).isTrue();
    return Double.parseDouble(line.group(1));
  }
}
