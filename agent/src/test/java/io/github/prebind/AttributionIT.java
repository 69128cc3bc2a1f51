package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.prebind.start.Start;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each millisecond up to the bind is given to what it went into. */
class AttributionIT {
  static Stream<Arguments> starts() {
    return Jdks.all().stream()
        .flatMap(
            jdk ->
                Stream.of(
                    Arguments.of("busy", "cpu", jdk),
                    Arguments.of("sleep", "sleep", jdk),
                    Arguments.of("second", "sleep", jdk),
                    Arguments.of("handover", "sleep", jdk),
                    Arguments.of("executor", "sleep", jdk),
                    Arguments.of("classes", "class-loading", jdk)));
  }

  private static Start start(String how, Jdks.Jdk jdk) {
    String folder =
        AttributionMain.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    Path small = Path.of(folder, "io/github/prebind/WatchMain$Backfill.class");
    return ForkedJvm.of(AttributionMain.class)
        .on(jdk)
        .args(how, small.toString())
        .settings("ready=off")
        .run()
        .report();
  }

  private static double millis(Start start, String kind) {
    return start.attribution().stream()
        .filter(share -> share.kind().equals(kind))
        .mapToDouble(Start.Share::millis)
        .sum();
  }

  @ParameterizedTest
  @MethodSource("starts")
  void givesOutTheWholeWayAndNamesWhatTookMost(String how, String kind, Jdks.Jdk jdk) {
    Start start = start(how, jdk);
    double bind = start.bind().atMillis();
    double sum = start.attribution().stream().mapToDouble(Start.Share::millis).sum();
    assertThat(sum).isCloseTo(bind, within(0.01 * bind));
    assertThat(millis(start, "other")).isLessThanOrEqualTo(0.05 * bind);
    // What the JVM and its agents take before main, and waiting for a core, depend on the machine.
    List<String> machines = List.of("jvm", "agents", "cpu-wait", "jit", "gc");
    assertThat(
            start.attribution().stream()
                .map(Start.Share::kind)
                .distinct()
                .filter(one -> !machines.contains(one))
                .max(Comparator.comparingDouble(one -> millis(start, one))))
        .as(start.attribution().toString())
        .contains(kind);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tellsInsideOfWhichSpanTheSamplerSawCodeRun(Jdks.Jdk jdk) {
    Start start =
        ForkedJvm.of(AttributionMain.class)
            .on(jdk)
            .args("busy")
            .settings("ready=off", "hooks=io.github.prebind.AttributionMain.busy")
            .run()
            .report();
    Start.SpanFacts busy =
        start.spans().stream().filter(span -> span.kind().equals("custom")).findFirst().get();
    assertThat(start.samples())
        .filteredOn(
            sample ->
                sample.kind().equals("cpu") && Integer.valueOf(busy.id()).equals(sample.span()))
        .as(start.samples().toString())
        .singleElement()
        .satisfies(
            sample -> {
              assertThat(sample.label()).isEqualTo("io.github.prebind");
              assertThat(sample.thread()).isEqualTo("main");
              assertThat(sample.count()).isPositive();
              assertThat(sample.millis()).isBetween(1.0, busy.millis() + 500);
            });
  }

  static List<Jdks.Jdk> jdks() {
    return Jdks.newest();
  }

  @DisabledOnOs(OS.WINDOWS)
  @ParameterizedTest
  @MethodSource("jdks")
  void tellsAScriptThatBecomesTheJvmFromTheJvmItself(Jdks.Jdk jdk) {
    ForkedJvm.Result result =
        ForkedJvm.of(AttributionMain.class)
            .on(jdk)
            .through("sh", "-c", "sleep 3; exec \"$@\"", "sh")
            .args("sleep", "")
            .settings("ready=off")
            .run();
    Start start = result.report();
    double script = millis(start, "process");
    assertThat(script).isBetween(2_980.0, start.origin().premainMillis());
    assertThat(millis(start, "jvm")).isPositive().isLessThan(script);
    assertThat(start.attribution().stream().mapToDouble(Start.Share::millis).sum())
        .isCloseTo(start.bind().atMillis(), within(0.01 * start.bind().atMillis()));
    assertThat(result.err()).anyMatch(line -> line.endsWith("this process before it was a JVM"));
  }
}
