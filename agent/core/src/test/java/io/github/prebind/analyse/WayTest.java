package io.github.prebind.analyse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.SpanFacts;
import io.github.prebind.start.StartBuilder;
import io.github.prebind.start.Starts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WayTest {
  static Stream<Start> starts() {
    return Starts.all().values().stream();
  }

  @ParameterizedTest
  @MethodSource("starts")
  void addsUpToTheBindOrTheEnd(Start start) {
    Way way = Way.of(start);
    double sum = way.rows().stream().mapToDouble(Way.Part::millis).sum();

    assertThat(sum).isCloseTo(way.endMillis(), within(0.01 * way.endMillis()));
  }

  @Test
  void countsWhatIsInsideOfACauseOnce() {
    Start start =
        new StartBuilder()
            .span(null, "framework", "Spring", 0, 1_000)
            .span(0, "migration", "V1", 100, 900)
            .span(1, "sql", "select", 200, 800)
            .bound(8080, "0.0.0.0", 1_000)
            .build();

    assertThat(Way.of(start).parts()).extracting(Way.Part::kind).containsExactly("migration");
  }

  @Test
  void leavesOutOtherThreads() {
    Start start =
        new StartBuilder()
            .span(null, "worker", "sql", "select", 0, 900, 900, 1, null)
            .bound(8080, "0.0.0.0", 1_000)
            .build();

    assertThat(Way.of(start).parts()).isEmpty();
  }

  @Test
  void cutsACallThatIsStillOpenAtTheBind() {
    Start start =
        new StartBuilder()
            .span(null, "sleep", "Thread.sleep", 400, 3_000)
            .bound(8080, "0.0.0.0", 1_000)
            .build();

    assertThat(Way.of(start).parts().get(0).millis()).isEqualTo(600);
  }

  @Test
  void countsFoldedCallsByWhatTheyTook() {
    Start start =
        new StartBuilder()
            .span(null, "main", "sql", "select", 0, 1_000, 250, 90, null)
            .bound(8080, "0.0.0.0", 1_000)
            .build();

    assertThat(Way.of(start).rows().get(1).millis()).isEqualTo(250);
  }

  @Test
  void goesByTheAttributionWhereItKnowsMoreCauses() {
    Start start =
        new StartBuilder()
            .share("migration", "V1 on a thread of the pool", 900, 1)
            .share("cpu", "com.acme", 100, 1)
            .bound(8080, "0.0.0.0", 1_000)
            .build();

    assertThat(Way.of(start).rows().get(0).label()).isEqualTo("V1 on a thread of the pool");
  }

  @Test
  void countsNothingTwiceWhereAMigrationLoadedItsClasses() {
    Start start =
        new StartBuilder()
            .span(null, "migration", "V1", 200, 800)
            .share("migration", "V1", 300, 1)
            .share("class-loading", "loading classes", 400, 90)
            .share("jvm", "JVM start", 100, 1)
            .share("cpu", "com.acme", 200, 1)
            .bound(8080, "0.0.0.0", 1_000)
            .build();

    assertThat(Way.of(start).rows())
        .extracting(row -> row.kind() + " " + row.label() + " " + row.millis())
        .containsExactly("migration V1 600.0", "cpu " + Way.MIXED + " 300.0", "jvm  100.0");
  }

  @Test
  void beginsWithTheScriptThatBecameTheJvm() {
    Way way =
        Way.of(
            new StartBuilder()
                .share("process", Way.BEFORE_JVM, 600, 1)
                .share("jvm", "JVM start", 100, 1)
                .share("cpu", "com.acme", 300, 1)
                .premain(700)
                .bound(8080, "0.0.0.0", 1_000)
                .build());

    assertThat(way.jvmFromMillis()).isEqualTo(600);
    assertThat(way.jvmMillis()).isEqualTo(100);
    assertThat(way.rows())
        .extracting(row -> row.kind() + " " + row.label() + " " + row.millis())
        .containsExactly(
            "process " + Way.BEFORE_JVM + " 600.0", "cpu com.acme 300.0", "jvm JVM start 100.0");
  }

  @Test
  void tellsOfAWaitWhatTheAwaitedThreadsDidMeanwhile() {
    Start start =
        new StartBuilder()
            .span(null, "wait", "FutureTask.get", 100, 900)
            .span(null, "pool-1", "wait", "Thread.join", 200, 700, 500, 1, null)
            .span(null, "loader", "migration", "V1", 150, 950, 800, 1, null)
            .waits(0, "pool-1", 100, 900)
            .waits(1, "loader", 200, 700)
            .share("migration", "V1", 500, 1)
            .share("wait", "FutureTask.get", 300, 1)
            .share("cpu", "com.acme", 200, 1)
            .bound(8080, "0.0.0.0", 1_000)
            .build();

    assertThat(Way.of(start).parts())
        .extracting(part -> part.kind() + " " + part.label() + " " + part.millis())
        .containsExactlyInAnyOrder("migration V1 500.0", "wait FutureTask.get 300.0");
    assertThat(Way.of(start).spans()).hasSize(3);
  }

  @Test
  void goesByTheStretchesOfTheReport() {
    Start start =
        new StartBuilder()
            .span(null, "main", "sleep", "a", 0, 400, 400, 1, null)
            .span(null, "pool-1", "sql", "select", 100, 200, 100, 1, null)
            .span(null, "pool-1", "sleep", "b", 400, 900, 500, 1, null)
            .stretch("main", 0, 450)
            .stretch("pool-1", 450, 1_000)
            .bound(8080, "0.0.0.0", 1_000)
            .build();

    assertThat(Way.of(start).parts())
        .extracting(part -> part.label() + " " + part.millis())
        .containsExactly("a 400.0", "b 450.0");
  }

  @Test
  void endsWhereThreadsWaitForEachOther() {
    Start start =
        new StartBuilder()
            .span(null, "wait", "Thread.join", 100, 900)
            .span(null, "other", "wait", "Thread.join", 100, 900, 800, 1, null)
            .waits(0, "other", 100, 900)
            .waits(1, "main", 100, 900)
            .share("wait", "Thread.join", 800, 1)
            .bound(8080, "0.0.0.0", 1_000)
            .build();

    double sum = Way.of(start).parts().stream().mapToDouble(Way.Part::millis).sum();
    assertThat(sum).isEqualTo(800);
  }

  @Test
  void endsOnADamagedTree() {
    SpanFacts a =
        new SpanFacts(0, 1, "main", "bean", "a", 0, 9, 9, 9, 1, false, false, null, 0, List.of());
    SpanFacts b =
        new SpanFacts(1, 0, "main", "bean", "b", 0, 9, 9, 9, 1, false, false, null, 0, List.of());
    StartBuilder start = new StartBuilder();
    start.spans.addAll(List.of(a, b));

    assertThat(Way.of(start.bound(8080, "0.0.0.0", 10).build()).parts()).isEmpty();
  }
}
