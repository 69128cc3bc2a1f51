package io.github.prebind.analyse.findings;

import io.github.prebind.analyse.DatabaseAddress;
import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The settings of a pool that belong to another database than the one it stands for: drivers ignore
 * properties that they do not know, and databases refuse each other's test queries. Stateless.
 */
final class PoolDialect {
  private static final Set<String> OF_MYSQL =
      Set.of(
          "cachePrepStmts",
          "prepStmtCacheSize",
          "prepStmtCacheSqlLimit",
          "useServerPrepStmts",
          "rewriteBatchedStatements",
          "useLocalSessionState",
          "useLocalTransactionState",
          "cacheResultSetMetadata",
          "cacheServerConfiguration",
          "elideSetAutoCommits",
          "maintainTimeStats");

  private static final Set<String> OF_POSTGRESQL =
      Set.of(
          "reWriteBatchedInserts",
          "prepareThreshold",
          "preparedStatementCacheQueries",
          "preparedStatementCacheSizeMiB",
          "assumeMinServerVersion");

  private PoolDialect() {}

  /**
   * What is found.
   *
   * @param expected the product of production; {@code null} for the one that the pool connects to
   */
  static List<Finding> look(String id, Evidence evidence, String expected) {
    List<Finding> found = new ArrayList<>();
    for (Database database : evidence.start().databases()) {
      boolean replaced = expected != null && DatabaseAddress.isInProcess(database);
      String product = replaced ? expected : database.product();
      List<String> ignored = new ArrayList<>();
      List<String> refused = new ArrayList<>();
      for (String setting : database.poolSettings()) {
        if (ignores(product, setting)) {
          ignored.add(setting);
        } else if (refuses(product, setting)) {
          refused.add(setting);
        }
      }
      if (!ignored.isEmpty() || !refused.isEmpty()) {
        found.addAll(finding(id, database, product, ignored, refused));
      }
    }
    return found;
  }

  private static boolean ignores(String product, String setting) {
    return switch (product) {
      case "postgresql" -> OF_MYSQL.contains(setting);
      case "mysql", "mariadb" -> OF_POSTGRESQL.contains(setting);
      default -> false;
    };
  }

  /** Only Oracle, and those that imitate it, have the table dual. */
  private static boolean refuses(String product, String setting) {
    boolean isQuery = setting.contains(": ");
    return isQuery
        && setting.toLowerCase(Locale.ROOT).endsWith(" from dual")
        && (product.equals("postgresql") || product.equals("sqlserver"));
  }

  private static List<Finding> finding(
      String id, Database database, String product, List<String> ignored, List<String> refused) {
    String pool = database.pool() == null ? "the pool" : "the pool " + database.pool();
    return Evidence.fails(
        id,
        refused.isEmpty() ? Evidence.INFO : Evidence.WARNING,
        "Settings of the pool are for another database than " + product,
        (ignored.isEmpty() ? "" : product + " ignores " + String.join(", ", ignored))
            + (ignored.isEmpty() || refused.isEmpty() ? "" : "; ")
            + (refused.isEmpty() ? "" : product + " refuses " + String.join(", ", refused))
            + "; set in "
            + pool,
        "Take them out, or into the profile of the database that knows them. HikariCP needs no test"
            + " query with a driver of JDBC 4: https://github.com/brettwooldridge/HikariCP"
            + (product.equals("postgresql")
                ? ". PostgreSQL caches statements by itself:"
                    + " https://jdbc.postgresql.org/documentation/use/"
                : ""));
  }
}
