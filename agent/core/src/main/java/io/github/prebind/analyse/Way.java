package io.github.prebind.analyse;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Share;
import io.github.prebind.start.Start.SpanFacts;
import io.github.prebind.start.Start.Stretch;
import io.github.prebind.start.Start.WaitFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way to the bind (or to the end), as a person would tell it: the outermost calls that kept the
 * port shut, each with all that happened inside of it. Immutable. Times are milliseconds since the
 * process began.
 *
 * <p>Where a thread on the way waited for another one, the calls of that one meanwhile are on the
 * way too, and of the wait only what they do not explain.
 *
 * <p>The attribution counts each millisecond once, at the innermost call: there a migration is an
 * hour of SQL. Here the same hour is the migration's, because that is what can be moved.
 */
public final class Way {
  /** Kinds that only hold others together, or that are ordinary work. */
  private static final Set<String> NOT_CAUSES =
      Set.of(
          "jvm",
          "class-loading",
          "jit",
          "gc",
          "cpu",
          "cpu-wait",
          "framework",
          "bean",
          "agents",
          "other");

  /** The label of ordinary work that cannot be told apart from what it was kept from. */
  public static final String MIXED = "code, class loading and waiting for a processor";

  /** What is attributed to a process that was something else first, and became the JVM by exec. */
  public static final String BEFORE_JVM = "this process before it was a JVM";

  /** How many parents a span may have before its report counts as damaged. */
  private static final int DEEPEST = 10_000;

  /** How many threads may wait for each other in a row. */
  private static final int LONGEST_CHAIN = 20;

  /**
   * One outermost call.
   *
   * @param millis what counts of it: less than its end minus its start for folded calls
   * @param span where it stands in the report, or null for a part of the attribution
   */
  public record Part(
      String kind,
      String label,
      double startMillis,
      double endMillis,
      double millis,
      long count,
      SpanFacts span) {}

  private final Start start;
  private final double endMillis;
  private final List<Part> parts = new ArrayList<>();
  private final List<SpanFacts> frames = new ArrayList<>();
  private final List<SpanFacts> steps = new ArrayList<>();
  private final List<SpanFacts> spans = new ArrayList<>();
  private final Map<Integer, List<SpanFacts>> children = new HashMap<>();
  private final Map<Integer, SpanFacts> byId = new HashMap<>();
  private final Map<Integer, List<WaitFacts>> waits = new HashMap<>();
  private final Map<String, List<SpanFacts>> byThread = new HashMap<>();

  /** The spans that are on the way already: two waits may lead to the same one. */
  private final Set<Integer> met = new HashSet<>();

  /** By label, how much of the waits the attribution could not explain and no part has taken. */
  private final Map<String, Double> unexplained = new HashMap<>();

  private double jvmFromMillis;
  private int chain;
  private WayCosts costs;

  private Way(Start start) {
    this.start = start;
    this.endMillis = end(start);
  }

  public static Way of(Start start) {
    Way way = new Way(start);
    way.walk();
    way.costs = new WayCosts(start, way);
    return way;
  }

  /** Whether time in a call of this kind is a cause of its own. */
  public static boolean isCause(String kind) {
    return !NOT_CAUSES.contains(kind);
  }

  /** The attribution's label of all of a kind that is too small for a row of its own. */
  public static String more(String kind) {
    return "more " + kind;
  }

  /** The bind, or the end of what was seen. */
  public double endMillis() {
    return endMillis;
  }

  /** When the process became a JVM; 0 unless something else ran in it before. */
  public double jvmFromMillis() {
    return jvmFromMillis;
  }

  /** How long the JVM itself took before any code of the app or of an agent ran. */
  public double jvmMillis() {
    double premain = Math.min(start.origin().premainMillis(), endMillis);
    return Math.max(0, premain - jvmFromMillis);
  }

  /** The outermost calls in the order of time. */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  /** The outermost frames of a framework that hold the calls together, in the order of time. */
  public List<SpanFacts> frames() {
    return List.copyOf(frames);
  }

  /** The frameworks' phases and beans on the way, the one with the most work of its own first. */
  public List<SpanFacts> steps() {
    return List.copyOf(steps);
  }

  /** What happened directly inside of a call. */
  public List<SpanFacts> inside(SpanFacts span) {
    return children.getOrDefault(span.id(), List.of());
  }

  /**
   * The causes in order of cost, equal ones added up, then the rest of the way by its kinds. The
   * sum is {@link #endMillis()}.
   */
  public List<Part> rows() {
    return costs.rows();
  }

  /**
   * Whether {@link #rows()} are the attribution's own, each millisecond at its innermost call,
   * since the way led over threads whose calls are not one inside the other.
   */
  public boolean goesByShares() {
    return costs.goesByShares();
  }

  /** The rows as {@link #goesByShares()} has them, of any start that was attributed. */
  public List<Part> shareRows() {
    return costs.shareRows();
  }

  /** All calls of the threads on the way that began before they handed over. */
  public List<SpanFacts> spans() {
    return List.copyOf(spans);
  }

  /** The attribution's parts of one kind, largest first. */
  public List<Share> shares(String kind) {
    return costs.shares(kind);
  }

