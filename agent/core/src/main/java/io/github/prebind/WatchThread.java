package io.github.prebind;

import io.github.prebind.record.Facts;
import io.github.prebind.record.Sampler;
import io.github.prebind.report.Lines;
import java.util.concurrent.locks.LockSupport;

/**
 * The agent's one thread while the app starts: samples, looks for the bind and for ready, warns,
 * reports, and leaves.
 */
final class WatchThread extends Thread {
  /** A bare server opens its port within this time and never pays for a sample. */
  private static final long FIRST_LOOK_NANOS = 100_000_000;

  /** How long after the bind the app may take to say that it is ready. */
  private static final long READY_NANOS = 30_000_000_000L;

  /** How long a listener on loopback waits for one that can be reached from outside. */
  private static final long SETTLED_NANOS = 2_000_000_000L;

  private final Session session;
  private final Reporter reporter;
  private final OwnCost ownCost;
  private final Departure departure;
  private final Sampler sampler;
  private final Lines lines;
  private Warnings warnings;
  private boolean warningsKnown;

  WatchThread(
      Session session, Reporter reporter, OwnCost ownCost, Departure departure, Lines lines) {
    super(null, null, "prebind-watch", 0, false);
    setDaemon(true);
    this.session = session;
    this.reporter = reporter;
    this.ownCost = ownCost;
    this.departure = departure;
    this.lines = lines;
    Long fixed = session.settings.sampleMillis();
    this.sampler =
        new Sampler(session.recorder, session.main, fixed == null ? 0 : fixed * 1_000_000);
  }

  @Override
  public void run() {
    try {
      ownCost.noteWatchTask();
      session.facts.wakes(this);
      watch();
    } catch (Throwable e) { // the app goes on without us
      session.problems.tell("stopped watching: " + e);
    } finally {
      departure.leave();
    }
  }

  /** Whether nothing better can be waited for than the listeners that are there. */
  private boolean settled(long now) {
    if (session.facts.ready() != null) {
      return true;
    }
    for (Facts.Listening listener : session.facts.listeners()) {
      if (now - listener.atNanos() > SETTLED_NANOS) {
        return true;
      }
    }
    return false;
  }

  private void warn(long now) {
    if (!warningsKnown) {
      warningsKnown = true;
      Long deadlineMillis = session.deadlineMillis();
      warnings =
          deadlineMillis == null ? null : new Warnings(session, sampler, deadlineMillis, lines);
    }
    if (warnings != null) {
      warnings.tick(now);
    }
  }

  private void watch() {
    LockSupport.parkNanos(this, FIRST_LOOK_NANOS);
    Facts.Listening target = null;
    while (target == null) {
      long now = System.nanoTime();
      sampler.tick(now);
      target = session.target(settled(now));
      if (target == null) {
        warn(now);
        LockSupport.parkNanos(this, sampler.intervalNanos());
      }
    }
    reporter.bound(target);
    while (session.facts.ready() == null && System.nanoTime() - target.atNanos() < READY_NANOS) {
      LockSupport.parkNanos(this, READY_NANOS - (System.nanoTime() - target.atNanos()));
    }
    if (session.facts.ready() != null) {
      reporter.ready();
    }
  }
}
