package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start.MigrationRun;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * All executions of one statement on the way to the bind.
 *
 * @param sql the statement's fingerprint
 * @param count how many times the program executed it
 * @param roundTrips that were waited for meanwhile; 0 if they are not known, or there are none
 * @param rows that all of them read or changed together; {@code null} if that is not known
 * @param within the call in which most of its time was spent, {@code null} if in none
 */
record Statements(
    String sql, long count, long roundTrips, double millis, Long rows, SpanFacts within) {
  private static final Set<String> COMMANDS =
      Set.of(
          "Flyway migrate",
          "Flyway validate",
          "Flyway validation",
          "Flyway baseline",
          "Flyway repair",
          "Flyway info",
          "Flyway clean",
          "Flyway undo");

  /**
   * The statements outside of schema tools, and without those of the migration tools' own tables.
   *
   * @param migrations whether those of migrations are wanted too
   */
  static List<Statements> of(Evidence evidence, boolean migrations) {
    Map<String, Statements> all = new LinkedHashMap<>();
    Map<String, Double> most = new LinkedHashMap<>();
    for (SpanFacts span : evidence.waySpans("sql")) {
      if (evidence.isInside(span, "sql") || !isOwn(evidence, span, migrations)) {
        continue;
      }
      Statements before = all.get(span.label());
      SpanFacts around =
          evidence.around(span, above -> !above.kind().equals("sql") && !above.sampled());
      boolean largest = before == null || span.millis() > most.get(span.label());
      if (largest) {
        most.put(span.label(), span.millis());
      }
      all.put(
          span.label(),
          new Statements(
              span.label(),
              span.count() + (before == null ? 0 : before.count()),
              span.roundTrips() + (before == null ? 0 : before.roundTrips()),
              span.millis() + (before == null ? 0 : before.millis()),
              rows(before, span),
              largest ? around : before.within()));
    }
    return new ArrayList<>(all.values());
  }

  private static Long rows(Statements before, SpanFacts span) {
    if (before == null || span.rows() == null) {
      return span.rows();
    }
    return before.rows() == null ? null : Long.valueOf(before.rows() + span.rows());
  }

  private static boolean isOwn(Evidence evidence, SpanFacts span, boolean migrations) {
    SpanFacts migration = evidence.around(span, above -> above.kind().equals("migration"));
    if (migration != null && (!migrations || isCommand(migration.label()))) {
      return false;
    }
    SpanFacts tool =
        evidence.around(
            span,
            above ->
                switch (above.kind()) {
                  case "schema", "lock", "connect", "pool" -> true;
                  default -> above.label().equals("Hibernate JDBC metadata");
                });
    return tool == null && !span.label().startsWith("COMMIT") && !isOfHistory(evidence, span);
  }

  /** What a tool asks outside of all migrations is its own. */
  private static boolean isCommand(String label) {
    if (label.startsWith("Liquibase ")) {
      return !label.contains("::");
    }
    return COMMANDS.contains(label);
  }

  /** What a migration tool asks and writes for itself is not the user's to change. */
  private static boolean isOfHistory(Evidence evidence, SpanFacts span) {
    String sql = span.label().toLowerCase(Locale.ROOT);
    if (sql.contains("databasechangelog") || sql.contains("flyway_schema_history")) {
      return true;
    }
    for (MigrationRun run : evidence.start().migrationRuns()) {
      String table = run.table().substring(run.table().lastIndexOf('.') + 1);
      String name = table.replace("\"", "").replace("`", "").toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && sql.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** How many answers of the server it takes: the round trips, or one for each execution. */
  long answers() {
    return Math.max(count, roundTrips);
  }

  /** {@code select}, in lower case. */
  String verb() {
    int end = 0;
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    return sql.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
