package io.github.prebind.analyse.findings;

import io.github.prebind.analyse.DatabaseAddress;
import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.ExpectedDatabase;
import io.github.prebind.start.Start.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Was this start measured on a database inside the app, while production has another one?
 *
 * <p>It has no cost, since what it says is that costs are missing: a warning if the user or the
 * environment names the other database, a word on the side if there is only its driver.
 */
final class EmbeddedDatabase implements FindingRule {
  private static final String SETTING = "expect-db";

  @Override
  public String id() {
    return "embedded-database";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    ExpectedDatabase expected = expected(evidence);
    List<Finding> found = new ArrayList<>();
    List<Database> databases = evidence.start().databases();
    if (expected != null && !databases.isEmpty() && !isThere(databases, expected.product())) {
      found.addAll(elsewhere(databases, expected));
    }
    boolean replaced = !found.isEmpty();
    found.addAll(PoolDialect.look(id(), evidence, replaced ? expected.product() : null));
    return found;
  }

  private List<Finding> elsewhere(List<Database> databases, ExpectedDatabase expected) {
    List<String> others = new ArrayList<>();
    for (Database database : databases) {
      if (DatabaseAddress.isInProcess(database) || expected.by().equals(SETTING)) {
        others.add(database.product() + (database.url().isEmpty() ? "" : " " + database.url()));
      }
    }
    if (others.isEmpty()) {
      return List.of();
    }
    boolean isDriver = expected.by().indexOf('.') > 0;
    return Evidence.fails(
        id(),
        isDriver ? Evidence.INFO : Evidence.WARNING,
        "This start ran on " + databases.get(0).product() + " and not on " + expected.product(),
        String.join(", ", others)
            + "; "
            + (isDriver
                ? "the driver " + expected.by() + " is on the class path"
                : expected.by() + " names " + expected.product()),
        "Measure with "
            + expected.product()
            + ", for example by Testcontainers"
            + " (https://java.testcontainers.org/modules/databases/): network, locks and the time of"
            + " migrations are different there.");
  }

  /** What weighs most; of drivers only the one, since several say nothing. */
  private static ExpectedDatabase expected(Evidence evidence) {
    ExpectedDatabase driver = null;
    for (ExpectedDatabase one : evidence.start().expectedDatabases()) {
      if (one.by().indexOf('.') < 0) {
        return one;
      }
      if (driver != null && !driver.product().equals(one.product())) {
        return null;
      }
      driver = one;
    }
    return driver;
  }

  private static boolean isThere(List<Database> databases, String product) {
    for (Database database : databases) {
      boolean compatible =
          isMysql(database.product()) && isMysql(product); // either driver speaks to both
      if (database.product().equals(product) || compatible) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMysql(String product) {
    return product.equals("mysql") || product.equals("mariadb");
  }
}
