package io.github.prebind.analyse;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Migration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One migration in two starts. Immutable.
 *
 * @param name tool, id and description
 * @param base null where the base did not run it
 * @param head null where the head did not run it
 */
public record MigrationChange(String name, Work base, Work head, Certainty certainty) {
  /** What it did in one start; {@code statements} is null where nobody counted. */
  public record Work(double millis, Long statements, String outcome) {
    /** Migrations of one name are one: schema tools run some commands many times. */
    private Work plus(Work more) {
      boolean counted = statements != null && more.statements != null;
      return new Work(
          millis + more.millis,
          counted ? Long.valueOf(statements + more.statements) : null,
          more.outcome.equals("done") ? outcome : more.outcome);
    }
  }

  /** The migrations of both, those of the head first and in its order. */
  static List<MigrationChange> of(Start base, Start head) {
    List<MigrationChange> changes = new ArrayList<>();
    for (Pairs.Pair<String, Work> pair : Pairs.of(byName(base), byName(head), name -> name)) {
      Work was = pair.base();
      Work is = pair.head();
      changes.add(
          new MigrationChange(
              pair.name(),
              was,
              is,
              CauseDiff.ofMigration(base, head, pair.name(), was == null, is == null)));
    }
    return List.copyOf(changes);
  }

  /** Whether only the head ran it. */
  public boolean came() {
    return base == null;
  }

  /** Whether only the base ran it. */
  public boolean went() {
    return head == null;
  }

  /** Whether both ran it, and it did or ended in something else. */
  public boolean changed() {
    return base != null
        && head != null
        && !(Objects.equals(base.statements(), head.statements())
            && base.outcome().equals(head.outcome()));
  }

  /** More than 0 where the head takes longer. */
  public double deltaMillis() {
    return (head == null ? 0 : head.millis()) - (base == null ? 0 : base.millis());
  }

  private static Map<String, Work> byName(Start start) {
    Map<String, Work> byName = new LinkedHashMap<>();
    for (Migration one : start.migrations()) {
      Work work = new Work(one.millis(), one.statements(), one.outcome());
      byName.merge(SeveralStarts.nameOf(one), work, Work::plus);
    }
    return byName;
  }
}
