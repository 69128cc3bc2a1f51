package io.github.prebind;

import io.github.prebind.analyse.Blockage;
import io.github.prebind.record.Kind;
import io.github.prebind.record.Sampler;
import io.github.prebind.record.ThreadRecord;

/**
 * The thread that the port waits for, at one instant.
 *
 * @param record the main thread's; or that of the thread that this one waits for; or, where that is
 *     not known or the main thread idles or has ended, that of the thread whose open call has gone
 *     on longest
 * @param seen what the sampler sees it wait for, or {@code null}
 */
record AwaitedThread(ThreadRecord record, Blockage.SeenWait seen) {
  /**
   * @param sampler {@code null} if it is off
   */
  static AwaitedThread of(Session session, Sampler sampler) {
    ThreadRecord record = record(session);
    boolean waitSeen = record == session.main && sampler != null && sampler.mainWaitsFor() != null;
    return new AwaitedThread(
        record,
        waitSeen
            ? new Blockage.SeenWait(
                sampler.mainWaitsFor(), sampler.mainWaitLabel(), sampler.mainWaitsSinceNanos())
            : null);
  }

  /** Whether anything has been open for that long; a cheap look, without the stack. */
  boolean inOneCallFor(long thresholdNanos, long nowNanos) {
    if (seen != null && nowNanos - seen.sinceNanos() >= thresholdNanos) {
      return true;
    }
    for (var at = record.innermost(); at.parent != null; at = at.parent) {
      if (nowNanos - at.openSinceNanos() >= thresholdNanos) {
        return true;
      }
    }
    return false;
  }

  /** What it is in the middle of. */
  Blockage blockage(Session session, long nowNanos, long thresholdNanos) {
    return Blockage.of(record, session.facts, seen, nowNanos, thresholdNanos);
  }

  private static ThreadRecord record(Session session) {
    ThreadRecord main = session.main;
    boolean mainWaits = main.depth() == 0 || main.innermost().kind == Kind.WAIT;
    if (!mainWaits) {
      return main;
    }
    ThreadRecord awaited = session.recorder.waits().awaitedBy(main);
    if (awaited != main) {
      return awaited;
    }
    ThreadRecord oldest = main;
    long since = Long.MAX_VALUE;
    for (ThreadRecord record : session.recorder.records()) {
      if (record == main || record.ignored || record.depth() == 0 || record.thread.isDaemon()) {
        continue;
      }
      long opened = record.innermost().openSinceNanos();
      if (record.innermost().kind != Kind.WAIT && opened < since) {
        since = opened;
        oldest = record;
      }
    }
    return oldest;
  }
}
