package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.List;

/** Did a connection pool open more than its first connection while the port was shut? */
final class PoolFillsBeforeBind implements FindingRule {
  private static final String CREATE = ": create";

  @Override
  public String id() {
    return "pool-fills-before-bind";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<Finding> found = new ArrayList<>();
    for (SpanFacts pool : evidence.waySpans("pool")) {
      if (!pool.label().endsWith(CREATE)) {
        continue;
      }
      double millis = 0;
      long connects = 0;
      for (SpanFacts inside : evidence.inside(pool)) {
        if (inside.kind().equals("connect")
            && !evidence.isInside(inside, "connect")
            && RetryLoop.failures(inside) == 0) {
          millis += inside.millis();
          connects += inside.count();
        }
      }
      if (connects > pool.count()) {
        double first = millis / connects * pool.count();
        found.addAll(finding(evidence, name(pool), connects, millis - first, millis));
      }
    }
    return found;
  }

  private List<Finding> finding(
      Evidence evidence, String name, long connects, double cost, double all) {
    return evidence.costs(
        id(),
        cost,
        name + " opens " + connects + " connections before the port opens",
        evidence.cost(cost)
            + " for all but the first; one after the other, about "
            + say(all / connects)
            + " each",
        "Begin with one and let the pool grow: " + setting(name));
  }

  private static String name(SpanFacts pool) {
    return pool.label().substring(0, pool.label().length() - CREATE.length());
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
    if (name.startsWith("HikariCP")) {
      return "without com.zaxxer.hikari.blockUntilFilled,"
          + " https://github.com/brettwooldridge/HikariCP";
    }
    return "a small initial size.";
  }
}
