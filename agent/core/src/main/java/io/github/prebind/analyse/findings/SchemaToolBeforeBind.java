package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.analyse.Advice;
import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * Did Hibernate create, change or check the schema before the port opened, or ask the database
 * about itself?
 */
final class SchemaToolBeforeBind implements FindingRule {
  private static final String TOOL = "Hibernate ";
  private static final String METADATA = "Hibernate JDBC metadata";

  @Override
  public String id() {
    return "schema-tool-before-bind";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<Finding> found = new ArrayList<>();
    List<Way.Part> parts = new ArrayList<>();
    for (Way.Part part : evidence.parts("schema")) {
      if (part.label().startsWith(TOOL)) {
        parts.add(part);
      }
    }
    if (!parts.isEmpty()) {
      double millis = Evidence.millis(parts);
      found.addAll(
          evidence.costs(
              id(),
              millis,
              "Hibernate works on the schema before the port opens",
              evidence.cost(millis) + ": " + actions(evidence, parts),
              fix(evidence)));
    }
    found.addAll(metadata(evidence));
    return found;
  }

  private static String actions(Evidence evidence, List<Way.Part> parts) {
    StringBuilder text = new StringBuilder();
    for (Way.Part part : parts) {
      text.append(text.length() == 0 ? "" : ", ");
      text.append(part.label().substring(TOOL.length())).append(' ').append(say(part.millis()));
      long statements = 0;
      for (SpanFacts inside : part.span() == null ? List.<SpanFacts>of() : sql(evidence, part)) {
        statements += inside.count();
      }
      text.append(statements == 0 ? "" : " with " + statements + " statements");
    }
    return text.toString();
  }

  private static List<SpanFacts> sql(Evidence evidence, Way.Part part) {
    return outermostSql(evidence, part.span());
  }

  private static List<SpanFacts> outermostSql(Evidence evidence, SpanFacts span) {
    List<SpanFacts> all = new ArrayList<>();
    for (SpanFacts inside : evidence.inside(span)) {
      if (inside.kind().equals("sql") && !evidence.isInside(inside, "sql")) {
        all.add(inside);
      }
    }
    return all;
  }

  private static String fix(Evidence evidence) {
    return "Set "
        + setting(evidence)
        + " in production and leave the schema to migrations. Those belong outside of the start, too: "
        + Advice.elsewhere(evidence.start())
        + (evidence.usesQuarkus()
            ? " https://quarkus.io/guides/hibernate-orm"
            : " https://docs.hibernate.org/orm/6.6/javadocs/org/hibernate/cfg/SchemaToolingSettings.html");
  }

  private static String setting(Evidence evidence) {
    if (evidence.usesSpringBoot()) {
      return "spring.jpa.hibernate.ddl-auto=none";
    }
    return evidence.usesQuarkus()
        ? "quarkus.hibernate-orm.schema-management.strategy=none (formerly"
            + " quarkus.hibernate-orm.database.generation)"
        : "jakarta.persistence.schema-generation.database.action=none (hibernate.hbm2ddl.auto)";
  }

  /** What counts is the waiting for the answers; the rest has to be done in any case. */
  private List<Finding> metadata(Evidence evidence) {
    double millis = 0;
    long statements = 0;
    for (SpanFacts span : evidence.waySpans("framework")) {
      if (span.label().equals(METADATA)) {
        for (SpanFacts sql : outermostSql(evidence, span)) {
          if (!evidence.isInside(sql, "pool") && !evidence.isInside(sql, "connect")) {
            millis += sql.millis();
            statements += sql.count();
          }
        }
      }
    }
    if (statements == 0) {
      return List.of();
    }
    return evidence.costs(
        id(),
        millis,
        "Hibernate asks the database about itself before the port opens",
        evidence.cost(millis) + " for " + statements + " statements",
        "Set "
            + HibernateSettings.withoutMetadata(evidence)
            + ": https://docs.hibernate.org/orm/6.6/javadocs/org/hibernate/cfg/JdbcSettings.html");
  }

  /** The costliest call on the way that changes the schema; {@code null} if none does. */
  static SpanFacts changing(Evidence evidence) {
    for (Way.Part part : evidence.parts("schema")) {
      if (part.span() != null
          && part.label().startsWith("Hibernate schema ")
          && !part.label().startsWith("Hibernate schema script")
          && !part.label().equals("Hibernate schema validate")) {
        return part.span();
      }
    }
    return null;
  }
}
