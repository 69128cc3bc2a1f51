package io.github.prebind.analyse;

import io.github.prebind.record.PendingMigration;
import io.github.prebind.start.Start.SpanFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How fast the pending migrations of one moment go. Times are milliseconds. Immutable. */
final class MigrationPace {
  private final Map<String, SpanFacts> spans = new HashMap<>();
  private final double averageBytes;
  private double doneMillis;
  private double doneWeight;
  private double overdueMillis;

  private MigrationPace(RunningMoment now) {
    for (SpanFacts span : now.spans()) {
      if (span.kind().equals("migration")) {
        spans.putIfAbsent(span.label(), span);
      }
    }
    List<PendingMigration> pending = now.pending() == null ? List.of() : now.pending();
    averageBytes = averageBytes(pending);
    for (PendingMigration one : pending) {
      SpanFacts span = spans.get(one.label());
      if (span != null && !span.open()) {
        doneMillis += span.millis();
        doneWeight += weight(one);
      }
    }
    for (PendingMigration one : pending) {
      SpanFacts span = spans.get(one.label());
      if (span != null && span.open() && doneWeight > 0) {
        overdueMillis += Math.max(0, span.millis() - millis(one));
      }
    }
  }

  static MigrationPace of(RunningMoment now) {
    return new MigrationPace(now);
  }

  private static double averageBytes(List<PendingMigration> pending) {
    double bytes = 0;
    int sized = 0;
    for (PendingMigration one : pending) {
      if (one.scriptBytes() != null && one.scriptBytes() > 0) {
        bytes += one.scriptBytes();
        sized++;
      }
    }
    return sized == 0 ? 0 : bytes / sized;
  }

  /** Whether the size of any script is known. */
  boolean sized() {
    return averageBytes > 0;
  }

  private double weight(PendingMigration one) {
    boolean known = one.scriptBytes() != null && one.scriptBytes() > 0;
    return known ? one.scriptBytes() / averageBytes : 1;
  }

  /** The call that ran or runs a migration, or {@code null}. */
  SpanFacts span(String label) {
    return spans.get(label);
  }

  double doneMillis() {
    return doneMillis;
  }

  double doneWeight() {
    return doneWeight;
  }

  /** How long a migration takes by this pace; 0 while none is done. */
  double millis(PendingMigration one) {
    return doneWeight <= 0 ? 0 : doneMillis / doneWeight * weight(one);
  }

  /** How much longer than that the open one has gone on. */
  double overdueMillis() {
    return overdueMillis;
  }
}
