package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.report.JUnitReport;
import io.github.prebind.report.MarkdownReport;
import io.github.prebind.start.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The formats besides JSON, as the built jar writes them in an app's JVM. */
class ReportFormatsIT {
  static List<Jdks.Jdk> jdks() {
    return Jdks.newest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void saysTheSameInEachFormat(Jdks.Jdk jdk) throws IOException {
    ForkedJvm.Result result = run(jdk);
    Path folder = result.folder();
    Start start = result.report();

    assertThat(Files.readString(folder.resolve("start.md"))).isEqualTo(MarkdownReport.of(start));
    assertThat(Files.readString(folder.resolve("start.xml"))).isEqualTo(JUnitReport.of(start));
    assertThat(Files.readString(folder.resolve("start.prom")))
        .startsWith("# HELP prebind_bind_time_seconds ")
        .containsPattern("(?m)^prebind_deadline_spare_seconds [0-9.]+$");
  }

  /** The app's own client may be another version, which knows another set of properties. */
  @ParameterizedTest
  @MethodSource("jdks")
  void listensToNoSettingsOfTheAppsMetrics(Jdks.Jdk jdk) {
    ForkedJvm.Result result = run(jdk);

    assertThat(result.err()).noneMatch(line -> line.contains("cannot write"));
    assertThat(result.folder().resolve("start.prom")).isNotEmptyFile();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void leavesItToTheAppToStartItsLogging(Jdks.Jdk jdk) throws IOException {
    ForkedJvm.Result result = run(jdk);

    assertThat(Files.readAllLines(result.folder().resolve("classes.log")))
        .anyMatch(line -> line.contains("io.micrometer.core.instrument.TimeGauge "))
        .noneMatch(line -> line.contains(" java.util.logging.LogManager "));
  }

  /** The files are written one after the other behind the bind; the last one ends the wait. */
  private static ForkedJvm.Result run(Jdks.Jdk jdk) {
    try (ForkedJvm.Running running =
        ForkedJvm.of(BindMains.UntilTold.class)
            .on(jdk)
            .jvm(
                "-Xlog:class+load:file=classes.log",
                "-Dio.prometheus.unknown=1",
                "-Dprometheus.config=/no/such/file")
            .env("IO_PROMETHEUS_UNKNOWN", "1")
            .settings(
                "ready=off", "deadline=60s", "report=start.json;start.md;start.xml;start.prom")
            .start()) {
      running.awaitFile("start.prom");
      return running.stop();
    }
  }
}
