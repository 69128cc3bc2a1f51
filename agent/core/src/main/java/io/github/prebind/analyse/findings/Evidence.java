package io.github.prebind.analyse.findings;

import io.github.prebind.Durations;
import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.PlatformFacts;
import io.github.prebind.start.Start.Sample;
import io.github.prebind.start.Start.Share;
import io.github.prebind.start.Start.Slice;
import io.github.prebind.start.Start.SpanFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The facts of one start as the rules ask for them. Used by one thread at a time. */
final class Evidence {
  static final String INFO = "info";
  static final String WARNING = "warning";
  static final String ERROR = "error";

  /** A cost from this share of the deadline on is a warning; of the start, where there is none. */
  private static final double WARNING_SHARE = 0.1;

  private static final double WARNING_SHARE_OF_START = 0.25;

  /** What costs less is no warning on its own, whatever its share of a short start. */
  private static final double WARNING_MILLIS = 500;

  /** How many parents a span may have before its report counts as damaged. */
  private static final int DEEPEST = 10_000;

  private final Start start;
  private final Way way;
  private Map<Integer, SpanFacts> byId;

  Evidence(Start start) {
    this.start = start;
    this.way = Way.of(start);
  }

  Start start() {
    return start;
  }

  Way way() {
    return way;
  }

  /** The bind, or the end. */
  double endMillis() {
    return way.endMillis();
  }

  /**
   * How bad a cost is: an error if the start was late and would not have been without it, or if it
   * takes half of the deadline; a warning from a tenth of the deadline on.
   */
  String level(double costMillis) {
    Double spare = start.verdict().spareMillis();
    boolean decides = Boolean.FALSE.equals(start.verdict().inTime()) && spare != null;
    Long deadline = start.verdict().deadlineMillis();
    if (decides && costMillis >= -spare || deadline != null && costMillis >= deadline / 2.0) {
      return ERROR;
    }
    double least =
        deadline == null ? WARNING_SHARE_OF_START * endMillis() : WARNING_SHARE * deadline;
    return costMillis >= Math.max(least, WARNING_MILLIS) ? WARNING : INFO;
  }

  /** The outermost calls of a kind on the way to the bind, the costliest first. */
  List<Way.Part> parts(String kind) {
    List<Way.Part> parts = new ArrayList<>();
    for (Way.Part part : way.parts()) {
      if (part.kind().equals(kind)) {
        parts.add(part);
      }
    }
    parts.sort(Comparator.comparingDouble(Way.Part::millis).reversed());
    return parts;
  }

  static double millis(List<Way.Part> parts) {
    double millis = 0;
    for (Way.Part part : parts) {
      millis += part.millis();
    }
    return millis;
  }

  /** The exclusive time of a kind on the way to the bind. */
  double millis(String kind) {
    double millis = 0;
    for (Share share : start.attribution()) {
      millis += share.kind().equals(kind) ? share.millis() : 0;
    }
    return millis;
  }

  /** The calls of one kind by the threads on the way, before they handed over. */
  List<SpanFacts> waySpans(String kind) {
    List<SpanFacts> spans = new ArrayList<>();
    for (SpanFacts span : way.spans()) {
      if (span.kind().equals(kind)) {
        spans.add(span);
      }
    }
    return spans;
  }

  /**
   * Whether a span is on the way. Spans are compared by their ids: the JDK would remember a
   * record's class at the first {@code equals}, and with it the agent's loader for good.
   */
  boolean isOnWay(SpanFacts span) {
    for (SpanFacts one : way.spans()) {
      if (one.id() == span.id()) {
        return true;
      }
    }
    return false;
  }

  /** The nearest call around a span that a test holds for, {@code null} if there is none. */
  SpanFacts around(SpanFacts span, Predicate<SpanFacts> test) {
    SpanFacts above = span;
    for (int depth = 0; depth < DEEPEST && above.parent() != null; depth++) {
      above = byId().get(above.parent());
      if (above == null || test.test(above)) {
        return above;
      }
    }
    return null;
  }

  boolean isInside(SpanFacts span, String kind) {
    return around(span, above -> above.kind().equals(kind)) != null;
  }

