package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Finding;
import java.util.List;
import java.util.Locale;

/** Which one statement kept the start longest, if it is slow and not just repeated? */
final class SlowQuery implements FindingRule {
  /** What a single execution takes on average, at least. */
  private static final double SLOW_MILLIS = 200;

  /** All of them together, at least: less is not worth a change. */
  private static final double WORTH_MILLIS = 500;

  private static final int LONGEST = 200;

  @Override
  public String id() {
    return "slow-query";
  }

  /** Migrations have a finding of their own, which names them. */
  @Override
  public List<Finding> look(Evidence evidence) {
    Statements slowest = null;
    for (Statements one : Statements.of(evidence, false)) {
      if (one.millis() >= WORTH_MILLIS
          && one.millis() / Math.max(1, one.answers()) >= SLOW_MILLIS
          && (slowest == null || one.millis() > slowest.millis())) {
        slowest = one;
      }
    }
    if (slowest == null) {
      return List.of();
    }
    String sql = slowest.sql();
    return evidence.costs(
        id(),
        slowest.millis(),
        "One statement takes " + say(slowest.millis()) + " before the port opens",
        evidence.cost(slowest.millis())
            + (slowest.count() == 1 ? "" : " in " + slowest.count() + " executions")
            + rows(slowest)
            + (slowest.within() == null ? "" : ", in " + slowest.within().label())
            + ": "
            + (sql.length() > LONGEST ? sql.substring(0, LONGEST) + "..." : sql),
        "Run it after the port is open, or look at what it reads (EXPLAIN), and give it the index or"
            + " the limit that it lacks: "
            + OfficialPages.explain(product(evidence)));
  }

  /** Of the only database; {@code null} if there are none or several. */
  private static String product(Evidence evidence) {
    List<Database> databases = evidence.start().databases();
    return databases.size() == 1 ? databases.get(0).product() : null;
  }

  /** {@code , 1,200 rows}; nothing where the driver does not know how many. */
  private static String rows(Statements slowest) {
    if (slowest.rows() == null) {
      return "";
    }
    boolean one = slowest.rows() == 1;
    return String.format(Locale.ROOT, ", %,d %s", slowest.rows(), one ? "row" : "rows");
  }
}
