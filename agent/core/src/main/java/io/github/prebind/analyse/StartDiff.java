package io.github.prebind.analyse;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Runs;
import java.util.ArrayList;
import java.util.List;

/**
 * Two starts of one app, cause by cause. Immutable. Times are milliseconds since the process began.
 *
 * @param base what it is compared with
 * @param head what is judged
 * @param certainty whether the difference of the two binds is one of the app or of the day
 * @param causes the largest difference first; the differences add up to that of the two binds
 * @param migrations all that either start ran
 * @param counts all that either start had any of
 * @param unlike what was not the same around the starts
 */
public record StartDiff(
    Start base,
    Start head,
    Certainty certainty,
    List<CauseChange> causes,
    List<MigrationChange> migrations,
    List<CountChange> counts,
    List<String> unlike) {

  /** More starts that never opened their port tell no more. */
  private static final int MOST_NEVER = 100;

  /** Compares two starts, each of them single or the median of several. */
  public static StartDiff of(Start base, Start head) {
    return new StartDiff(
        base,
        head,
        Certainty.of(binds(base), binds(head)),
        CauseDiff.of(base, head),
        MigrationChange.of(base, head),
        CountDiff.of(base, head),
        ConditionDiff.of(base, head));
  }

  /** Whether there are two instants to compare. */
  public boolean bothBound() {
    return base.bind() != null && head.bind() != null;
  }

  /** How much later the head opened its port, 0 unless both did; less than 0 where earlier. */
  public double deltaMillis() {
    return bothBound() ? head.bind().atMillis() - base.bind().atMillis() : 0;
  }

  /** The same in percent of the base's time. */
  public double deltaPercent() {
    if (!bothBound()) {
      return 0;
    }
    double before = base.bind().atMillis();
    return before > 0 ? 100 * deltaMillis() / before : deltaMillis() > 0 ? 100 : 0;
  }

  /**
   * Whether the head is later than allowed: beyond the limit and, where several starts can tell,
   * not by the spread alone. A head that never opened its port is later than any limit.
   *
   * @param limitPercent of the base's time to the bind
   */
  public boolean regressed(double limitPercent) {
    if (head.bind() == null) {
      return true;
    }
    return bothBound() && deltaPercent() > limitPercent && !certainty.isNoise();
  }

  /** When each start opened its port; one that never did is later than all. */
  private static List<Double> binds(Start start) {
    Runs runs = start.runs();
    if (runs == null) {
      return null;
    }
    List<Double> binds = new ArrayList<>(runs.bindMillis());
    int most = Math.min(runs.count(), runs.bindMillis().size() + MOST_NEVER);
    while (binds.size() < most) {
      binds.add(Double.POSITIVE_INFINITY);
    }
    return binds;
  }
}
