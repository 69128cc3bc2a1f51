package io.github.prebind.report;

import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives each span of a thread a place in time so that calls lie inside of their caller and beside
 * each other, as trace viewers need it. In whole microseconds. Used by one thread.
 *
 * <p>A single call stands where it was. Equal calls that were folded into one span did not happen
 * in one piece, but their sum is known: it is drawn as one piece, as near to the first of them as
 * there is room between the single calls. Where there is no such room, all calls of that caller are
 * drawn in the order of their beginnings, one pushed on by the other.
 */
final class TraceLayout {
  /** How many gaps are looked at, either way, for a place. */
  private static final int MOST_GAPS = 1_000;

  private static final double MICROS = 1_000;

  /** A span's place. */
  record Place(SpanFacts span, long fromMicros, long toMicros) {}

  /** A span that is about to get its place. */
  private static final class Piece {
    final SpanFacts span;
    final double wanted;
    final boolean fixed;
    double from;
    double length;

    Piece(SpanFacts span, double wanted, double length, boolean fixed) {
      this.span = span;
      this.wanted = wanted;
      this.length = length;
      this.fixed = fixed;
      this.from = wanted;
    }

    boolean stayed() {
      return fixed && from == wanted;
    }

    double to() {
      return from + length;
    }
  }

  private final Map<Integer, List<SpanFacts>> children = new HashMap<>();
  private final Map<String, List<SpanFacts>> roots = new LinkedHashMap<>();
  private final double endMillis;

  TraceLayout(List<SpanFacts> spans) {
    Map<Integer, SpanFacts> seen = new HashMap<>();
    double end = 0;
    for (SpanFacts span : spans) {
      // Parents come first; in a damaged report what has none of its thread stands by itself.
      SpanFacts parent = span.parent() == null ? null : seen.get(span.parent());
      if (parent != null && parent.thread().equals(span.thread())) {
        children.computeIfAbsent(parent.id(), id -> new ArrayList<>()).add(span);
      } else {
        roots.computeIfAbsent(span.thread(), thread -> new ArrayList<>()).add(span);
      }
      seen.putIfAbsent(span.id(), span);
      end = Math.max(end, Math.max(span.endMillis(), span.startMillis() + span.millis()));
    }
    this.endMillis = end;
  }

  /** The threads that have spans, in the order of the report. */
  List<String> threads() {
    return List.copyOf(roots.keySet());
  }

  /** The spans of a thread, callers before what they called. */
  List<Place> places(String thread) {
    double sum = 0;
    for (SpanFacts span : roots.get(thread)) {
      sum += span.millis();
    }
    double end = Math.max(endMillis, sum);
    List<Place> places = new ArrayList<>();
    place(roots.get(thread), 0, end, 0, end, true, places);
    return places;
  }

  /**
   * Places the calls of one caller.
   *
   * @param realFrom when the caller began
   * @param realTo when it ended, the last time if it was called more often
   * @param from where it is drawn
   * @param to where that ends
   * @param exact whether the two are the same
   */
  private void place(
      List<SpanFacts> calls,
      double realFrom,
      double realTo,
      double from,
      double to,
      boolean exact,
      List<Place> into) {
    double stretch = exact || realTo <= realFrom ? 1 : (to - from) / (realTo - realFrom);
    List<Piece> pieces = new ArrayList<>(calls.size());
    double sum = 0;
    for (SpanFacts call : calls) {
      boolean single = call.count() == 1 && !call.sampled();
      double length = Math.max(0, single ? call.endMillis() - call.startMillis() : call.millis());
      double wanted = from + (call.startMillis() - realFrom) * stretch;
      pieces.add(new Piece(call, wanted, length, exact && single));
      sum += length;
    }
    double scale = sum > to - from ? Math.max(0, to - from) / sum : 1;
    for (Piece piece : pieces) {
      piece.length *= scale;
    }
    pieces.sort(Comparator.comparingDouble(piece -> piece.wanted));
    if (scale < 1 || !inGaps(pieces, from, to)) {
      oneAfterTheOther(pieces, from, to);
    }
    pieces.sort(Comparator.comparingDouble(piece -> piece.from));
    for (Piece piece : pieces) {
      SpanFacts span = piece.span;
      into.add(
          new Place(
              span,
              (long) Math.floor(piece.from * MICROS),
              (long) Math.floor(piece.to() * MICROS)));
      List<SpanFacts> inside = children.get(span.id());
      if (inside != null) {
        place(
            inside,
            span.startMillis(),
            span.endMillis(),
            piece.from,
            piece.to(),
            piece.stayed(),
            into);
      }
    }
  }

  /** Puts the folded calls between the single ones; false if one of them found no room. */
  private static boolean inGaps(List<Piece> pieces, double from, double to) {
    TreeMap<Double, Double> gaps = new TreeMap<>();
    double at = from;
    for (Piece piece : pieces) {
      if (piece.fixed) {
        if (piece.from < at || piece.to() > to) {
          return false;
        }
        gaps.put(at, piece.from);
        at = piece.to();
      }
    }
    gaps.put(at, to);
    for (Piece piece : pieces) {
      if (!piece.fixed && !intoGap(piece, gaps)) {
        return false;
      }
    }
    return true;
  }

  private static boolean intoGap(Piece piece, TreeMap<Double, Double> gaps) {
    Map.Entry<Double, Double> gap = gaps.floorEntry(piece.wanted);
    for (int i = 0; i < MOST_GAPS && gap != null; i++) {
      if (take(piece, gap, gaps)) {
        return true;
      }
      gap = gaps.higherEntry(gap.getKey());
    }
    gap = gaps.lowerEntry(piece.wanted);
    for (int i = 0; i < MOST_GAPS && gap != null; i++) {
      if (gap.getValue() - gap.getKey() >= piece.length) {
        piece.from = gap.getValue() - piece.length;
        gaps.put(gap.getKey(), piece.from);
        return true;
      }
      gap = gaps.lowerEntry(gap.getKey());
    }
    return false;
  }

  private static boolean take(
      Piece piece, Map.Entry<Double, Double> gap, TreeMap<Double, Double> gaps) {
    double begin = Math.max(gap.getKey(), piece.wanted);
    if (gap.getValue() - begin < piece.length) {
      return false;
    }
    piece.from = begin;
    gaps.put(gap.getKey(), begin);
    gaps.put(piece.to(), gap.getValue());
    return true;
  }

  private static void oneAfterTheOther(List<Piece> pieces, double from, double to) {
    double at = from;
    for (Piece piece : pieces) {
      piece.from = Math.max(at, piece.wanted);
      at = piece.to();
    }
    double limit = to;
    for (int i = pieces.size() - 1; i >= 0; i--) {
      Piece piece = pieces.get(i);
      piece.from = Math.max(from, Math.min(piece.from, limit - piece.length));
      limit = piece.from;
    }
  }
}
