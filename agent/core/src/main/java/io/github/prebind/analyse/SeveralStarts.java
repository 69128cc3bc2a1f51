package io.github.prebind.analyse;

import io.github.prebind.analyse.CauseTable.Detail;
import io.github.prebind.analyse.CauseTable.Name;
import io.github.prebind.analyse.CauseTable.Row;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Cause;
import io.github.prebind.start.Start.Migration;
import io.github.prebind.start.Start.Runs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several starts of one app as one report: the median start, and what all of them had. Pure
 * functions.
 */
public final class SeveralStarts {
  private SeveralStarts() {}

  /**
   * The median start with the spread of all in {@link Start#runs()}: of an even number the earlier
   * of the two in the middle. A start that never opened its port counts as later than any that did.
   *
   * @param starts at least one, in the order in which they ran
   */
  public static Start median(List<Start> starts) {
    List<Start> sorted = new ArrayList<>(starts);
    sorted.sort(Comparator.comparingDouble(SeveralStarts::bindMillis));
    Start middle = sorted.get((sorted.size() - 1) / 2);
    return middle.withRuns(runs(starts));
  }

  private static Runs runs(List<Start> starts) {
    List<Double> bound = new ArrayList<>();
    List<Double> ready = new ArrayList<>();
    List<Start> usable = new ArrayList<>();
    for (Start start : starts) {
      if (start.bind() != null) {
        bound.add(start.bind().atMillis());
        usable.add(start);
      }
      if (start.ready() != null) {
        ready.add(start.ready().atMillis());
      }
    }
    return new Runs(starts.size(), List.copyOf(bound), List.copyOf(ready), causes(usable));
  }

  /** The outermost calls of all starts, and each migration, in the order of their first meeting. */
  private static List<Cause> causes(List<Start> starts) {
    Detail detail = Detail.CALLS_AND_KINDS;
    for (Start start : starts) {
      detail = detail.or(CauseTable.detail(start));
    }
    Map<Name, double[]> found = new LinkedHashMap<>();
    for (int i = 0; i < starts.size(); i++) {
      int at = i;
      Start start = starts.get(i);
      Map<Name, Row> rows = CauseTable.of(start, detail);
      rows.forEach((name, row) -> add(found, name, row.millis, at, starts.size()));
      for (Migration migration : start.migrations()) {
        Name name = new Name("migration", nameOf(migration));
        if (!rows.containsKey(name)) {
          add(found, name, migration.millis(), i, starts.size());
        }
      }
    }
    List<Cause> causes = new ArrayList<>();
    found.forEach(
        (name, millis) -> causes.add(new Cause(name.kind(), name.label(), boxed(millis))));
    return Collections.unmodifiableList(causes);
  }

  private static void add(Map<Name, double[]> found, Name name, double millis, int at, int of) {
    found.computeIfAbsent(name, first -> new double[of])[at] += millis;
  }

  /** {@code Flyway 5 Backfill audits}: the name of a migration in {@link Runs#causes()}. */
  public static String nameOf(Migration migration) {
    return (migration.tool() + " " + migration.id() + " " + migration.description()).strip();
  }

  private static List<Double> boxed(double[] millis) {
    List<Double> boxed = new ArrayList<>(millis.length);
    for (double value : millis) {
      boxed.add(value);
    }
    return Collections.unmodifiableList(boxed);
  }

  private static double bindMillis(Start start) {
    return start.bind() == null ? Double.POSITIVE_INFINITY : start.bind().atMillis();
  }
}
