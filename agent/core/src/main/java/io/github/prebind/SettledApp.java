package io.github.prebind;

import io.github.prebind.platform.Cgroup;
import io.github.prebind.record.Kind;
import io.github.prebind.record.Listening;
import io.github.prebind.record.SliceClock;
import io.github.prebind.record.SpanNode;

/**
 * Tells whether nothing better is to be waited for than a listener that the app's own machine alone
 * can reach: many apps open one for a helper of theirs long before their port.
 *
 * <p>An app that is still starting uses the processor, waits for one, or waits in a call that
 * starts make. One that serves on loopback does none of it. So the port counts once the app has
 * been at rest for {@value #REST_NANOS} ns, and after {@value #LONGEST_NANOS} ns in any case. Used
 * by the watching thread only.
 */
final class SettledApp {
  /** How long a listener on loopback waits at the least for one that others can reach. */
  static final long REST_NANOS = 2_000_000_000L;

  /** An app that never rests is taken as it is after this time. */
  static final long LONGEST_NANOS = 120_000_000_000L;

  /** At rest it uses, or would use, less than this part of one core. */
  static final double REST_SHARE = 0.2;

  /** Looking costs some reading in {@code /proc}. */
  private static final long INTERVAL_NANOS = 200_000_000;

  private final Session session;
  private double quota;
  private long nextNanos = Long.MIN_VALUE;
  private boolean settled;

  SettledApp(Session session) {
    this.session = session;
  }

  /**
   * As it was at the last look, which is some {@value #INTERVAL_NANOS} ns ago at most.
   *
   * @param nowNanos of {@link System#nanoTime}
   */
  boolean is(long nowNanos) {
    if (nowNanos < nextNanos) {
      return settled;
    }
    nextNanos = nowNanos + INTERVAL_NANOS;
    long longest = -1;
    for (Listening listener : session.facts.openListeners()) {
      if (listener.reserved() == null) {
        longest = Math.max(longest, nowNanos - listener.atNanos());
      }
    }
    settled =
        longest > LONGEST_NANOS || longest > REST_NANOS && rests(nowNanos) && !waitsForOthers();
    return settled;
  }

  private boolean rests(long nowNanos) {
    SliceClock.Reading[] readings = session.slices().before(nowNanos - REST_NANOS);
    if (readings.length == 0) {
      return false; // it has not been looked at for that long yet
    }
    SliceClock.Reading then = readings[readings.length - 1];
    SliceClock.Reading now = session.slices().now();
    if (then.cpuNanos() < 0 || now.cpuNanos() < 0) {
      return true; // nothing is known of its processor time
    }
    double waited = then.waitedNanos() < 0 ? 0 : now.waitedNanos() - then.waitedNanos();
    double wanted = Math.max(0, waited) + now.cpuNanos() - then.cpuNanos();
    return wanted < REST_SHARE * Math.min(1, quota()) * (now.atNanos() - then.atNanos());
  }

  /** A tenth of a core can never be used by a fifth. */
  private double quota() {
    if (quota == 0) {
      Double given = Cgroup.read().cpus();
      quota = given == null ? 1 : given;
    }
    return quota;
  }

  /** Whether the main thread is in a call to a database or another service. */
  private boolean waitsForOthers() {
    if (session.main.depth() == 0) {
      return false;
    }
    SpanNode node = session.main.innermost();
    return node.kind.blocking() && node.kind != Kind.SLEEP && node.kind != Kind.WAIT;
  }
}
