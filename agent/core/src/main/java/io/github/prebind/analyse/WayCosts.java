package io.github.prebind.analyse;

import io.github.prebind.analyse.Way.Part;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Share;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the time of a {@link Way} went into, as rows that add up to it: the causes, and then the
 * rest by its kinds. Where the calls do not explain what was attributed, the attribution's own
 * parts take their place. Immutable. Times are milliseconds.
 */
final class WayCosts {
  private final Start start;
  private final Way way;
  private final List<Part> rows;
  private boolean shared;

  WayCosts(Start start, Way way) {
    this.start = start;
    this.way = way;
    this.rows = costs(way.parts());
  }

  /** In order of cost. */
  List<Part> rows() {
    return rows;
  }

  /** Whether the rows are the attribution's own. */
  boolean goesByShares() {
    return shared;
  }

  /** The rows as the attribution has them. */
  List<Part> shareRows() {
    List<Part> all = new ArrayList<>();
    addShares(all, true, 1);
    addShares(all, false, 1);
    return all;
  }

  private List<Part> costs(List<Part> parts) {
    Map<String, Part> causes = new LinkedHashMap<>();
    double sum = 0;
    for (Part part : parts) {
      sum += part.millis();
      causes.merge(part.kind() + ' ' + part.label(), part, WayCosts::plus);
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
    addRest(costs, way.endMillis() - sum);
    costs.sort(Comparator.comparingDouble(Part::millis).reversed());
    return List.copyOf(costs);
  }

  /** The attribution's parts of one kind, largest first. */
  List<Share> shares(String kind) {
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
    if (ordinary > 0 && Math.abs(ordinary - millis) <= Math.max(5, 0.03 * way.endMillis())) {
      addShares(rows, false, millis / ordinary);
      return;
    }
    double left = Math.max(0, millis);
    left -= add(rows, "jvm", "", Math.min(Math.max(way.jvmMillis(), millis("jvm")), left));
    left -= add(rows, "agents", "", Math.min(millis("agents"), left));
    double framed = -inFrames();
    List<SpanFacts> frames = way.frames();
    for (SpanFacts frame : frames) {
      framed += way.clipped(frame.endMillis()) - way.clipped(frame.startMillis());
    }
    framed = Math.max(0, Math.min(framed, left));
    left -= add(rows, "framework", frames.isEmpty() ? "" : frames.get(0).label(), framed);
    add(rows, "cpu", Way.MIXED, left);
  }

  /** Time of causes that began inside a frame. */
  private double inFrames() {
    double millis = 0;
    for (Part part : way.parts()) {
      if (part.span() != null && part.span().parent() != null) {
        millis += part.millis();
      }
    }
    return millis;
  }

  private void addShares(List<Part> rows, boolean causes, double scale) {
    Map<String, Part> kinds = new LinkedHashMap<>();
    for (Share share : start.attribution()) {
      if (Way.isCause(share.kind()) == causes) {
        Part part =
            new Part(
                share.kind(), share.label(), 0, 0, share.millis() * scale, share.count(), null);
        if (causes) {
          kinds.merge(share.kind() + ' ' + share.label(), part, WayCosts::plus);
        } else {
          kinds.merge(share.kind(), part, WayCosts::ofOneKind);
        }
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

  /** Two parts of one kind. Neither's label is that of the sum, and nobody counts these. */
  private static Part ofOneKind(Part a, Part b) {
    return new Part(a.kind(), "", 0, 0, a.millis() + b.millis(), 0, null);
  }

  /** Two equal calls. */
  private static Part plus(Part a, Part b) {
    Part larger = a.millis() >= b.millis() ? a : b;
    return new Part(
        a.kind(),
        a.label(),
        Math.min(a.startMillis(), b.startMillis()),
        Math.max(a.endMillis(), b.endMillis()),
        a.millis() + b.millis(),
        a.count() + b.count(),
        larger.span());
  }

  private double attributed(boolean causes) {
    double millis = 0;
    for (Share share : start.attribution()) {
      millis += Way.isCause(share.kind()) == causes ? share.millis() : 0;
    }
    return millis;
  }
}
