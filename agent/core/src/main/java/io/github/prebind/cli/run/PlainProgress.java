package io.github.prebind.cli.run;

import io.github.prebind.report.Lines;
import java.util.function.LongSupplier;

/**
 * A line now and then, for an output that is no terminal: after 10 s and every 10 s in the first
 * minute, then every 30 s.
 */
final class PlainProgress implements LiveLine {
  private static final long FREQUENT_NANOS = 10_000_000_000L;
  private static final long SELDOM_NANOS = 30_000_000_000L;
  private static final long SELDOM_AFTER_NANOS = 60_000_000_000L;

  private final Lines lines;
  private final LongSupplier nanoTime;
  private final long beganNanos;
  private long dueNanos = FREQUENT_NANOS;

  PlainProgress(Lines lines, LongSupplier nanoTime) {
    this.lines = lines;
    this.nanoTime = nanoTime;
    this.beganNanos = nanoTime.getAsLong();
  }

  @Override
  public void show(String text) {
    long elapsed = nanoTime.getAsLong() - beganNanos;
    if (elapsed >= dueNanos) {
      lines.info(text);
      while (dueNanos <= elapsed) {
        dueNanos += dueNanos < SELDOM_AFTER_NANOS ? FREQUENT_NANOS : SELDOM_NANOS;
      }
    }
  }

  @Override
  public void close() {
    // nothing is on the screen
  }
}
