package io.github.prebind.analyse.findings;

import io.github.prebind.analyse.Advice;
import io.github.prebind.analyse.LockWait;
import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Did a migration tool wait for the lock that keeps two instances from migrating at once, and who
 * had it?
 *
 * <p>To take a free lock takes time too, on a slow processor or over a network. It was waited for
 * if it was asked for more often than it was wanted, if one question for it took long, if the tool
 * slept before it asked again, or if it was never got. Mongock and Flamingock keep their lock in
 * databases of many kinds, so of their questions nothing is known.
 */
final class MigrationLockWait implements FindingRule {
  /** A database that lets a question for a lock wait answers it at once when it is free. */
  private static final double LONG_QUESTION_MILLIS = 500;

  /** How the tools ask for their locks, in lower case. */
  private static final String[] QUESTIONS = {
    "pg_try_advisory",
    "pg_advisory",
    "get_lock",
    "sp_getapplock",
    "select locked from",
    "for update",
    "lock table"
  };

  /** Of the 500 ms a little less, since a part may count as work of the process. */
  private static final double LEAST_SLEEP_MILLIS = 400;

  private static final List<String> TOOLS = List.of("Flyway", "Liquibase", "Mongock", "Flamingock");

  private static final String HELD_BY = "Currently locked by ";

  @Override
  public String id() {
    return "migration-lock-wait";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<Finding> found = new ArrayList<>();
    for (String tool : TOOLS) {
      List<SpanFacts> waits = new ArrayList<>();
      for (SpanFacts wait : evidence.waySpans("lock")) {
        if (wait.label().equals(tool + " lock") && waited(evidence, wait)) {
          waits.add(wait);
        }
      }
      if (!waits.isEmpty()) {
        found.add(finding(evidence, tool, waits));
      }
    }
    return found;
  }

  private Finding finding(Evidence evidence, String tool, List<SpanFacts> waits) {
    double millis = 0;
    long asked = 0;
    boolean open = false;
    boolean refused = false;
    String holder = null;
    String note = null;
    for (SpanFacts wait : waits) {
      millis += Math.min(wait.millis(), evidence.endMillis());
      asked += asked(evidence, wait);
      open |= wait.open();
      refused |= isRefused(wait);
      holder = holder == null ? holder(wait) : holder;
      note = note == null ? wait.note() : note;
    }
    String text =
        evidence.cost(millis)
            + (asked > 1 ? "; it asked for it " + asked + " times" : "")
            + (note != null ? "; it was " + note : held(holder))
            + (refused && holder == null ? "; it gave up" : "")
            + (open ? "; it was still waiting at the end" : "");
    return new Finding(
        id(),
        evidence.start().bind() == null && (open || refused || note != null)
            ? Evidence.ERROR
            : evidence.level(millis),
        tool + " waits for its lock before the port opens",
        text,
        millis,
        LockWait.advice(tool + " lock", note)
            + page(evidence, tool)
            + " One instance alone is to migrate. "
            + Advice.elsewhere(evidence.start())
            + OfficialPages.migrations(evidence.start().platform(), tool));
  }

  private static String page(Evidence evidence, String tool) {
    if (tool.equals("Liquibase")) {
      return " https://docs.liquibase.com/concepts/tracking-tables/databasechangeloglock-table.html.";
    }
    for (Database database : evidence.start().databases()) {
      if (database.product().equals("postgresql")) {
        return " The view pg_locks names it: https://www.postgresql.org/docs/current/view-pg-locks.html.";
      }
    }
    return switch (tool) {
      case "Mongock" -> OfficialPages.history(tool) + ".";
      case "Flamingock" -> " https://docs.flamingock.io/flamingock-library-config/lock.";
      default -> "";
    };
  }

  private static String held(String holder) {
    return holder == null ? "" : "; it was held by " + holder;
  }

  private static boolean waited(Evidence evidence, SpanFacts wait) {
    boolean got = !wait.open() && !isRefused(wait);
    boolean named = wait.note() != null || holder(wait) != null;
    if (!got && wait.millis() >= LONG_QUESTION_MILLIS || named || slept(evidence, wait)) {
      return true;
    }
    for (SpanFacts question : questions(evidence, wait)) {
      if (question.count() > wait.count() || question.millis() >= LONG_QUESTION_MILLIS) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRefused(SpanFacts wait) {
    return wait.error() != null && !wait.open();
  }

  /** Half a second at least is what these two sleep before they ask again. */
  private static boolean slept(Evidence evidence, SpanFacts wait) {
    boolean sleeps = wait.label().startsWith("Mongock") || wait.label().startsWith("Flamingock");
    return sleeps && evidence.idleMillis(wait) >= LEAST_SLEEP_MILLIS;
  }

  private static long asked(Evidence evidence, SpanFacts wait) {
    long most = 0;
    for (SpanFacts question : questions(evidence, wait)) {
      most = Math.max(most, question.count());
    }
    return most;
  }

  private static List<SpanFacts> questions(Evidence evidence, SpanFacts wait) {
    List<SpanFacts> all = new ArrayList<>();
    for (SpanFacts span : evidence.inside(wait)) {
      String sql = span.label().toLowerCase(Locale.ROOT);
      for (String question : QUESTIONS) {
        if (span.kind().equals("sql") && sql.contains(question)) {
          all.add(span);
          break;
        }
      }
    }
    return all;
  }

  /** Whom Liquibase named when it gave up, and since when: {@code host (10.0.0.7) since ...}. */
  private static String holder(SpanFacts wait) {
    int at = wait.error() == null ? -1 : wait.error().indexOf(HELD_BY);
    return at < 0 ? null : wait.error().substring(at + HELD_BY.length());
  }
}
