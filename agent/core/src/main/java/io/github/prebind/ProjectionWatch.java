package io.github.prebind;

import io.github.prebind.analyse.BaselineProjection;
import io.github.prebind.analyse.LiveMoment;
import io.github.prebind.analyse.MigrationProjection;
import io.github.prebind.analyse.ProjectionBasis;
import io.github.prebind.analyse.RunningMoment;
import io.github.prebind.analyse.RunningProjection;
import io.github.prebind.analyse.RunningProjections;
import io.github.prebind.platform.Cgroup;
import io.github.prebind.start.SavedStart;
import io.github.prebind.start.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Projects the bind now and then while the app starts: by the baseline if there is one that fits,
 * else by the pending migrations. Made only where there is either, some time after the start, so
 * that a start without pays nothing. Used by the watching thread only; never throws.
 */
final class ProjectionWatch {
  /** A start that is over by then needs no projection. */
  static final long FIRST_NANOS = 1_000_000_000;

  private static final long INTERVAL_NANOS = 500_000_000;

  /** To project costs at most one part in so many of the time. */
  private static final int COST_PARTS = 100;

  /** But this part of the time gone is never passed without a projection. */
  private static final int SELDOMEST_PARTS = 16;

  /** A report larger than this is none. */
  private static final long MOST_BYTES = 64 << 20;

  /** So often in a row a baseline must not fit for that to be said. */
  private static final int UNFIT_OFTEN = 4;

  /** Before that many calls nothing can be said of it. */
  private static final int UNFIT_CALLS = 8;

  private final Session session;
  private final RunningProjections all;
  private final ProjectionBasis migrations = new MigrationProjection();
  private ProjectionBasis baseline;
  private double cores;
  private boolean began;
  private int unfit;
  private long nextNanos;
  private boolean failed;

  ProjectionWatch(Session session, RunningProjections all) {
    this.session = session;
    this.all = all;
  }

  /** Whether there was anything new. */
  boolean tick(long nowNanos) {
    if (failed || nowNanos < nextNanos) {
      return false;
    }
    try {
      if (!began) {
        began = true;
        begin();
      }
      long begin = System.nanoTime();
      project(begin);
      long end = System.nanoTime();
      long most = Math.max(INTERVAL_NANOS, (end - session.clock().startNanos()) / SELDOMEST_PARTS);
      nextNanos =
          end + Math.max(INTERVAL_NANOS, Math.min(most, COST_PARTS * Math.max(0, end - begin)));
    } catch (Throwable e) { // the start goes on without a projection
      failed = true;
      all.none("projecting failed");
      session.problems.tell("no projection any more, since it failed: " + e);
    }
    return true;
  }

  /**
   * The port has opened before the first projection: says whether the baseline can be used, and
   * keeps what findings take from it.
   */
  void openAfterTheBind() {
    all.none(RunningProjections.OVER);
    try {
      begin();
    } catch (Throwable e) { // the report is made without it
      all.none("reading the baseline failed");
      session.problems.tellIfPossible("the baseline cannot be used, since reading failed: ", e);
    }
  }

  private void begin() {
    String path = session.settings.baseline();
    if (path == null) {
      return;
    }
    Double quota = Cgroup.read().cpus();
    cores = quota == null ? Runtime.getRuntime().availableProcessors() : quota;
    try {
      Start before = read(path);
      boolean cached = before.jvm().aotCache().equals("in use") && before.bind() != null;
      session.cachedBindMillis(cached ? Double.valueOf(before.bind().atMillis()) : null);
      baseline = new BaselineProjection(before);
    } catch (IllegalArgumentException e) {
      String why = e.getMessage().startsWith(path) ? "" : path + ": ";
      unusable(why + e.getMessage());
    } catch (RuntimeException e) { // each fact is right by itself, and all together are not
      unusable(path + ": not a readable report: its facts contradict each other");
    }
  }

  private void unusable(String why) {
    all.none("the baseline cannot be used: " + why);
    session.problems.tell("baseline=" + why + "; no projection from it");
  }

  /** Only a plain file: anything else could keep this thread, or fill the app's memory. */
  private static Start read(String path) {
    try {
      Path file = Path.of(path);
      if (Files.exists(file) && !Files.isDirectory(file) && !Files.isRegularFile(file)) {
        throw new IllegalArgumentException(path + ": is not a plain file");
      }
      if (Files.isRegularFile(file) && Files.size(file) > MOST_BYTES) {
        throw new IllegalArgumentException(path + ": is too large for a report");
      }
    } catch (IOException | InvalidPathException e) {
      // told by the reading
    }
    try {
      return SavedStart.read(path);
    } catch (OutOfMemoryError | StackOverflowError e) {
      throw new IllegalArgumentException(path + ": is too large to be read here");
    }
  }

  private void project(long nowNanos) {
    RunningMoment now =
        baseline == null
            ? LiveMoment.ofMigrations(session, nowNanos)
            : LiveMoment.of(session, nowNanos, cores);
    RunningProjection found = null;
    String why = null;
    if (baseline != null) {
      found = baseline.at(now);
      if (found == null) {
        why = baseline.whyNot();
        if (now.spans().size() >= UNFIT_CALLS) {
          saysThatItDoesNotFit(why);
        }
      } else {
        unfit = 0;
      }
    }
    if (found == null && session.facts.migrationPends()) {
      found = migrations.at(now);
      why = why == null ? migrations.whyNot() : why;
    }
    if (found != null) {
      all.add(found);
    } else if (why != null) {
      all.none(why);
    }
  }

  private void saysThatItDoesNotFit(String why) {
    if (++unfit == UNFIT_OFTEN) {
      session.problems.tell(
          "baseline=" + session.settings.baseline() + ": " + why + "; no projection from it");
    }
  }
}