  private void beforeJvm() {
    for (Share share : start.attribution()) {
      if (share.kind().equals("process") && share.label().equals(BEFORE_JVM)) {
        jvmFromMillis = Math.min(Math.max(0, share.millis()), endMillis);
        parts.add(
            new Part("process", BEFORE_JVM, 0, jvmFromMillis, jvmFromMillis, share.count(), null));
      }
    }
  }

  private void walk() {
    beforeJvm();
    for (SpanFacts span : start.spans()) {
      byId.put(span.id(), span);
      byThread.computeIfAbsent(span.thread(), name -> new ArrayList<>()).add(span);
      if (span.parent() != null) {
        children.computeIfAbsent(span.parent(), id -> new ArrayList<>()).add(span);
      }
    }
    for (WaitFacts wait : start.waits()) {
      waits.computeIfAbsent(wait.span(), id -> new ArrayList<>()).add(wait);
    }
    for (Share share : waits.isEmpty() ? List.<Share>of() : start.attribution()) {
      if (share.kind().equals("wait")) {
        unexplained.merge(share.label(), share.millis(), Double::sum);
      }
    }
    for (Stretch stretch : stretches()) {
      for (SpanFacts span : byThread.getOrDefault(stretch.thread(), List.of())) {
        if (span.startMillis() < stretch.endMillis() && span.endMillis() >= stretch.startMillis()) {
          add(span, stretch.startMillis(), stretch.endMillis());
        }
      }
    }
    parts.sort(Comparator.comparingDouble(Part::startMillis));
    frames.sort(Comparator.comparingDouble(SpanFacts::startMillis));
    steps.sort(Comparator.comparingDouble(SpanFacts::selfMillis).reversed());
  }

  private void add(SpanFacts span, double begin, double end) {
    boolean fresh = met.add(span.id());
    if (fresh) {
      spans.add(span);
    }
    if (!isCause(span.kind())) {
      if (fresh) {
        steps.add(span);
      }
      if (fresh && chain == 0 && (span.parent() == null || !byId.containsKey(span.parent()))) {
        frames.add(span);
      }
      return;
    }
    SpanFacts above = span.parent() == null ? null : byId.get(span.parent());
    for (int depth = 0; above != null && depth < DEEPEST; depth++) {
      if (isCause(above.kind())) {
        return;
      }
      above = above.parent() == null ? null : byId.get(above.parent());
    }
    double from = Math.max(begin, clipped(span.startMillis()));
    double to = Math.min(end, clipped(span.endMillis()));
    double length = span.endMillis() - span.startMillis();
    if (to > from && length > 0) {
      double density = Math.min(1, span.millis() / length);
      double millis = density * (to - from);
      if (waits.containsKey(span.id())) {
        addAwaited(span, from, to);
        millis = Math.min(millis, unexplained.getOrDefault(span.label(), 0.0));
        unexplained.merge(span.label(), -millis, Double::sum);
      }
      if (millis > 0) {
        parts.add(new Part(span.kind(), span.label(), from, to, millis, span.count(), span));
      }
    }
  }

  /** What the threads that a span waited for did meanwhile. */
  private void addAwaited(SpanFacts wait, double from, double to) {
    if (chain == LONGEST_CHAIN) {
      return;
    }
    chain++;
    for (WaitFacts one : waits.get(wait.id())) {
      double begin = Math.max(from, one.startMillis());
      double end = Math.min(to, one.endMillis());
      for (SpanFacts span : byThread.getOrDefault(one.thread(), List.of())) {
        if (span.startMillis() < end && span.endMillis() > begin) {
          add(span, begin, end);
        }
      }
    }
    chain--;
  }

  double clipped(double millis) {
    return Math.max(0, Math.min(millis, endMillis));
  }

  /**
   * As the report has them; else the main thread until the one that opened the port did anything.
   */
  private List<Stretch> stretches() {
    if (!start.way().isEmpty()) {
      return start.way();
    }
    String thread = thread();
    double handover = endMillis;
    for (SpanFacts span : byThread.getOrDefault(thread, List.of())) {
      handover = Math.min(handover, span.startMillis());
    }
    Stretch own = new Stretch(thread, 0, endMillis);
    return thread.equals("main") ? List.of(own) : List.of(new Stretch("main", 0, handover), own);
  }

  /** The thread that opened the port, or the one that most likely would have. */
  private String thread() {
    if (start.bind() != null) {
      return start.bind().thread();
    }
    String open = null;
    for (SpanFacts span : start.spans()) {
      if (span.thread().equals("main")) {
        return "main";
      }
      if (span.open() && open == null) {
        open = span.thread();
      }
    }
    return open == null ? "main" : open;
  }

  private static double end(Start start) {
    if (start.bind() != null) {
      return start.bind().atMillis();
    }
    double attributed = 0;
    for (Share share : start.attribution()) {
      attributed += share.millis();
    }
    double last = start.origin().premainMillis();
    for (SpanFacts span : start.spans()) {
      last = Math.max(last, span.endMillis());
    }
    return attributed > 0 ? attributed : last;
  }
}
