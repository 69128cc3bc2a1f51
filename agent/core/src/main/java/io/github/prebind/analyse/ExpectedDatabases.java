package io.github.prebind.analyse;

import io.github.prebind.Session;
import io.github.prebind.record.Facts;
import io.github.prebind.start.Start.ExpectedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
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

  private static final int MOST_SERVICES = 32;
  private static final int LONGEST_SERVICE = 4_096;

  private ExpectedDatabases() {}

  /** All that is said, what weighs most first. */
  static List<ExpectedDatabase> of(Session session) {
    List<ExpectedDatabase> all = new ArrayList<>();
    add(all, product(session.settings.expectDb()), "expect-db");
    for (String name : VARIABLES) {
      add(all, ofUrl(System.getenv(name)), name);
    }
    List<String> drivers = session.facts.drivers();
    if (all.isEmpty() && runsInside(session.facts.databases())) {
      addServices(session.main.thread.getContextClassLoader(), drivers);
    }
    for (String driver : drivers) {
      for (String[] known : DRIVERS) {
        if (driver.startsWith(known[0])) {
          add(all, known[1], driver);
        }
      }
    }
    return all;
  }

  private static boolean runsInside(List<Facts.DatabaseFact> databases) {
    for (Facts.DatabaseFact database : databases) {
      if (database.product() != null && DatabaseAddress.canBeEmbedded(database.product())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The drivers that the class path has and nobody has loaded, since the app asked one driver by
   * its name. Read from their files; no class of theirs is loaded.
   */
  private static void addServices(ClassLoader loader, List<String> drivers) {
    ClassLoader asked = loader == null ? ClassLoader.getSystemClassLoader() : loader;
    try {
      Enumeration<URL> files = asked.getResources("META-INF/services/java.sql.Driver");
      for (int i = 0; i < MOST_SERVICES && files.hasMoreElements(); i++) {
        URLConnection file = files.nextElement().openConnection();
        file.setUseCaches(false); // or the app's own jar would stay open for others
        try (InputStream in = file.getInputStream()) {
          String text = new String(in.readNBytes(LONGEST_SERVICE), StandardCharsets.UTF_8);
          for (String line : text.split("\n")) {
            String driver = line.strip();
            if (!driver.isEmpty() && !drivers.contains(driver)) {
              drivers.add(driver);
            }
          }
        }
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      // a class loader that does not tell: then there is one hint less
    }
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