  /**
   * How long a call waited for others at least: without the time in which this thread had no
   * processor, and without all work of the process meanwhile, whoever did it.
   */
  double idleMillis(SpanFacts span) {
    double length = span.endMillis() - span.startMillis();
    double busy = 0;
    for (Slice slice : start.slices()) {
      double end = Math.min(span.endMillis(), slice.startMillis() + slice.millis());
      double shared = end - Math.max(span.startMillis(), slice.startMillis());
      if (shared > 0 && slice.millis() > 0) {
        busy += (slice.waitedMillis() + slice.cpuMillis()) * shared / slice.millis();
      }
    }
    double density = length <= 0 ? 0 : Math.min(1, span.millis() / length);
    return Math.max(0, span.millis() - busy * density);
  }

  /** All that happened inside of a call, at any depth, the outermost first. */
  List<SpanFacts> inside(SpanFacts span) {
    List<SpanFacts> all = new ArrayList<>(way.inside(span));
    // A damaged report may have calls that are inside each other.
    for (int i = 0; i < all.size() && all.size() <= start.spans().size(); i++) {
      all.addAll(way.inside(all.get(i)));
    }
    return all;
  }

  private Map<Integer, SpanFacts> byId() {
    if (byId == null) {
      byId = new HashMap<>();
      for (SpanFacts span : start.spans()) {
        byId.put(span.id(), span);
      }
    }
    return byId;
  }

  /** The spans that a test holds for, of all threads, the costliest first. */
  List<SpanFacts> spans(Predicate<SpanFacts> test) {
    List<SpanFacts> spans = new ArrayList<>();
    for (SpanFacts span : start.spans()) {
      if (test.test(span)) {
        spans.add(span);
      }
    }
    spans.sort(Comparator.comparingDouble(SpanFacts::millis).reversed());
    return spans;
  }

  boolean hasSpan(String labelStart) {
    for (SpanFacts span : start.spans()) {
      if (span.label().startsWith(labelStart)) {
        return true;
      }
    }
    return false;
  }

  boolean usesSpringBoot() {
    return hasSpan("Spring Boot");
  }

  boolean usesHibernate() {
    return hasSpan("Hibernate");
  }

  boolean usesQuarkus() {
    return hasSpan("Quarkus");
  }

  /** Whether the sampler saw code of this package run. */
  boolean runs(String packageStart) {
    for (Sample sample : start.samples()) {
      if (sample.label().startsWith(packageStart)) {
        return true;
      }
    }
    return false;
  }

  /**
   * When the deadline passes, on the clock of the report; {@code null} if there is none. A
   * platform's clock begins with the container.
   */
  Double deadlineAtMillis() {
    Long deadline = start.verdict().deadlineMillis();
    if (deadline == null) {
      return null;
    }
    Instant container = start.origin().container();
    return container == null
        ? (double) deadline
        : deadline - Duration.between(container, start.origin().process()).toMillis();
  }

  /** Whether the deadline had passed at the bind or the end. */
  boolean late() {
    Double deadline = deadlineAtMillis();
    return deadline != null && endMillis() > deadline;
  }

  /** The platform as people call it, {@code null} if none is known. */
  String platform() {
    PlatformFacts platform = start.platform();
    if (platform == null) {
      return null;
    }
    return platform.name() == null || platform.name().isBlank() ? platform.id() : platform.name();
  }

  /** {@code 3.4 s (84 % of the start)}. */
  String cost(double millis) {
    return say(millis)
        + " ("
        + Math.round(100 * millis / Math.max(1, endMillis()))
        + " % of the start)";
  }

  static String say(double millis) {
    return Durations.format(Math.round(millis));
  }

  /** A finding that costs time; its level follows from that. */
  List<Finding> costs(String id, double millis, String title, String evidence, String fix) {
    return List.of(new Finding(id, level(millis), title, evidence, millis, fix));
  }

  /** A finding that costs no time but the start itself, or will. */
  static List<Finding> fails(String id, String level, String title, String evidence, String fix) {
    return List.of(new Finding(id, level, title, evidence, null, fix));
  }
}
