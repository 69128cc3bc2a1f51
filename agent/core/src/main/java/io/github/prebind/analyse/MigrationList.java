package io.github.prebind.analyse;

import io.github.prebind.platform.StartClock;
import io.github.prebind.record.Facts;
import io.github.prebind.record.PendingMigration;
import io.github.prebind.record.SpanNode;
import io.github.prebind.start.Start;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The migrations of a start, and the runs of the tools that made them. Stateless. */
final class MigrationList {
  private MigrationList() {}

  /**
   * Those that had begun by an instant, with their time up to it. A migration that one call ran
   * several times, as for one schema after the other, is one span: then each gets its part of the
   * time and the statements, and how the last one went is said of the last one alone.
   *
   * @param endNanos the instant
   * @param open what is said of a migration that has not ended
   */
  static List<Start.Migration> of(Facts facts, long endNanos, String open) {
    List<Start.Migration> all = new ArrayList<>();
    List<Facts.MigrationFact> migrations = facts.migrations();
    Map<SpanNode, Integer> times = new IdentityHashMap<>();
    for (Facts.MigrationFact one : migrations) {
      times.merge(one.span(), 1, Integer::sum);
    }
    Map<SpanNode, Integer> listed = new IdentityHashMap<>();
    for (Facts.MigrationFact one : migrations) {
      SpanNode span = one.span();
      int number = listed.merge(span, 1, Integer::sum);
      long parts = span == null ? 0 : Math.min(times.get(span), span.count(endNanos));
      if (number > parts || span.firstStartNanos() >= endNanos) {
        continue;
      }
      long statements = SpanList.statements(span);
      String outcome = "done";
      if (number == parts) {
        outcome = span.error() != null ? "failed" : span.open() ? open : outcome;
        statements -= statements / parts * (parts - 1);
      } else {
        statements /= parts;
      }
      all.add(
          new Start.Migration(
              one.tool(),
              one.id(),
              one.description(),
              Overlap.nanos(span, Long.MIN_VALUE / 2, endNanos) / 1e6 / parts,
              statements,
              outcome,
              scriptBytes(facts, one)));
    }
    return all;
  }

  /** {@code null} where none is known. */
  private static Long scriptBytes(Facts facts, Facts.MigrationFact migration) {
    List<PendingMigration> pending = facts.pendingMigrations();
    for (PendingMigration one : pending == null ? List.<PendingMigration>of() : pending) {
      if (one.label().equals(migration.span().label)) {
        return one.scriptBytes();
      }
    }
    return null;
  }

  /** The tools' runs that had begun by an instant, with their time up to it. */
  static List<Start.MigrationRun> runs(Facts facts, StartClock clock, long endNanos) {
    List<Start.MigrationRun> all = new ArrayList<>();
    for (Facts.MigrationRunFact one : facts.migrationRuns()) {
      long end = Math.min(endNanos, one.endNanos(endNanos));
      if (one.startNanos < endNanos) {
        double began = (one.startNanos - clock.startNanos()) / 1e6;
        double lasted = Math.max(0, (end - one.startNanos) / 1e6);
        all.add(new Start.MigrationRun(one.tool, one.url, one.table(), began, lasted));
      }
    }
    return all;
  }
}
