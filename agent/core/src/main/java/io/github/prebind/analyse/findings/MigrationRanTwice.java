package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.MigrationRun;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Was one history table migrated more than once in this start, do two tools change one schema, or
 * was an earlier attempt cut off half-way?
 *
 * <p>Many tenants' schemas, migrated one after the other by the same scripts, are no mistake: what
 * counts is the table together with its database.
 */
final class MigrationRanTwice implements FindingRule {
  private static final String SPRING =
      " Spring Boot migrates by itself when Flyway or Liquibase is on the class path:"
          + " https://docs.spring.io/spring-boot/how-to/data-initialization.html";

  @Override
  public String id() {
    return "migration-ran-twice";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<Finding> found = new ArrayList<>();
    String failed = HalfMigration.inHistory(evidence);
    if (failed != null) {
      found.addAll(HalfMigration.failedBefore(id(), failed));
    } else {
      found.addAll(HalfMigration.alreadyThere(id(), evidence));
    }
    again(evidence, found);
    twoTools(evidence, found);
    return found;
  }

  private void again(Evidence evidence, List<Finding> found) {
    Map<String, List<MigrationRun>> tables = new LinkedHashMap<>();
    for (MigrationRun run : evidence.start().migrationRuns()) {
      if (MigratedSchema.isCertain(evidence.start(), run)) {
        String table = run.tool() + '\n' + run.url() + '\n' + run.table();
        tables.computeIfAbsent(table, key -> new ArrayList<>()).add(run);
      }
    }
    for (List<MigrationRun> runs : tables.values()) {
      MigrationRun first = runs.get(0);
      double millis = -first.millis();
      StringBuilder times = new StringBuilder();
      for (MigrationRun run : runs) {
        millis += run.millis();
        times.append(times.length() == 0 ? "" : ", ");
        times
            .append("at ")
            .append(say(run.startMillis()))
            .append(" for ")
            .append(say(run.millis()));
      }
      millis = Math.min(millis, onWay(evidence, first.tool()));
      if (runs.size() > 1 && millis > 0) {
        found.addAll(
            evidence.costs(
                id(),
                millis,
                first.tool() + " migrates the same history table " + times(runs.size()),
                evidence.cost(millis)
                    + " more than once would take; "
                    + first.table()
                    + (first.url().isEmpty() ? "" : " in " + first.url())
                    + ": "
                    + times,
                "Call it once, in one place"
                    + (first.tool().equals("Liquibase")
                        ? "; one changelog can include several."
                        : ".")
                    + (evidence.usesSpringBoot() ? SPRING : OfficialPages.history(first.tool()))));
      }
    }
  }

  private static String times(int count) {
    return count == 2 ? "twice" : count + " times";
  }

  /** Flyway and Liquibase, or one of them and Hibernate. */
  private void twoTools(Evidence evidence, List<Finding> found) {
    List<MigrationRun> runs = evidence.start().migrationRuns();
    for (MigrationRun one : runs) {
      for (MigrationRun other : runs) {
        if (one.tool().equals("Flyway")
            && other.tool().equals("Liquibase")
            && isDefault(other)
            && MigratedSchema.same(evidence.start(), one, other)) {
          double millis = Math.min(onWay(evidence, "Flyway"), onWay(evidence, "Liquibase"));
          found.addAll(both(evidence, "Flyway", "Liquibase", millis, one));
          return;
        }
      }
    }
    SpanFacts schema = SchemaToolBeforeBind.changing(evidence);
    if (schema != null && !runs.isEmpty() && evidence.start().databases().size() == 1) {
      found.addAll(
          both(evidence, runs.get(0).tool(), schema.label(), schema.millis(), runs.get(0)));
    }
  }

  /** Libraries that bring their own tables by Liquibase give its history a name of their own. */
  private static boolean isDefault(MigrationRun run) {
    return run.table().toLowerCase(Locale.ROOT).endsWith("databasechangelog")
        && !run.table().toLowerCase(Locale.ROOT).endsWith("_databasechangelog");
  }

  private List<Finding> both(
      Evidence evidence, String one, String other, double millis, MigrationRun run) {
    return evidence.costs(
        id(),
        millis,
        "Two tools change one schema: " + one + " and " + other,
        evidence.cost(millis)
            + " for the one that takes less"
            + (run.url().isEmpty() ? "" : ", both in " + run.url()),
        "Leave the schema to one of them: what one creates, the other does not know of, and the order"
            + " in which they run decides what comes out."
            + (evidence.usesSpringBoot()
                ? " spring.jpa.hibernate.ddl-auto=none (or validate), spring.flyway.enabled and"
                    + " spring.liquibase.enabled say which:"
                    + " https://docs.spring.io/spring-boot/how-to/data-initialization.html"
                : OfficialPages.history(one)));
  }

  private static double onWay(Evidence evidence, String tool) {
    double millis = 0;
    for (Way.Part part : evidence.parts("migration")) {
      millis += part.label().startsWith(tool) ? part.millis() : 0;
    }
    return millis;
  }
}
