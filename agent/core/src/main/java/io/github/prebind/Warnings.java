package io.github.prebind;

import io.github.prebind.analyse.Blockage;
import io.github.prebind.analyse.LockWait;
import io.github.prebind.analyse.RunningProjection;
import io.github.prebind.analyse.RunningProjections;
import io.github.prebind.platform.Platform;
import io.github.prebind.record.Kind;
import io.github.prebind.record.Listening;
import io.github.prebind.record.Sampler;
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

  /** Made with the first projection. */
  private ProjectionAlarm alarm;

  /** What was advised last; a sentence is repeated at two marks only. */
  private String advised;

  Warnings(Session session, Sampler sampler, long deadlineMillis, Lines lines) {
    this.session = session;
    this.sampler = sampler;
    this.deadlineMillis = deadlineMillis;
    this.lines = lines;
    this.watch = new DeadlineWatch(deadlineMillis * 1_000_000);
  }

  /**
   * Looks whether something is due.
   *
   * @param projected whether there has been a new projection
   */
  void tick(long nowNanos, boolean projected) {
    long elapsedNanos = nowNanos - session.clock().deadlineStartNanos();
    int mark = watch.markPassed(elapsedNanos);
    if (projected) {
      project(nowNanos, elapsedNanos);
    }
    AwaitedThread awaited = AwaitedThread.of(session, sampler);
    if (mark == 0 && !awaited.inOneCallFor(watch.thresholdNanos(), nowNanos)) {
      return;
    }
    Blockage blockage = awaited.blockage(session, nowNanos, watch.thresholdNanos());
    if (mark > 0) {
      watch.told(blockage);
      boolean again = mark == 50 || mark == 100;
      WatchLines.Moment moment = moment(elapsedNanos, blockage, again);
      print(WatchLines.atMark(mark, moment), moment);
    } else if (watch.tells(blockage)) {
      WatchLines.Moment moment = moment(elapsedNanos, blockage, false);
      print(WatchLines.blocked(moment), moment);
    }
  }

  private void project(long nowNanos, long elapsedNanos) {
    RunningProjection now = session.projections().current();
    if (now == null) {
      return;
    }
    if (alarm == null) {
      alarm = new ProjectionAlarm(deadlineMillis);
    }
    ProjectionAlarm.Line line = alarm.of(now, aheadMillis());
    if (line == ProjectionAlarm.Line.NONE) {
      return;
    }
    Blockage blockage =
        AwaitedThread.of(session, sampler).blockage(session, nowNanos, watch.thresholdNanos());
    boolean late = line == ProjectionAlarm.Line.LATE;
    WatchLines.Moment moment = moment(elapsedNanos, blockage, false);
    print(late ? WatchLines.projectedLate(moment) : WatchLines.projectedInTime(moment), moment);
  }

  /**
   * By how much the deadline's clock began before the process did, which projections count from.
   */
  private double aheadMillis() {
    return (session.clock().startNanos() - session.clock().deadlineStartNanos()) / 1e6;
  }

  private WatchLines.Expected expected() {
    RunningProjections all = session.projections();
    RunningProjection now = all == null ? null : all.current();
    return now == null ? null : WatchLines.Expected.of(now, aheadMillis());
  }

  private WatchLines.Moment moment(long elapsedNanos, Blockage blockage, boolean again) {
    Platform platform = session.platform();
    List<Integer> openInstead = new ArrayList<>();
    for (Listening listener : session.facts.openListeners()) {
      if (listener.reserved() == null) {
        openInstead.add(listener.port());
      }
    }
    boolean platforms = platform != null && session.settings.deadlineMillis() == null;
    return new WatchLines.Moment(
        elapsedNanos / 1_000_000,
        deadlineMillis,
        platforms ? platform.name() : null,
        session.settings.targetPort(),
        openInstead,
        blockage,
        expected(),
        advice(blockage, platform, again));
  }

  private String advice(Blockage blockage, Platform platform, boolean again) {
    String advice = advice(blockage, platform);
    if (advice == null || advice.equals(advised) && !again) {
      return null;
    }
    advised = advice;
    return advice;
  }

  /** One sentence; moving migrations elsewhere does not help one that waits for a lock. */
  private static String advice(Blockage blockage, Platform platform) {
    if (blockage.kind() == Kind.LOCK) {
      return LockWait.advice(blockage.label(), blockage.note());
    }
    boolean migration =
        blockage.place() != null
            || blockage.kind() == Kind.MIGRATION
            || blockage.kind() == Kind.SCHEMA;
    return migration && platform != null ? platform.advice() : null;
  }

  private void print(List<String> text, WatchLines.Moment moment) {
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
    lines.print("warning", message.toString(), WatchLines.fields(moment));
  }
}
