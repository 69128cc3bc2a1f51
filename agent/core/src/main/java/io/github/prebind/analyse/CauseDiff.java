package io.github.prebind.analyse;

import io.github.prebind.analyse.CauseTable.Detail;
import io.github.prebind.analyse.CauseTable.Name;
import io.github.prebind.analyse.CauseTable.Row;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Cause;
import io.github.prebind.start.Start.Runs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What came, what went, what grew on the way to the bind. Pure functions; the differences add up to
 * that of the two binds.
 */
final class CauseDiff {
  private static final Comparator<CauseChange> LARGEST_FIRST =
      Comparator.comparingDouble((CauseChange change) -> Math.abs(change.deltaMillis())).reversed();

  /** What each of several starts had of a cause; null where there were none. */
  private final Samples base;

  private final Samples head;

  private CauseDiff(Samples base, Samples head) {
    this.base = base;
    this.head = head;
  }

  /** All causes, the largest difference first. */
  static List<CauseChange> of(Start base, Start head) {
    Detail detail = CauseTable.detail(base).or(CauseTable.detail(head));
    detail = detail.or(detail(base.runs())).or(detail(head.runs()));
    CauseDiff diff =
        new CauseDiff(Samples.of(base.runs(), detail), Samples.of(head.runs(), detail));
    return diff.changes(CauseTable.of(base, detail), CauseTable.of(head, detail), true);
  }

  /** What one migration took in several starts, against the same of another side. */
  static Certainty ofMigration(Start base, Start head, String name, boolean came, boolean went) {
    CauseDiff diff =
        new CauseDiff(
            Samples.of(base.runs(), Detail.CALLS_AND_KINDS),
            Samples.of(head.runs(), Detail.CALLS_AND_KINDS));
    Name migration = new Name("migration", name);
    return diff.certainty(migration, migration, came, went);
  }

  private List<CauseChange> changes(Map<Name, Row> before, Map<Name, Row> after, boolean outer) {
    List<CauseChange> changes = new ArrayList<>();
    for (Pairs.Pair<Name, Name> pair : Pairs.of(names(before), names(after), CauseDiff::loosely)) {
      Row was = pair.base() == null ? null : before.get(pair.base());
      Row is = pair.head() == null ? null : after.get(pair.head());
      Name name = pair.name();
      changes.add(
          new CauseChange(
              name.kind(),
              name.label(),
              was == null ? null : was.millis,
              is == null ? null : is.millis,
              was == null ? 0 : was.count,
              is == null ? 0 : is.count,
              outer
                  ? certainty(was == null ? name : pair.base(), name, was == null, is == null)
                  : Certainty.UNKNOWN,
              changes(
                  was == null ? Map.of() : was.inside, is == null ? Map.of() : is.inside, false)));
    }
    changes.sort(LARGEST_FIRST);
    return Collections.unmodifiableList(changes);
  }

  private Certainty certainty(Name before, Name after, boolean came, boolean went) {
    return base == null || head == null
        ? Certainty.UNKNOWN
        : Certainty.of(base.of(before, came), head.of(after, went));
  }

  private static Map<Name, Name> names(Map<Name, Row> rows) {
    Map<Name, Name> names = new java.util.LinkedHashMap<>();
    rows.keySet().forEach(name -> names.put(name, name));
    return names;
  }

  private static Name loosely(Name name) {
    return new Name(name.kind(), Pairs.withoutPorts(name.label()));
  }

  private static Detail detail(Runs runs) {
    boolean mixed =
        runs != null && runs.causes().stream().anyMatch(cause -> cause.label().equals(Way.MIXED));
    return mixed ? Detail.CALLS : Detail.CALLS_AND_KINDS;
  }

  /** The values of each cause in the starts of one side. */
  private record Samples(int starts, Map<Name, List<Double>> values) {
    static Samples of(Runs runs, Detail detail) {
      if (runs == null) {
        return null;
      }
      int starts = runs.bindMillis().size();
      Map<Name, List<Double>> values = new HashMap<>();
      for (Cause cause : runs.causes()) {
        if (cause.millis().size() == starts) {
          Name name = CauseTable.nameAt(detail, cause.kind(), cause.label());
          values.merge(name, cause.millis(), Samples::sum);
        }
      }
      return new Samples(starts, values);
    }

    /** Null where it is not known; what the side does not have took no time in each start. */
    List<Double> of(Name name, boolean absent) {
      List<Double> known = values.get(name);
      return known == null && absent ? Collections.nCopies(starts, 0.0) : known;
    }

    private static List<Double> sum(List<Double> a, List<Double> b) {
      List<Double> sum = new ArrayList<>(a.size());
      for (int i = 0; i < a.size(); i++) {
        sum.add(a.get(i) + b.get(i));
      }
      return sum;
    }
  }
}
