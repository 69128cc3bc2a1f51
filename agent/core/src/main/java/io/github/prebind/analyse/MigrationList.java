package io.github.prebind.analyse;

import io.github.prebind.platform.StartClock;
import io.github.prebind.record.Facts;
import io.github.prebind.record.PendingMigration;
import io.github.prebind.start.Start;
import java.util.ArrayList;
import java.util.List;

/** The migrations of a start, and the runs of the tools that made them. Stateless. */
final class MigrationList {
  private MigrationList() {}

  /**
   * Those that had begun by an instant, with their time up to it.
   *
   * @param endNanos the instant
   * @param open what is said of a migration that has not ended
   */
  static List<Start.Migration> of(Facts facts, long endNanos, String open) {
    List<Start.Migration> all = new ArrayList<>();
    for (Facts.MigrationFact one : facts.migrations()) {
      if (one.span() == null || one.span().firstStartNanos() >= endNanos) {
        continue;
      }
      String outcome = one.span().error() != null ? "failed" : one.span().open() ? open : "done";
      all.add(
          new Start.Migration(
              one.tool(),
              one.id(),
              one.description(),
              Overlap.nanos(one.span(), Long.MIN_VALUE / 2, endNanos) / 1e6,
              SpanList.statements(one.span()),
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
