package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.ProjectionAlarm.Line;
import io.github.prebind.analyse.RunningProjection;
import org.junit.jupiter.api.Test;

class ProjectionAlarmTest {
  private final ProjectionAlarm alarm = new ProjectionAlarm(60_000);

  private static RunningProjection at(double elapsed, double at, double low) {
    return new RunningProjection(elapsed, at, low, at * 1.5, "baseline", "the baseline");
  }

  @Test
  void warnsAtOnceWhenTheWholeRangeIsBehindTheDeadline() {
    assertThat(alarm.of(at(5_000, 80_000, 61_000), 0)).isEqualTo(Line.LATE);
  }

  @Test
  void warnsAtTheSecondProjectionWhenOnlyItsMiddleIs() {
    assertThat(alarm.of(at(5_000, 70_000, 50_000), 0)).isEqualTo(Line.NONE);
    assertThat(alarm.of(at(5_500, 70_000, 50_000), 0)).isEqualTo(Line.LATE);
  }

  @Test
  void isSilentWhileTheProjectionIsInTime() {
    assertThat(alarm.of(at(5_000, 59_000, 50_000), 0)).isEqualTo(Line.NONE);
    assertThat(alarm.of(at(6_000, 59_000, 50_000), 0)).isEqualTo(Line.NONE);
  }

  @Test
  void warnsAgainOnlyWhenTheProjectionHasMovedFar() {
    alarm.of(at(5_000, 80_000, 61_000), 0);
    assertThat(alarm.of(at(6_000, 85_000, 61_000), 0)).isEqualTo(Line.NONE);
    assertThat(alarm.of(at(7_000, 101_000, 61_000), 0)).isEqualTo(Line.LATE);
    assertThat(alarm.of(at(8_000, 102_000, 61_000), 0)).isEqualTo(Line.NONE);
  }

  @Test
  void saysOnceThatItIsInTimeAfterAll() {
    alarm.of(at(5_000, 80_000, 61_000), 0);
    assertThat(alarm.of(at(6_000, 40_000, 30_000), 0)).isEqualTo(Line.NONE);
    assertThat(alarm.of(at(6_500, 40_000, 30_000), 0)).isEqualTo(Line.IN_TIME);
    assertThat(alarm.of(at(7_000, 40_000, 30_000), 0)).isEqualTo(Line.NONE);
  }

  @Test
  void countsFromTheContainersBeginning() {
    assertThat(alarm.of(at(5_000, 59_000, 58_000), 3_000)).isEqualTo(Line.LATE);
  }

  @Test
  void hasNothingToProjectWhenTheDeadlineHasPassed() {
    assertThat(alarm.of(at(61_000, 80_000, 70_000), 0)).isEqualTo(Line.NONE);
  }
}
