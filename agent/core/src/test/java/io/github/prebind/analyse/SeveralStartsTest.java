package io.github.prebind.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Cause;
import io.github.prebind.start.Start.Migration;
import io.github.prebind.start.Start.Outcome;
import io.github.prebind.start.StartBuilder;
import io.github.prebind.start.StartJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeveralStartsTest {
  @Test
  void takesTheStartInTheMiddle() {
    Start median = SeveralStarts.median(List.of(slept(900), slept(100), slept(500)));

    assertThat(median.bind().atMillis()).isEqualTo(1_500);
    assertThat(median.runs().count()).isEqualTo(3);
    assertThat(median.runs().bindMillis()).containsExactly(1_900.0, 1_100.0, 1_500.0);
  }

  @Test
  void takesTheEarlierOfTwoInTheMiddle() {
    Start median = SeveralStarts.median(List.of(slept(400), slept(300), slept(200), slept(100)));

    assertThat(median.bind().atMillis()).isEqualTo(1_200);
  }

  @Test
  void countsAStartThatNeverOpenedItsPortAsTheLatest() {
    Start never = new StartBuilder().ended(Outcome.NOT_BOUND, null, null, null).build();

    Start median = SeveralStarts.median(List.of(never, slept(300), slept(100)));

    assertThat(median.bind().atMillis()).isEqualTo(1_300);
    assertThat(median.runs().count()).isEqualTo(3);
    assertThat(median.runs().bindMillis()).hasSize(2);
    assertThat(SeveralStarts.median(List.of(never, never, slept(100))).bind()).isNull();
  }

  @Test
  void keepsWhatEachCauseTookInEachStart() {
    Start median = SeveralStarts.median(List.of(slept(300), slept(0), slept(100)));

    assertThat(cause(median, "sleep", "Thread.sleep in Warmup.await").millis())
        .containsExactly(300.0, 0.0, 100.0);
    assertThat(cause(median, "migration", "Flyway 3 backfill audits").millis())
        .containsExactly(300.0, 0.0, 100.0);
    assertThat(cause(median, "cpu", "").millis()).containsExactly(1_000.0, 1_000.0, 1_000.0);
  }

  @Test
  void goesIntoTheReportAndBack() {
    Start median = SeveralStarts.median(List.of(slept(300), slept(0), slept(100)));

    assertThat(StartJson.read(StartJson.write(median))).isEqualTo(median);
  }

  private static Cause cause(Start start, String kind, String label) {
    return start.runs().causes().stream()
        .filter(cause -> cause.kind().equals(kind) && cause.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  /** A start of one second and a sleep. */
  private static Start slept(double millis) {
    StartBuilder start = new StartBuilder();
    if (millis > 0) {
      start
          .span(null, "sleep", "Thread.sleep in Warmup.await", 500, 500 + millis)
          .share("sleep", "Thread.sleep in Warmup.await", millis, 1);
      start.migrations.add(
          new Migration("Flyway", "3", "backfill audits", millis, 12L, "done", null));
    }
    return start.share("cpu", "com.acme", 1_000, 1).bound(8080, "::", 1_000 + millis).build();
  }
}
