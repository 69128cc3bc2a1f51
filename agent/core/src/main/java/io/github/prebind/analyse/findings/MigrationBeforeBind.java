package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.analyse.Advice;
import io.github.prebind.analyse.LockWait;
import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Migration;
import io.github.prebind.start.Start.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Did migrations keep the port shut, which tool's, and which of them took longest? */
final class MigrationBeforeBind implements FindingRule {
  private static final int NAMED = 3;

  @Override
  public String id() {
    return "migration-before-bind";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Map<String, Double> tools = new LinkedHashMap<>();
    for (Way.Part part : evidence.parts("migration")) {
      // Waiting for another instance's lock is no time that the migrations need.
      double own = part.millis() - LockWait.millisInside(evidence.way(), part);
      tools.merge(part.label().split(" ", 2)[0], own, Double::sum);
    }
    List<Finding> found = new ArrayList<>();
    tools.forEach(
        (tool, millis) ->
            found.addAll(
                evidence.costs(
                    id(),
                    millis,
                    tool + " migrates before the port opens",
                    evidence.cost(millis) + slowest(evidence, tool),
                    Advice.elsewhere(evidence.start())
                        + OfficialPages.migrations(evidence.start().platform(), tool)
                        + framework(evidence, tool))));
    return found;
  }

  /** One that ran for several schemas is named once. */
  private static String slowest(Evidence evidence, String tool) {
    Map<String, List<Migration>> named = new LinkedHashMap<>();
    int count = 0;
    for (Migration migration : evidence.start().migrations()) {
      if (migration.tool().equals(tool)) {
        String description = migration.description();
        String name = migration.id() + (description.isBlank() ? "" : " " + description);
        named.computeIfAbsent(name, any -> new ArrayList<>()).add(migration);
        count++;
      }
    }
    if (count == 0) {
      boolean finished = evidence.start().outcome() == Outcome.BOUND;
      return finished ? "; it found nothing to migrate" : "; it had begun no migration";
    }
    List<String> slowest = new ArrayList<>(named.keySet());
    slowest.sort(Comparator.comparingDouble((String name) -> millis(named.get(name))).reversed());
    StringBuilder text = new StringBuilder("; ").append(count);
    text.append(count == 1 ? " migration: " : " migrations: ");
    for (String name : slowest.subList(0, Math.min(NAMED, slowest.size()))) {
      int times = named.get(name).size();
      text.append(name.equals(slowest.get(0)) ? "" : ", ")
          .append(name)
          .append(times == 1 ? " " : " " + times + " times ")
          .append(say(millis(named.get(name))));
    }
    return text.append(slowest.size() > NAMED ? ", and more" : "").toString();
  }

  private static double millis(List<Migration> migrations) {
    double millis = 0;
    for (Migration migration : migrations) {
      millis += migration.millis();
    }
    return millis;
  }

  private static String framework(Evidence evidence, String tool) {
    if (!evidence.usesSpringBoot()) {
      return evidence.usesQuarkus() ? quarkus(tool) : "";
    }
    String setting =
        switch (tool) {
          case "Flyway" -> "spring.flyway.enabled=false";
          case "Liquibase" -> "spring.liquibase.enabled=false";
          case "Mongock" -> "mongock.enabled=false";
          case "Flamingock" -> "flamingock.management-mode=UNMANAGED";
          default -> null;
        };
    if (setting == null) {
      return "";
    }
    return " Spring Boot leaves them out of the start with "
        + setting
        + (setting.startsWith("spring.")
            ? ": https://docs.spring.io/spring-boot/how-to/data-initialization.html"
            : ":" + OfficialPages.history(tool));
  }

  private static String quarkus(String tool) {
    return switch (tool) {
      case "Flyway" ->
          " Quarkus leaves them out of the start with quarkus.flyway.migrate-at-start=false:"
              + " https://quarkus.io/guides/flyway";
      case "Liquibase" ->
          " Quarkus leaves them out of the start with quarkus.liquibase.migrate-at-start=false:"
              + " https://quarkus.io/guides/liquibase";
      default -> "";
    };
  }
}
