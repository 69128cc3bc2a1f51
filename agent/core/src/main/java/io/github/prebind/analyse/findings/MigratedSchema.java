package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.MigrationRun;
import java.util.Locale;

/** Which schema a migration tool's history table is in. Stateless. */
final class MigratedSchema {
  private MigratedSchema() {}

  /**
   * Whether equal names of two runs stand for one table: the database is known or the only one, and
   * the schema is known or the database has none.
   */
  static boolean isCertain(Start start, MigrationRun run) {
    return !run.table().isEmpty()
        && (!run.url().isEmpty() || start.databases().size() == 1)
        && (!schema(run).isEmpty() || isWithoutSchemas(run));
  }

  /** Whether two tools certainly work on one schema. */
  static boolean same(Start start, MigrationRun one, MigrationRun other) {
    boolean oneDatabase =
        start.databases().size() == 1 || !one.url().isEmpty() && one.url().equals(other.url());
    return oneDatabase
        && isCertain(start, one)
        && isCertain(start, other)
        && schema(one).equals(schema(other));
  }

  private static boolean isWithoutSchemas(MigrationRun run) {
    return run.url().startsWith("jdbc:mysql:")
        || run.url().startsWith("jdbc:mariadb:")
        || run.url().startsWith("jdbc:sqlite:");
  }

  /** {@code public} of {@code "public"."flyway_schema_history"}; empty if it is not known. */
  private static String schema(MigrationRun run) {
    if (isWithoutSchemas(run)) {
      return "";
    }
    int dot = run.table().lastIndexOf('.');
    String quoted = dot < 0 ? "" : run.table().substring(0, dot);
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (c != '"' && c != '`' && c != '[' && c != ']') {
        plain.append(c);
      }
    }
    return plain.toString().toLowerCase(Locale.ROOT);
  }
}
