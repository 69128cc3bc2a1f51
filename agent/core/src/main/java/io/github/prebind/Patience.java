package io.github.prebind;

/**
 * How long the agent waits for a port that does not open; then it reports that none has, and
 * leaves. A class of its own, so that a test can put a shorter one in its place.
 */
final class Patience {
  private static final long LONGEST_NANOS = 1_800_000_000_000L;

  private Patience() {}

  /** Half an hour, or ten times the deadline if that is longer; {@code null} for no deadline. */
  static long nanos(Long deadlineMillis) {
    return deadlineMillis == null
        ? LONGEST_NANOS
        : Math.max(LONGEST_NANOS, 10 * deadlineMillis * 1_000_000);
  }
}
