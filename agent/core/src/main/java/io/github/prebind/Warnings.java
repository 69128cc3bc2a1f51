package io.github.prebind;

import io.github.prebind.analyse.Blockage;
import io.github.prebind.platform.Platform;
import io.github.prebind.record.Facts;
import io.github.prebind.record.Kind;
import io.github.prebind.record.Sampler;
import io.github.prebind.record.ThreadRecord;
import io.github.prebind.report.Lines;
import io.github.prebind.report.WatchLines;
import java.util.ArrayList;
import java.util.List;

/**
 * Says on stderr, while the port is shut, what it waits for. Nothing is saved up for the end, since
 * some platforms kill without a signal. Used by the watching thread only.
 */
final class Warnings {
  private final Session session;

  /** {@code null} if it is off. */
  private final Sampler sampler;

  private final Lines lines;
  private final long deadlineMillis;
  private final DeadlineWatch watch;
  private boolean advised;

  Warnings(Session session, Sampler sampler, long deadlineMillis, Lines lines) {
    this.session = session;
    this.sampler = sampler;
    this.deadlineMillis = deadlineMillis;
    this.lines = lines;
    this.watch = new DeadlineWatch(deadlineMillis * 1_000_000);
  }

  /** Looks whether something is due. */
  void tick(long nowNanos) {
    long elapsedNanos = nowNanos - session.clock().deadlineStartNanos();
    int mark = watch.markPassed(elapsedNanos);
    ThreadRecord awaited = awaited();
    boolean waitSeen = sampler != null && sampler.mainWaitsFor() != null;
    if (mark == 0 && awaited.depth() == 0 && !waitSeen) {
      return;
    }
    Blockage.SeenWait seen =
        awaited != session.main || !waitSeen
            ? null
            : new Blockage.SeenWait(
                sampler.mainWaitsFor(), sampler.mainWaitLabel(), sampler.mainWaitsSinceNanos());
    if (mark == 0 && !longOpen(awaited, seen, nowNanos)) {
      return;
    }
    Blockage blockage = Blockage.of(awaited, session.facts, seen, nowNanos, watch.thresholdNanos());
    if (mark > 0) {
      watch.told(blockage);
      boolean advise = mark == 50 || mark == 100; // the same sentence twice is enough
      print(WatchLines.atMark(mark, moment(elapsedNanos, blockage, advise)));
    } else if (watch.tells(blockage)) {
      WatchLines.Moment moment = moment(elapsedNanos, blockage, !advised);
      advised |= moment.advice() != null;
      print(WatchLines.blocked(moment));
    }
  }

  /** A cheap look before the stack is taken: whether any open span is as old as the threshold. */
  private boolean longOpen(ThreadRecord awaited, Blockage.SeenWait seen, long nowNanos) {
    if (seen != null && nowNanos - seen.sinceNanos() >= watch.thresholdNanos()) {
      return true;
    }
    for (var at = awaited.innermost(); at.parent != null; at = at.parent) {
      if (nowNanos - at.openSinceNanos() >= watch.thresholdNanos()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The main thread; or, where that idles or has ended, the one whose open call has gone on
   * longest.
   */
  private ThreadRecord awaited() {
    ThreadRecord main = session.main;
    boolean mainWaits = main.depth() == 0 || main.innermost().kind == Kind.WAIT;
    if (!mainWaits) {
      return main;
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

  private WatchLines.Moment moment(long elapsedNanos, Blockage blockage, boolean advise) {
    Platform platform = session.platform();
    List<Integer> openInstead = new ArrayList<>();
    for (Facts.Listening listener : session.facts.openListeners()) {
      if (listener.reserved() == null) {
        openInstead.add(listener.port());
      }
    }
    boolean platforms = platform != null && session.settings.deadlineMillis() == null;
    boolean migration =
        blockage.place() != null
            || blockage.kind() == Kind.MIGRATION
            || blockage.kind() == Kind.SCHEMA;
    return new WatchLines.Moment(
        elapsedNanos / 1_000_000,
        deadlineMillis,
        platforms ? platform.name() : null,
        session.settings.targetPort(),
        openInstead,
        blockage,
        advise && migration && platform != null ? platform.advice() : null);
  }

  private void print(List<String> text) {
    if (!session.settings.jsonLog()) {
      for (String line : text) {
        lines.warn(line);
      }
      return;
    }
    StringBuilder message = new StringBuilder();
    for (String line : text) {
      message.append(message.length() == 0 ? "" : "; ").append(line.strip());
    }
    lines.warn(message.toString());
  }
}
