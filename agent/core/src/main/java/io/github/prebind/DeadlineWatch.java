package io.github.prebind;

import io.github.prebind.analyse.Blockage;

/**
 * Decides when there is something to warn of: at 50, 75 and 90 percent of the deadline, when it
 * passes, and when one call has gone on for longer than a tenth of it, again each time that this
 * has doubled. Reads no clock of its own. Not thread-safe.
 */
final class DeadlineWatch {
  private static final int[] MARKS = {50, 75, 90, 100};

  private final long deadlineNanos;
  private int nextMark;
  private long warnedCall = Long.MIN_VALUE;
  private long nextWarningNanos;

  DeadlineWatch(long deadlineNanos) {
    this.deadlineNanos = deadlineNanos;
  }

  /** How long a call may go on before it is named: a tenth of the deadline. */
  long thresholdNanos() {
    return deadlineNanos / 10;
  }

  /**
   * The mark that has been passed since the last call, 0 if none. Of several, as after a pause of
   * the whole machine, the last.
   */
  int markPassed(long elapsedNanos) {
    int passed = 0;
    while (elapsedNanos >= deadlineNanos / 100 * nextMarkPercent()) {
      passed = nextMarkPercent();
      nextMark++;
    }
    return passed;
  }

  private int nextMarkPercent() {
    int last = MARKS.length - 1;
    int doublings = Math.min(20, Math.max(0, nextMark - last));
    return MARKS[Math.min(nextMark, last)] << doublings;
  }

  /** Whether this blockage is to be told now; not any more when the deadline has passed. */
  boolean tells(Blockage blockage) {
    if (nextMark >= MARKS.length) {
      return false;
    }
    boolean names = blockage.label() != null && blockage.call() != 0;
    if (!names || blockage.sinceNanos() < thresholdNanos()) {
      return false;
    }
    if (blockage.call() != warnedCall) {
      warnedCall = blockage.call();
      nextWarningNanos = thresholdNanos();
    }
    if (blockage.sinceNanos() < nextWarningNanos) {
      return false;
    }
    while (nextWarningNanos <= blockage.sinceNanos()) {
      nextWarningNanos *= 2;
    }
    return true;
  }

  /** A mark has just named this blockage: the next line about it is due when it has doubled. */
  void told(Blockage blockage) {
    warnedCall = blockage.call();
    nextWarningNanos = Math.max(thresholdNanos(), 2 * blockage.sinceNanos());
  }
}
