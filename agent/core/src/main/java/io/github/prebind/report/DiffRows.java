package io.github.prebind.report;

import io.github.prebind.analyse.CauseChange;
import io.github.prebind.analyse.StartDiff;
import io.github.prebind.analyse.Way;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the differences between two starts are worth a row: those of some size, and of those
 * that several starts can judge the ones that stand out of the spread. The others are added up, so
 * that the rows and the rest are the whole difference. A pure function.
 *
 * @param shown the largest first, each with what made it
 * @param rest how many are not shown, and what they come to
 */
record DiffRows(List<Row> shown, Rest rest) {
  /** A difference; {@code above} is null, or the one that this is inside of. */
  record Row(CauseChange change, CauseChange above, int depth) {}

  /** {@code noise} are those of the {@code count} that lie within the spread. */
  record Rest(int count, int noise, double deltaMillis) {
    /** Whether they would be missed in the sum, or said of nothing else. */
    boolean telling(boolean all) {
      return count > 0 && (all || noise > 0 || Math.abs(deltaMillis) >= 0.5);
    }
  }

  private static final int MOST_ROWS = 8;
  private static final int MOST_INSIDE = 2;
  private static final int DEEPEST = 2;
  private static final double LEAST_MILLIS = 5;
  private static final double LEAST_SHARE = 0.01;

  /** What is inside must explain so much of the difference above. */
  private static final double EXPLAINING_SHARE = 0.25;

  static DiffRows of(StartDiff diff) {
    double least = leastMillis(diff);
    List<Row> shown = new ArrayList<>();
    int rows = 0;
    int noise = 0;
    int hidden = 0;
    double hiddenMillis = 0;
    for (CauseChange change : diff.causes()) {
      boolean large = Math.abs(change.deltaMillis()) >= least;
      if (large && rows < MOST_ROWS && !change.certainty().isNoise()) {
        rows++;
        shown.add(new Row(change, null, 0));
        addInside(shown, change, 1);
      } else {
        hidden++;
        noise += large && change.certainty().isNoise() ? 1 : 0;
        hiddenMillis += change.deltaMillis();
      }
    }
    return new DiffRows(List.copyOf(shown), new Rest(hidden, noise, hiddenMillis));
  }

  /** Below this a difference is not worth a word. */
  static double leastMillis(StartDiff diff) {
    double longer = Math.max(Way.of(diff.base()).endMillis(), Way.of(diff.head()).endMillis());
    return Math.max(LEAST_MILLIS, LEAST_SHARE * longer);
  }

  private static void addInside(List<Row> shown, CauseChange above, int depth) {
    double least = Math.max(LEAST_MILLIS, EXPLAINING_SHARE * Math.abs(above.deltaMillis()));
    int added = 0;
    for (CauseChange change : above.inside()) {
      boolean sameWay = change.deltaMillis() > 0 == above.deltaMillis() > 0;
      if (added < MOST_INSIDE && sameWay && Math.abs(change.deltaMillis()) >= least) {
        added++;
        shown.add(new Row(change, above, depth));
        if (depth < DEEPEST) {
          addInside(shown, change, depth + 1);
        }
      }
    }
  }
}
