package io.github.prebind.analyse;

import static io.github.prebind.record.SpanNodes.called;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OverlapTest {
  private static final long BIND = 1_000;

  @Test
  void oneCallIsCutAtBothBorders() {
    assertThat(Overlap.nanos(called(100, 300), 0, BIND)).isEqualTo(200);
    assertThat(Overlap.nanos(called(900, 1_500), 0, BIND)).isEqualTo(100);
    assertThat(Overlap.nanos(called(900), 0, BIND)).isEqualTo(100);
    assertThat(Overlap.nanos(called(100, 1_500), 200, BIND)).isEqualTo(800);
    assertThat(Overlap.nanos(called(1_000, 1_500), 0, BIND)).isZero();
  }

  @Test
  void foldedCallsInsideAreAddedUp() {
    assertThat(Overlap.nanos(called(100, 200, 500, 700), 0, BIND)).isEqualTo(300);
  }

  @Test
  void ofFoldedCallsTheLastOneIsCutAtTheEnd() {
    assertThat(Overlap.nanos(called(100, 200, 300, 400, 900, 9_000), 0, BIND)).isEqualTo(300);
    assertThat(Overlap.nanos(called(100, 200, 300, 400, 900), 0, BIND)).isEqualTo(300);
  }

  @Test
  void aCallAfterTheEndTakesNothingFromTheOneBefore() {
    assertThat(Overlap.nanos(called(100, 400, 1_010, 9_000), 0, BIND)).isEqualTo(300);
    assertThat(Overlap.nanos(called(100, 400, 9_000), 0, BIND)).isEqualTo(300);
  }

  @Test
  void neverIsMoreInsideThanTheWindowHolds() {
    assertThat(Overlap.nanos(called(0, 990, 2_000, 8_000, 9_000), 0, BIND)).isBetween(500L, BIND);
  }

  @Test
  void aCallThatBeganAfterTheBindIsNotCounted() {
    assertThat(called(100, 400, 1_010).count(BIND)).isEqualTo(1);
    assertThat(called(100, 400, 1_010, 1_020).count(BIND)).isEqualTo(1);
    assertThat(called(100, 400, 900, 1_020).count(BIND)).isEqualTo(2);
  }
}
