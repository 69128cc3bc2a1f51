package io.github.prebind.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.prebind.start.Start.SpanFacts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StartJsonTest {
  static Stream<Arguments> starts() {
    return Starts.all().entrySet().stream()
        .map(start -> Arguments.of(start.getKey(), start.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("starts")
  void writesWhatTheSchemaAllows(String name, Start start) {
    assertThat(ReportSchema.problems(StartJson.write(start))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("starts")
  void readsWhatItWrote(String name, Start start) {
    String json = StartJson.write(start);

    assertThat(StartJson.write(StartJson.read(json))).isEqualTo(json);
  }

  @Test
  void givesEveryFactBack() {
    Start start = Starts.bareServer();

    assertThat(StartJson.read(StartJson.write(start))).isEqualTo(start);
  }

  @Test
  void writesNullsOut() {
    String json = StartJson.write(Starts.bareServer());

    assertThat(json).contains("\"failure\": null", "\"platform\": null", "\"container\": null");
  }

  @Test
  void keepsTheContractsOrderInASpan() {
    String json = StartJson.write(Starts.migratingOnHeroku());

    assertThat(json)
        .contains(
            "{\"id\": 0, \"parent\": null, \"thread\": \"main\", \"kind\": \"framework\", \"label\":"
                + " \"Spring Boot\", \"startMillis\": 410, \"endMillis\": 9820, \"count\": 1,"
                + " \"selfMillis\": 830, \"error\": null, \"millis\": 9410,");
  }

  @Test
  void roundsToThreeDecimals() {
    String json = StartJson.write(started(1_234.567_89, 0.000_4));

    assertThat(json).contains("\"processMillis\": 1234.568,").contains("\"bindThreadMillis\": 0,");
  }

  @Test
  void writesNullForWhatIsNoFiniteNumber() {
    String json = StartJson.write(started(Double.NaN, Double.POSITIVE_INFINITY));

    assertThat(json)
        .contains("\"processMillis\": null,")
        .contains("\"bindThreadMillis\": null,")
        .doesNotContain("NaN", "Infinity");
  }

  @Test
  void writesZeroForARequiredNumberThatIsNotFinite() {
    Start start = new StartBuilder().bound(8080, "0.0.0.0", Double.NaN).build();

    assertThat(ReportSchema.problems(StartJson.write(start))).isEmpty();
  }

  @Test
  void passesOverFieldsThatItDoesNotKnow() {
    String json = StartJson.write(Starts.bareServer());
    String newer = json.replaceFirst("\\{", "{\"later\": {\"a\": [1, {\"b\": null}]},");

    assertThat(StartJson.read(newer)).isEqualTo(Starts.bareServer());
  }

  @Test
  void readsAReportWithoutTheAddedFields() {
    String json = StartJson.write(Starts.bareServer());
    String older = json.replaceAll(",\\s*\"(skippedMethods|droppedEvents)\": \\d+", "");

    assertThat(StartJson.read(older).prebind().skippedMethods()).isZero();
  }

  @Test
  void writesWhenACallsNumberHadDoubledForRepeatedCallsOnly() {
    SpanFacts repeated =
        new SpanFacts(
            1,
            0,
            "main",
            "sql",
            "insert",
            10,
            90,
            70,
            70,
            20,
            false,
            false,
            null,
            0,
            List.of(41.25, 78.0));
    StartBuilder builder = new StartBuilder().bound(8080, "0.0.0.0", 100);
    builder.span(null, "framework", "Spring Boot", 0, 100);
    builder.spans.add(repeated);
    Start start = builder.build();
    String json = StartJson.write(start);

    assertThat(json).containsOnlyOnce("doublingMillis").contains("\"doublingMillis\": [41.25, 78]");
    assertThat(ReportSchema.problems(json)).isEmpty();
    assertThat(StartJson.read(json)).isEqualTo(start);
  }

  @Test
  void readsAReportThatDoesNotCountRoundTrips() {
    String json = StartJson.write(Starts.migratingOnHeroku());
    String older =
        json.replaceAll("(?s)\"slices\": \\[.*?\\]", "\"slices\": []")
            .replaceAll(", \"(wayConnects|wayRoundTrips|rttMillis)\": [\\d.]+", "")
            .replace("\"roundTrips\": 40120", "\"roundTrips\": null")
            .replace(", \"roundTrips\": 0", "");

    assertThat(older).doesNotContain("wayRoundTrips", "\"roundTrips\": 0", "40120");
    Start start = StartJson.read(older);
    assertThat(start.endpoints().get(0).roundTrips()).isNull();
    assertThat(start.endpoints().get(0).wayRoundTrips()).isNull();
    assertThat(start.spans().get(0).roundTrips()).isZero();
  }

  @Test
  void readsAReportThatKnowsNoRehearsal() {
    String json = StartJson.write(Starts.rehearsed());
    String older = json.replaceAll("\\s*\"rehearsal\": \\{[^}]*\\},", "");

    assertThat(StartJson.read(json).rehearsal().cpus()).isEqualTo(0.25);
    assertThat(older).doesNotContain("rehearsal");
    assertThat(StartJson.read(older).rehearsal()).isNull();
  }

  @Test
  void readsAReportThatKnowsNoProjectionsNoSamplesAndNoScripts() {
    String json = StartJson.write(Starts.lateOnHeroku());
    String older =
        json.replaceAll(",\\s*\"(projections|samples)\": \\[[^]]*\\]", "")
            .replaceAll(", \"scriptBytes\": (\\d+|null)", "");

    assertThat(older).doesNotContain("projections", "samples", "scriptBytes");
    Start start = StartJson.read(older);
    assertThat(start.projections()).isEmpty();
    assertThat(start.samples()).isEmpty();
    assertThat(start.migrations().get(0).scriptBytes()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "schema": "prebind/1"  | "schema": "prebind/2" | its schema is "prebind/2"
          "schema": "prebind/1", | ''                    | schema: is missing
          "port": 8080           | "port": "8080"        | bind.port: expected a whole number, found a text
          "port": 8080           | "port": 80.5          | bind.port: expected a whole number from
          "port": 8080           | "port": 99999999999   | bind.port: expected a whole number from
          "port": 8080           | "port": null          | bind.port: expected a whole number, found null
          "outcome": "bound"     | "outcome": "fine"     | outcome: expected bound, died, stopped or not bound
          "outcome": "bound"     | "outcome": null       | outcome: expected an outcome, found null
          "target": true         | "target": 1           | listeners[0].target: expected true or false
          "2026-11-21T           | "yesterday T          | origin.process: expected an instant such as
          "spans": []            | "spans": {}           | spans: expected a list, found an object
          "spans": []            | "spans": [null]       | spans[0]: expected an object, found null
          "cds": "on"            | "cds": "on", "cds": 1 | jvm.cds: stands here twice
          "cds": "on"            | "cds": NaN            | not a readable
          """)
  void namesThePlaceOfTheDamage(String good, String bad, String complaint) {
    String json = StartJson.write(Starts.bareServer()).replace(good, bad == null ? "" : bad);

    assertThatThrownBy(() -> StartJson.read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a readable prebind/1 report: ")
        .hasMessageContaining(complaint)
        .hasMessageNotContainingAny("\n", "\r");
  }

  @ParameterizedTest
  @CsvSource({"'',the file is empty", "' ',the file is empty", "'{',the file ends in the middle"})
  void saysThatAFileIsCutShort(String text, String complaint) {
    assertThatThrownBy(() -> StartJson.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void refusesMoreTextBehindTheReport() {
    String json = StartJson.write(Starts.bareServer());

    assertThatThrownBy(() -> StartJson.read(json + "{}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Start started(double processMillis, double threadMillis) {
    return new StartBuilder()
        .cpu(processMillis, threadMillis, null, null, null)
        .bound(8080, "0.0.0.0", 100)
        .build();
  }
}
