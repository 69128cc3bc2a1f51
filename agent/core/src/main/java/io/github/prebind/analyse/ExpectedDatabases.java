package io.github.prebind.analyse;

import io.github.prebind.Session;
import io.github.prebind.start.Start.ExpectedDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The database products that production is said to have: by the setting {@code expect-db}, by a
 * variable with a URL, by a driver that is there to be used. Of URLs nothing but the product is
 * kept. Stateless.
 */
final class ExpectedDatabases {
  private static final String[] VARIABLES = {
    "DATABASE_URL", "JDBC_DATABASE_URL", "SPRING_DATASOURCE_URL", "QUARKUS_DATASOURCE_JDBC_URL"
  };

  /** Drivers by the beginning of their class's name; those of embedded databases say nothing. */
  private static final String[][] DRIVERS = {
    {"org.postgresql.", "postgresql"},
    {"com.impossibl.postgres.", "postgresql"},
    {"com.mysql.", "mysql"},
    {"org.mariadb.", "mariadb"},
    {"oracle.jdbc.", "oracle"},
    {"com.microsoft.sqlserver.", "sqlserver"},
    {"net.sourceforge.jtds.", "sqlserver"},
    {"com.ibm.db2.", "db2"},
  };

  private ExpectedDatabases() {}

  /** All that is said, what weighs most first. */
  static List<ExpectedDatabase> of(Session session) {
    List<ExpectedDatabase> all = new ArrayList<>();
    add(all, product(session.settings.expectDb()), "expect-db");
    for (String name : VARIABLES) {
      add(all, ofUrl(System.getenv(name)), name);
    }
    for (String driver : session.facts.drivers()) {
      for (String[] known : DRIVERS) {
        if (driver.startsWith(known[0])) {
          add(all, known[1], driver);
        }
      }
    }
    return all;
  }

  private static void add(List<ExpectedDatabase> all, String product, String by) {
    if (product != null) {
      all.add(new ExpectedDatabase(product, by));
    }
  }

  /** The product of {@code postgres://...} or {@code jdbc:postgresql:...}; {@code null} if none. */
  static String ofUrl(String url) {
    if (url == null) {
      return null;
    }
    String text = url.strip();
    int from = text.regionMatches(true, 0, "jdbc:", 0, 5) ? 5 : 0;
    int colon = text.indexOf(':', from);
    if (colon <= from) {
      return null;
    }
    for (int i = from; i < colon; i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '+' && c != '-') {
        return null;
      }
    }
    String product = product(text.substring(from, colon));
    // A variable may hold any URL; only what is known to be a database says something.
    return isProduct(product) ? product : null;
  }

  private static boolean isProduct(String product) {
    for (String[] known : DRIVERS) {
      if (known[1].equals(product)) {
        return true;
      }
    }
    return DatabaseAddress.canBeEmbedded(product);
  }

  /** Its name as in JDBC URLs. */
  static String product(String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "postgres", "pg", "pgsql" -> "postgresql";
      case "mssql", "sql-server", "jtds" -> "sqlserver";
      case "mysql2" -> "mysql";
      default -> lower;
    };
  }
}
