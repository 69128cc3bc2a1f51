package io.github.prebind.start;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the records of {@link Start} do not say by themselves: the contract's order of fields, which
 * of them may be null, and which stand in the report beyond the contract. Not thread-safe.
 *
 * <p>A test holds these tables against the JSON Schema.
 */
final class Fields {
  /** Records whose components stand in another order in the contract. */
  private static final Map<Class<?>, List<String>> ORDER =
      Map.of(
          Start.Agent.class,
          List.of("version", "ownCpuMillis", "wovenClasses", "warnings"),
          Start.Jvm.class,
          List.of(
              "version",
              "vendor",
              "pid",
              "mainClass",
              "processors",
              "cpuQuota",
              "memoryLimitBytes",
              "cds",
              "aotCache",
              "otherAgents"),
          Start.Cpu.class,
          List.of("processMillis", "bindThreadMillis", "jitMillis", "gcMillis", "classesLoaded"),
          Start.Sample.class,
          List.of("span", "thread", "kind", "label", "millis", "count"),
          Start.PlatformFacts.class,
          List.of("id", "size", "detectedBy", "deadlineMillis", "source", "verified"),
          Start.Listener.class,
          List.of("port", "address", "atMillis", "thread", "transport", "target"),
          Start.SpanFacts.class,
          List.of(
              "id",
              "parent",
              "thread",
              "kind",
              "label",
              "startMillis",
              "endMillis",
              "count",
              "selfMillis",
              "error"),
          Start.Database.class,
          List.of("product", "version", "url", "pool"),
          Start.Migration.class,
          List.of("tool", "id", "description", "millis", "statements", "outcome"),
          Start.Endpoint.class,
          List.of("host", "port", "connects", "roundTrips", "waitMillis"));

  /** Texts and objects that may be null. A boxed number or boolean always may. */
  private static final Set<String> NULLABLE =
      Set.of(
          "Start.failure",
          "Start.bind",
          "Start.ready",
          "Start.platform",
          "Start.projection",
          "Start.runs",
          "Start.rehearsal",
          "Start.environment",
          "Environment.portFrom",
          "Listener.reserved",
          "Jvm.collector",
          "Origin.container",
          "Failure.during",
          "PlatformFacts.size",
          "PlatformFacts.name",
          "PlatformFacts.advice",
          "SpanFacts.error",
          "SpanFacts.note",
          "Sample.method",
          "Database.pool");

  /** Parts of a start that the contract does not name. */
  private static final Set<String> ADDED =
      Set.of(
          "slices",
          "runs",
          "projections",
          "samples",
          "rehearsal",
          "migrationRuns",
          "expectedDatabases",
          "environment",
          "readiness",
          "threads",
          "waits",
          "way",
          "reasons");

  /** Added parts that most starts have nothing to say in. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "Jvm.cachedBindMillis",
          "SpanFacts.doublingMillis",
          "SpanFacts.failures",
          "SpanFacts.rows",
          "SpanFacts.note",
          "Sample.method",
          "Sample.methodMillis",
          "Database.poolSettings",
          "Start.migrationRuns",
          "Start.expectedDatabases",
          "Start.readiness",
          "Start.threads",
          "Start.waits",
          "Start.way");

  private final Map<Class<?>, RecordComponent[]> ordered = new HashMap<>();

  /** The components in the order of the report: the contract's first, then the added ones. */
  RecordComponent[] of(Class<?> type) {
    return ordered.computeIfAbsent(type, Fields::order);
  }

  static boolean nullable(RecordComponent field) {
    Class<?> type = field.getType();
    if (Number.class.isAssignableFrom(type) || type == Boolean.class) {
      return true;
    }
    return NULLABLE.contains(field.getDeclaringRecord().getSimpleName() + "." + field.getName());
  }

  /** Whether it is no field of the contract, so that another version's report may lack it. */
  static boolean added(RecordComponent field) {
    List<String> contract = ORDER.get(field.getDeclaringRecord());
    return contract == null ? ADDED.contains(field.getName()) : !contract.contains(field.getName());
  }

  /** Whether it is left out where there is nothing in it, for the sake of who reads the file. */
  static boolean leftOutIfEmpty(RecordComponent field) {
    return LEFT_OUT.contains(field.getDeclaringRecord().getSimpleName() + "." + field.getName());
  }

  private static RecordComponent[] order(Class<?> type) {
    RecordComponent[] declared = type.getRecordComponents();
    List<String> contract = ORDER.get(type);
    if (contract == null) {
      return declared;
    }
    List<RecordComponent> fields = new ArrayList<>(declared.length);
    for (String name : contract) {
      for (RecordComponent field : declared) {
        if (field.getName().equals(name)) {
          fields.add(field);
        }
      }
    }
    for (RecordComponent field : declared) {
      if (!contract.contains(field.getName())) {
        fields.add(field);
      }
    }
    return fields.toArray(RecordComponent[]::new);
  }
}
