package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.prebind.start.Start;
import io.github.prebind.start.StartBuilder;
import io.github.prebind.start.StartJson;
import io.github.prebind.start.Starts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Perfetto and speedscope rely on. */
class TraceReportTest {
  private static List<JsonObject> events(Start start) {
    List<JsonObject> events = new ArrayList<>();
    JsonObject trace = JsonParser.parseString(TraceReport.of(start)).getAsJsonObject();
    for (JsonElement event : trace.getAsJsonArray("traceEvents")) {
      events.add(event.getAsJsonObject());
    }
    return events;
  }

  private static List<JsonObject> of(String phase, List<JsonObject> events) {
    return events.stream().filter(event -> text(event, "ph").equals(phase)).toList();
  }

  private static String text(JsonObject event, String name) {
    return event.get(name).getAsString();
  }

  private static long number(JsonObject event, String name) {
    return event.get(name).getAsLong();
  }

  private static JsonObject named(List<JsonObject> events, String name) {
    return of("X", events).stream()
        .filter(event -> text(event, "name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Complete events of a track are one inside the other or one after the other. */
  private static void assertNested(List<JsonObject> events) {
    Map<Long, List<JsonObject>> tracks = new TreeMap<>();
    for (JsonObject event : of("X", events)) {
      tracks.computeIfAbsent(number(event, "tid"), tid -> new ArrayList<>()).add(event);
    }
    for (List<JsonObject> track : tracks.values()) {
      // Viewers sort so: by begin, and of two that begin together the longer one first.
      track.sort(
          Comparator.comparingLong((JsonObject event) -> number(event, "ts"))
              .thenComparingLong(event -> -number(event, "dur")));
      Deque<Long> ends = new ArrayDeque<>();
      for (JsonObject event : track) {
        long from = number(event, "ts");
        long to = from + number(event, "dur");
        assertThat(to).isGreaterThanOrEqualTo(from);
        while (!ends.isEmpty() && ends.peek() <= from) {
          ends.pop();
        }
        assertThat(ends.isEmpty() ? Long.MAX_VALUE : ends.peek())
            .as(event.toString())
            .isGreaterThanOrEqualTo(to);
        ends.push(to);
      }
    }
  }

  static Stream<Map.Entry<String, Start>> starts() {
    return Starts.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("starts")
  void nestsTheCallsOfEachThread(Map.Entry<String, Start> start) {
    List<JsonObject> events = events(start.getValue());
    assertNested(events);
    assertThat(of("X", events)).hasSizeGreaterThanOrEqualTo(start.getValue().spans().size());
  }

  @Test
  void namesTheProcessAndItsThreadsMainFirst() {
    List<JsonObject> events = of("M", events(Starts.migratingOnHeroku()));
    assertThat(events)
        .extracting(event -> text(event, "name") + " " + number(event, "tid"))
        .startsWith("process_name 0", "thread_name 1", "thread_sort_index 1", "thread_name 2");
    assertThat(events)
        .filteredOn(event -> text(event, "name").equals("thread_name"))
        .extracting(event -> text(event.getAsJsonObject("args"), "name"))
        .containsExactly("main", "HikariPool-1 housekeeper");
  }

  @Test
  void marksTheBindReadyAndTheDeadlineThatPassed() {
    assertThat(of("i", events(Starts.migratingOnHeroku())))
        .extracting(event -> text(event, "name") + " at " + number(event, "ts"))
        .containsExactly(
            "bind: port 8080 is open at 9820000",
            "ready: Spring Boot's ApplicationReadyEvent at 10420000");
    assertThat(of("i", events(Starts.lateOnHeroku())))
        .extracting(event -> text(event, "name"))
        .containsExactly("bind: port 8080 is open", "deadline");
  }

  @Test
  void leavesSingleCallsWhereTheyWereAndSaysOfFoldedOnesWhatTheyAre() {
    List<JsonObject> events = events(Starts.migratingOnHeroku());
    JsonObject migrate = named(events, "Flyway migrate");
    assertThat(number(migrate, "ts")).isEqualTo(2_470_000);
    assertThat(number(migrate, "dur")).isEqualTo(6_360_000);
    JsonObject update = named(events, "update audits set score = ? where id = ?");
    assertThat(number(update, "ts")).isEqualTo(3_600_000);
    assertThat(number(update, "dur")).isEqualTo(4_888_000);
    JsonObject folded = update.getAsJsonObject("args");
    assertThat(number(folded, "calls")).isEqualTo(40_012);
    assertThat(number(folded, "totalMillis")).isEqualTo(4_888);
    assertThat(number(folded, "firstStartMillis")).isEqualTo(3_600);
    assertThat(number(folded, "lastEndMillis")).isEqualTo(8_770);
    assertThat(migrate.has("args")).isFalse();
  }

  /** INSERT, SELECT and COMMIT in turn, and a single call in their midst. */
  @Test
  void givesFoldedCallsTheGapsBetweenSingleOnes() {
    StartBuilder start = new StartBuilder();
    start.span(null, "migration", "migrate", 1_000, 5_000);
    start.span(0, "main", "sql", "COMMIT", 1_100, 4_900, 400, 50, null);
    start.span(0, "main", "sql", "INSERT", 1_110, 4_890, 900, 50, null);
    start.span(0, "migration", "V2", 1_200, 3_000);
    start.span(0, "main", "sql", "SELECT", 1_300, 2_000, 150, 9, null);
    List<JsonObject> events = events(start.build());

    assertNested(events);
    assertThat(number(named(events, "V2"), "ts")).isEqualTo(1_200_000);
    assertThat(number(named(events, "V2"), "dur")).isEqualTo(1_800_000);
    assertThat(number(named(events, "COMMIT"), "ts")).isEqualTo(3_000_000);
    assertThat(number(named(events, "COMMIT"), "dur")).isEqualTo(400_000);
    assertThat(number(named(events, "INSERT"), "ts")).isEqualTo(3_400_000);
    assertThat(number(named(events, "SELECT"), "ts")).isEqualTo(4_300_000);
  }

  @Test
  void pushesCallsOnWhereThereIsNoGap() {
    StartBuilder start = new StartBuilder();
    start.span(null, "migration", "migrate", 0, 1_000);
    start.span(0, "main", "sql", "INSERT", 100, 1_000, 500, 50, null);
    start.span(0, "migration", "V2", 400, 700);
    List<JsonObject> events = events(start.build());

    assertNested(events);
    assertThat(number(named(events, "INSERT"), "ts")).isEqualTo(100_000);
    assertThat(number(named(events, "INSERT"), "dur")).isEqualTo(500_000);
    assertThat(number(named(events, "V2"), "ts")).isEqualTo(600_000);
    assertThat(number(named(events, "V2"), "dur")).isEqualTo(300_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nestsAnyTreeOfCallsAndKeepsTheirSums(long seed) {
    Random random = new Random(seed);
    StartBuilder start = new StartBuilder();
    for (int thread = 0; thread < 3; thread++) {
      grow(start, random, null, thread == 0 ? "main" : "worker-" + thread, 0, 60_000, 0);
    }
    Start built = start.build();
    assertThat(built.spans()).hasSizeGreaterThan(100);
    List<JsonObject> events = events(built);
    assertNested(events);
    double inTrace = 0;
    double inSpans = 0;
    for (JsonObject event : of("X", events)) {
      inTrace += text(event, "cat").equals("jvm") ? 0 : number(event, "dur") / 1_000.0;
    }
    for (Start.SpanFacts span : built.spans()) {
      inSpans += span.millis();
    }
    assertThat(inTrace).isCloseTo(inSpans, within(0.002 * built.spans().size()));
  }

  /** Calls one after the other; now and then equal ones that are folded, others in between. */
  private static void grow(
      StartBuilder start,
      Random random,
      Integer parent,
      String thread,
      double from,
      double millis,
      int depth) {
    double left = millis * 0.9;
    double at = from;
    for (int i = 0; i < 9 && depth < 3; i++) {
      double length = left * random.nextDouble() * 0.3;
      left -= length;
      boolean folded = random.nextInt(3) == 0;
      double until = folded ? Math.min(from + millis, at + length + left / 2) : at + length;
      int id = start.spans.size();
      start.span(parent, thread, "sql", "call " + id, at, until, length, folded ? 2 + i : 1, null);
      grow(start, random, id, thread, at, length, depth + 1);
      at = folded ? at : at + length;
    }
  }

  @Test
  void tracesWhatADamagedReportHolds() {
    StartBuilder start = new StartBuilder();
    start.span(null, "sql", "no such parent", 10, 20);
    start.span(0, "worker", "sql", "another thread's", 5, 50, 45, 1, null);
    start.span(1, "main", "sql", "longer than its parent", 0, 900, 900, 1, null);
    start.span(0, "main", "sql", "before its parent", 2, 4, 2, 1, null);
    start.span(4, "main", "sql", "its own parent", 30, 20, -10, 1, null);
    String json = StartJson.write(start.build());
    assertNested(events(StartJson.read(json.replaceFirst("\"parent\": null", "\"parent\": 7"))));
  }

  @Test
  void tellsHowManyProcessorsWereInUse() {
    List<JsonObject> counters = of("C", events(Starts.migratingOnHeroku()));
    assertThat(counters).hasSize(5);
    JsonObject first = counters.get(0).getAsJsonObject("args");
    assertThat(first.get("code").getAsDouble()).isCloseTo(0.871, within(0.001));
    assertThat(first.get("jit").getAsDouble()).isCloseTo(0.661, within(0.001));
    assertThat(number(counters.get(4).getAsJsonObject("args"), "code")).isZero();
  }
}
