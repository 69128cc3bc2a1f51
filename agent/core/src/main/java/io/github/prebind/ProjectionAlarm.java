package io.github.prebind;

import io.github.prebind.analyse.RunningProjection;

/**
 * Decides which projections are worth a line: the first that passes the deadline, and again when it
 * has moved far, stands on another basis, or is in time after all. Reads no clock. Times are
 * milliseconds of the deadline's clock. Not thread-safe.
 */
final class ProjectionAlarm {
  /** What to say. */
  enum Line {
    NONE,
    LATE,
    IN_TIME
  }

  /** One that moves by less of itself is no news. */
  private static final double FAR = 0.25;

  /** In time again only with some room, so that the line is not taken back at once. */
  private static final double ROOM = 0.95;

  private static final int MOST_LINES = 12;

  private final double deadlineMillis;
  private RunningProjection told;
  private boolean lateBefore;
  private boolean inTimeBefore;
  private int lines;

  ProjectionAlarm(double deadlineMillis) {
    this.deadlineMillis = deadlineMillis;
  }

  /**
   * The next projection. One that is late only by its middle must come twice in a row.
   *
   * @param aheadMillis by how much the deadline's clock began earlier than the projection's
   */
  Line of(RunningProjection now, double aheadMillis) {
    boolean late = now.atMillis() + aheadMillis > deadlineMillis;
    boolean surely = now.lowMillis() + aheadMillis > deadlineMillis;
    boolean inTime = now.atMillis() + aheadMillis < ROOM * deadlineMillis;
    Line line = Line.NONE;
    if (lines >= MOST_LINES || now.elapsedMillis() + aheadMillis >= deadlineMillis) {
      return line;
    }
    if (late && (surely || lateBefore) && (told == null || isNews(now))) {
      line = Line.LATE;
      told = now;
    } else if (inTime && inTimeBefore && told != null) {
      line = Line.IN_TIME;
      told = null;
    }
    lateBefore = late;
    inTimeBefore = inTime;
    lines += line == Line.NONE ? 0 : 1;
    return line;
  }

  private boolean isNews(RunningProjection now) {
    double moved = now.atMillis() / told.atMillis() - 1;
    return !now.basis().equals(told.basis()) || Math.abs(moved) > FAR;
  }
}
