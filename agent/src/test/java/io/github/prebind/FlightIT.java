package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.prebind.start.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The start in a JFR recording of the app. */
class FlightIT {
  static List<Jdks.Jdk> jdks() {
    return Jdks.newest();
  }

  @TempDir private Path folder;

  private static ForkedJvm.Result run(Jdks.Jdk jdk, String flag) throws IOException {
    ForkedJvm.Running running =
        ForkedJvm.of(SmokeMain.class)
            .on(jdk)
            .jars("flyway-core", "h2")
            .jarsBeginning("jackson-", "slf4j-api")
            .settings("ready=off")
            .jvm(flag)
            .args("200", "good")
            .start();
    running.process.getOutputStream().close(); // the migration waits for a line or the end
    running.awaitLine(" open after ");
    running.awaitFile("start.json");
    return running.stop();
  }

  private static List<RecordedEvent> events(Path recording, String name) throws IOException {
    return RecordingFile.readAllEvents(recording).stream()
        .filter(event -> event.getEventType().getName().equals(name))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void holdsEachSpanAndTheBind(Jdks.Jdk jdk) throws IOException {
    Path recording = folder.resolve("app.jfr");

    ForkedJvm.Result result = run(jdk, "-XX:StartFlightRecording=filename=" + recording);

    Start start = result.report();
    List<RecordedEvent> spans = events(recording, "prebind.Span");
    assertThat(spans).hasSameSizeAs(start.spans());
    for (RecordedEvent event : spans) {
      Start.SpanFacts span = start.spans().get(event.getInt("id"));
      assertThat(event.getString("kind")).isEqualTo(span.kind());
      assertThat(event.getString("label")).isEqualTo(span.label());
      assertThat(event.getString("calledOn")).isEqualTo(span.thread());
      assertThat(event.getLong("count")).isEqualTo(span.count());
      assertThat(millis(event.getDuration("inside"))).isCloseTo(span.millis(), within(0.01));
      assertThat(millis(event.getDuration("sinceStart")))
          .isCloseTo(span.startMillis(), within(0.01));
    }
    assertThat(spans).anyMatch(event -> event.getString("kind").equals("migration"));
    RecordedEvent bind = events(recording, "prebind.Bind").get(0);
    assertThat(bind.getInt("port")).isEqualTo(start.bind().port());
    Instant opened =
        start.origin().process().plusNanos(Math.round(start.bind().atMillis() * 1_000_000));
    assertThat(Duration.between(bind.getInstant("opened"), opened).abs())
        .isLessThan(Duration.ofMillis(2));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void holdsReadyWithTheInstantOfTheBind(Jdks.Jdk jdk) throws IOException {
    Path recording = folder.resolve("ready.jfr");
    ForkedJvm.Result result;
    try (ForkedJvm.Running running =
        ForkedJvm.of(SmokeMain.class)
            .on(jdk)
            .settings("ready=/health")
            .jvm("-XX:StartFlightRecording=filename=" + recording)
            .args("200")
            .start()) {
      running.awaitInFile("start.json", "GET /health");
      result = running.stop();
    }

    Start start = result.report();
    RecordedEvent ready = events(recording, "prebind.Ready").get(0);
    assertThat(ready.getString("by")).isEqualTo("GET /health");
    assertThat(millis(ready.getDuration("sinceStart")))
        .isCloseTo(start.ready().atMillis(), within(0.01));
    assertThat(millis(ready.getDuration("bind"))).isCloseTo(start.bind().atMillis(), within(0.01));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void loadsNothingOfJfrWhereNoRecordingRuns(Jdks.Jdk jdk) throws IOException {
    Path loaded = folder.resolve("loaded");

    run(jdk, "-Xlog:class+load:file=" + loaded);

    assertThat(Files.readString(loaded))
        .contains("io.github.prebind.SmokeMain")
        .doesNotContain("jdk.jfr.", "io.github.prebind.report.SpanEvent");
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
