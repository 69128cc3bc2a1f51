package io.github.prebind.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LiveTextTest {
  private static LiveText.Moment moment(Long clock, Long limit, String tool, boolean seen) {
    return new LiveText.Moment(
        1, 1, 2_140, clock, limit, 300_000, tool, seen, null, null, null, null);
  }

  @Test
  void saysThatNoJvmIsThereYet() {
    assertThat(LiveText.of(moment(null, 60_000L, null, false)))
        .isEqualTo("2.1 s of 1 min, no JVM yet");
  }

  @Test
  void namesTheBuildToolThatIsAtWork() {
    assertThat(LiveText.of(moment(null, null, "Maven", true)))
        .isEqualTo("2.1 s of at most 5 min, Maven is at work, no app yet");
  }

  @Test
  void saysThatAllJvmsHaveEnded() {
    assertThat(LiveText.of(moment(null, null, null, true))).endsWith("no JVM runs any more");
  }

  @Test
  void countsByTheClockOfTheDeadlineOnceTheAppIsThere() {
    assertThat(LiveText.of(moment(61_400L, 60_000L, null, true)))
        .isEqualTo("1 min 1 s of 1 min, running code that no hook knows");
  }

  @Test
  void saysWhatTheAppIsBlockedInAndWhatIsProjected() {
    LiveText.Moment moment =
        new LiveText.Moment(
            2,
            5,
            14_000,
            12_340L,
            60_000L,
            300_000,
            null,
            true,
            "Flyway V4 Import domains (migration 4 of 7)",
            1_650L,
            81_200L,
            null);

    assertThat(LiveText.of(moment))
        .isEqualTo(
            "start 2 of 5: 12.3 s of 1 min, in Flyway V4 Import domains (migration 4 of 7) for"
                + " 1.6 s; projected 1 min 21 s");
  }

  @Test
  void saysThatThePortIsOpen() {
    LiveText.Moment moment =
        new LiveText.Moment(
            1, 1, 14_000, 12_340L, 60_000L, 300_000, null, true, null, null, null, 900L);

    assertThat(LiveText.of(moment))
        .isEqualTo("the port is open; waiting for the app to be ready, for 0.9 s");
  }
}
