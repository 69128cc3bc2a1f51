package io.github.prebind.analyse;

import io.github.prebind.start.Start.ProjectionPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * What has been projected during one start. Bounded: of {@value #MOST} projections every second one
 * is dropped, the last never. Thread-safe.
 */
public final class RunningProjections {
  /** Why there is none of a quick start. */
  public static final String OVER = "the start was over before it was projected";

  static final int MOST = 64;

  private final List<RunningProjection> all = new ArrayList<>();
  private RunningProjection current;
  private String whyNot = "there was nothing to project from";

  /** This is how it looks now. */
  public synchronized void add(RunningProjection projection) {
    if (all.size() == MOST) {
      for (int i = MOST - 2; i >= 0; i -= 2) {
        all.remove(i);
      }
    }
    all.add(projection);
    current = projection;
  }

  /** There is nothing to be said now; where there never was, this is why. */
  public synchronized void none(String why) {
    current = null;
    whyNot = why;
  }

  /** The projection of now, or {@code null}. */
  public synchronized RunningProjection current() {
    return current;
  }

  /** The last one that was made before an instant, or {@code null}. */
  synchronized RunningProjection last(double beforeMillis) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).elapsedMillis() <= beforeMillis) {
        return all.get(i);
      }
    }
    return null;
  }

  /** Those before an instant, oldest first. */
  synchronized List<ProjectionPoint> points(double beforeMillis) {
    List<ProjectionPoint> points = new ArrayList<>();
    for (RunningProjection one : all) {
      if (one.elapsedMillis() <= beforeMillis) {
        points.add(
            new ProjectionPoint(
                one.elapsedMillis(),
                one.atMillis(),
                one.lowMillis(),
                one.highMillis(),
                one.basis()));
      }
    }
    return points;
  }

  /** Why there is none now. */
  synchronized String whyNot() {
    return whyNot;
  }
}
