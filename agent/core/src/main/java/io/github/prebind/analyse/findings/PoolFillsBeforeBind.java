package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Did the start wait for more than the first connection of a pool?
 *
 * <p>Tomcat's pool and DBCP connect on the app's thread, while they are created. Agroal, c3p0 and
 * HikariCP connect on threads of their own; the way waits for those if it goes on waiting for the
 * pool when one of them is there already.
 */
final class PoolFillsBeforeBind implements FindingRule {
  private static final String CREATE = ": create";
  private static final String DATABASE = "connect ";

  @Override
  public String id() {
    return "pool-fills-before-bind";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<Finding> found = new ArrayList<>();
    List<SpanFacts> others = new ArrayList<>();
    for (SpanFacts span : evidence.start().spans()) {
      if (span.kind().equals("connect")
          && span.label().startsWith(DATABASE)
          && !evidence.isOnWay(span)
          && succeeds(evidence, span)) {
        others.add(span);
      }
    }
    for (SpanFacts pool : evidence.waySpans("pool")) {
      if (!evidence.isInside(pool, "pool")) {
        Fill fill = fill(evidence, pool, others);
        if (fill.connects() > pool.count() && fill.cost() > 0) {
          found.addAll(finding(evidence, name(pool), fill));
        }
      }
    }
    return found;
  }

  /**
   * What a pool opened.
   *
   * @param connects how many there were
   * @param millis how long they took, one by one
   * @param cost how long the way waited for all but the first
   */
  private record Fill(long connects, double millis, double cost, boolean apart) {}

  private static Fill fill(Evidence evidence, SpanFacts pool, List<SpanFacts> others) {
    Fill own = own(evidence, pool);
    Fill apart = apart(pool, own, others);
    return apart.connects() > own.connects() ? apart : own;
  }

  /** By the app's own thread, while it creates the pool. */
  private static Fill own(Evidence evidence, SpanFacts pool) {
    double millis = 0;
    long connects = 0;
    for (SpanFacts inside : evidence.inside(pool)) {
      if (inside.kind().equals("connect") && succeeds(evidence, inside)) {
        millis += inside.millis();
        connects += inside.count();
      }
    }
    double first = connects == 0 ? 0 : millis / connects * pool.count();
    return new Fill(connects, millis, pool.label().endsWith(CREATE) ? millis - first : 0, false);
  }

  /** By the pool's threads, while the app waited for it. */
  private static Fill apart(SpanFacts pool, Fill own, List<SpanFacts> others) {
    double millis = own.millis();
    long connects = own.connects();
    double firstMillis = 0;
    double firstEnd = Double.MAX_VALUE;
    for (SpanFacts other : others) {
      double shared =
          Math.min(other.endMillis(), pool.endMillis())
              - Math.max(other.startMillis(), pool.startMillis());
      double length = other.endMillis() - other.startMillis();
      long made = other.count() - (other.open() ? 1 : 0); // the last of them still goes on
      if (shared <= 0 || length <= 0 || made <= 0) {
        continue;
      }
      long count = Math.round(made * Math.min(1, shared / length));
      double each = other.millis() / made;
      connects += count;
      millis += count * each;
      if (count > 0 && other.startMillis() + each < firstEnd) {
        firstEnd = other.startMillis() + each;
        firstMillis = each;
      }
    }
    double rest = pool.millis() - Math.max(firstMillis, own.millis());
    double behind = Math.min(pool.endMillis() - firstEnd, rest);
    // A pool that hands out the first at once has a little to do before.
    boolean waits = connects > 0 && behind >= millis / connects;
    return new Fill(connects, millis, waits ? behind : 0, true);
  }

  private static boolean succeeds(Evidence evidence, SpanFacts connect) {
    return !evidence.isInside(connect, "connect") && RetryLoop.failures(connect) == 0;
  }

  private List<Finding> finding(Evidence evidence, String name, Fill fill) {
    return evidence.costs(
        id(),
        fill.cost(),
        name + " opens " + fill.connects() + " connections before the port opens",
        evidence.cost(fill.cost())
            + " for all but the first; "
            + (fill.apart()
                ? "on threads of the pool's, which the start waits for"
                : "one after the other")
            + ", about "
            + say(fill.millis() / fill.connects())
            + " each",
        "Begin with one and let the pool grow: " + setting(name));
  }

  private static String name(SpanFacts pool) {
    int colon = pool.label().lastIndexOf(": ");
    return colon < 0 ? pool.label() : pool.label().substring(0, colon);
  }

  private static String setting(String name) {
    if (name.startsWith("Tomcat JDBC")) {
      return "initialSize=1, whose default is 10 (Spring Boot:"
          + " spring.datasource.tomcat.initial-size=1),"
          + " https://tomcat.apache.org/tomcat-11.0-doc/jdbc-pool.html";
    }
    if (name.startsWith("DBCP")) {
      return "initialSize=0 (Spring Boot: spring.datasource.dbcp2.initial-size=0),"
          + " https://commons.apache.org/proper/commons-dbcp/configuration.html";
    }
    if (name.startsWith("c3p0")) {
      return "initialPoolSize=1, https://www.mchange.com/projects/c3p0/";
    }
    if (name.startsWith("Agroal")) {
      return "initialSize(0), which is the default (Quarkus: quarkus.datasource.jdbc.initial-size=0),"
          + " https://quarkus.io/guides/datasource";
    }
    if (name.startsWith("HikariCP")) {
      return "without the system property com.zaxxer.hikari.blockUntilFilled,"
          + " https://github.com/brettwooldridge/HikariCP";
    }
    return "a small initial size.";
  }
}
