package io.github.prebind.analyse;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Share;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way to the bind (or to the end), as a person would tell it: the outermost calls that kept the
 * port shut, each with all that happened inside of it. Immutable. Times are milliseconds since the
 * process began.
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

  /** How many parents a span may have before its report counts as damaged. */
  private static final int DEEPEST = 10_000;

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
  private List<Part> rows = List.of();
  private boolean shared;

  private Way(Start start) {
    this.start = start;
    this.endMillis = end(start);
  }

  public static Way of(Start start) {
    Way way = new Way(start);
    way.walk();
    way.rows = way.costs();
    return way;
  }

  /** Whether time in a call of this kind is a cause of its own. */
  public static boolean isCause(String kind) {
    return !NOT_CAUSES.contains(kind);
  }

  /** The bind, or the end of what was seen. */
  public double endMillis() {
    return endMillis;
  }

  /** How long the JVM itself took before any code of the app or of an agent ran. */
  public double jvmMillis() {
    return Math.min(Math.max(0, start.origin().premainMillis()), endMillis);
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
    return rows;
  }

  /**
   * Whether {@link #rows()} are the attribution's own, each millisecond at its innermost call,
   * since the way led over threads whose calls are not one inside the other.
   */
  public boolean goesByShares() {
    return shared;
  }

  /** The rows as {@link #goesByShares()} has them, of any start that was attributed. */
  public List<Part> shareRows() {
    List<Part> all = new ArrayList<>();
    addShares(all, true, 1);
    addShares(all, false, 1);
    return all;
  }

  /** All calls of the threads on the way that began before they handed over. */
  public List<SpanFacts> spans() {
    return List.copyOf(spans);
  }

  private List<Part> costs() {
    Map<String, Part> causes = new LinkedHashMap<>();
    double sum = 0;
    for (Part part : parts) {
      sum += part.millis();
      causes.merge(part.kind() + ' ' + part.label(), part, Way::plus);
    }
    double attributed = attributed(true);
    List<Part> costs = new ArrayList<>();
    if (sum < 0.9 * attributed) {
      // The way led over threads whose calls are not one inside the other.
      addShares(costs, true, 1);
      sum = attributed;
      shared = true;
    } else {
      costs.addAll(causes.values());
    }
    addRest(costs, endMillis - sum);
    costs.sort(Comparator.comparingDouble(Part::millis).reversed());
    return List.copyOf(costs);
  }

  /** The attribution's parts of one kind, largest first. */
  public List<Share> shares(String kind) {
    List<Share> shares = new ArrayList<>();
    for (Share share : start.attribution()) {
      if (share.kind().equals(kind)) {
        shares.add(share);
      }
    }
    shares.sort(Comparator.comparingDouble(Share::millis).reversed());
    return shares;
  }

  private void addRest(List<Part> rows, double millis) {
    double ordinary = attributed(false);
    if (ordinary > 0 && Math.abs(ordinary - millis) <= Math.max(5, 0.03 * endMillis)) {
      addShares(rows, false, millis / ordinary);
      return;
    }
    double left = Math.max(0, millis);
    left -= add(rows, "jvm", "", Math.min(Math.max(jvmMillis(), millis("jvm")), left));
    left -= add(rows, "agents", "", Math.min(millis("agents"), left));
    double framed = -inFrames();
    for (SpanFacts frame : frames) {
      framed += clipped(frame.endMillis()) - clipped(frame.startMillis());
    }
    framed = Math.max(0, Math.min(framed, left));
    left -= add(rows, "framework", frames.isEmpty() ? "" : frames.get(0).label(), framed);
    add(rows, "cpu", MIXED, left);
  }

  /** Time of causes that began inside a frame. */
  private double inFrames() {
    double millis = 0;
    for (Part part : parts) {
      if (part.span() != null && part.span().parent() != null) {
        millis += part.millis();
      }
    }
    return millis;
  }

  private void addShares(List<Part> rows, boolean causes, double scale) {
    Map<String, Part> kinds = new LinkedHashMap<>();
    for (Share share : start.attribution()) {
      if (isCause(share.kind()) == causes) {
        Part part =
            new Part(
                share.kind(), share.label(), 0, 0, share.millis() * scale, share.count(), null);
        kinds.merge(causes ? share.kind() + ' ' + share.label() : share.kind(), part, Way::plus);
      }
    }
    rows.addAll(kinds.values());
  }

  private static double add(List<Part> rows, String kind, String label, double millis) {
    if (millis > 0) {
      rows.add(new Part(kind, label, 0, 0, millis, 1, null));
    }
    return millis;
  }

  private double millis(String kind) {
    double millis = 0;
    for (Share share : shares(kind)) {
      millis += share.millis();
    }
    return millis;
  }

  /** Two equal calls, or two parts of one kind; the larger one gives its label. */
  private static Part plus(Part a, Part b) {
    Part larger = a.millis() >= b.millis() ? a : b;
    return new Part(
        a.kind(),
        larger.label(),
        Math.min(a.startMillis(), b.startMillis()),
        Math.max(a.endMillis(), b.endMillis()),
        a.millis() + b.millis(),
        a.count() + b.count(),
        larger.span());
  }

  private double attributed(boolean causes) {
    double millis = 0;
    for (Share share : start.attribution()) {
      millis += isCause(share.kind()) == causes ? share.millis() : 0;
    }
    return millis;
  }

  private void walk() {
    Map<Integer, SpanFacts> byId = new HashMap<>();
    for (SpanFacts span : start.spans()) {
      byId.put(span.id(), span);
      if (span.parent() != null) {
        children.computeIfAbsent(span.parent(), id -> new ArrayList<>()).add(span);
      }
    }
    String thread = thread();
    double handover = endMillis;
    for (SpanFacts span : start.spans()) {
      if (span.thread().equals(thread)) {
        handover = Math.min(handover, span.startMillis());
      }
    }
    for (SpanFacts span : start.spans()) {
      boolean own = span.thread().equals(thread);
      if (own || span.thread().equals("main") && span.startMillis() < handover) {
        spans.add(span);
        add(span, byId, own ? endMillis : handover);
      }
    }
    parts.sort(Comparator.comparingDouble(Part::startMillis));
    frames.sort(Comparator.comparingDouble(SpanFacts::startMillis));
    steps.sort(Comparator.comparingDouble(SpanFacts::selfMillis).reversed());
  }

  private void add(SpanFacts span, Map<Integer, SpanFacts> byId, double end) {
    if (!isCause(span.kind())) {
      steps.add(span);
      if (span.parent() == null || !byId.containsKey(span.parent())) {
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
    double from = clipped(span.startMillis());
    double to = Math.min(end, clipped(span.endMillis()));
    double length = span.endMillis() - span.startMillis();
    if (to > from && length > 0) {
      double density = Math.min(1, span.millis() / length);
      parts.add(
          new Part(span.kind(), span.label(), from, to, density * (to - from), span.count(), span));
    }
  }

  private double clipped(double millis) {
    return Math.max(0, Math.min(millis, endMillis));
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
