package io.github.prebind.analyse;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Share;
import io.github.prebind.start.Start.SpanFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The causes of a start's length by name, so that two starts can be laid beside each other. The sum
 * is {@link Way#endMillis()}. Stateless but for its rows, which nobody may change.
 */
final class CauseTable {
  /** How finely a start can be told apart; two starts are compared in the coarser one's way. */
  enum Detail {
    /** Outermost calls, and the rest of the way by its kinds. */
    CALLS_AND_KINDS,
    /** The same where ordinary work cannot be told apart from what it was kept from. */
    CALLS,
    /** Each millisecond at its innermost call. */
    SHARES;

    Detail or(Detail other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /** Ordinary work goes by its kind, with an empty label. */
  record Name(String kind, String label) {}

  /** What a cause took, how often it came, and what was inside of it. */
  static final class Row {
    double millis;
    long count;
    final Map<Name, Row> inside = new LinkedHashMap<>();

    private void add(double moreMillis, long more) {
      millis += moreMillis;
      count += more;
    }
  }

  /** What {@link Detail#CALLS} does not tell apart. */
  private static final Set<String> MIXED =
      Set.of("class-loading", "jit", "gc", "cpu", "cpu-wait", "framework", "bean", "other");

  private static final int DEEPEST = 4;

  private final Map<Name, Row> rows = new LinkedHashMap<>();
  private final Way way;

  private CauseTable(Way way) {
    this.way = way;
  }

  /** As fine as the start allows. */
  static Detail detail(Start start) {
    Way way = Way.of(start);
    if (way.goesByShares()) {
      return Detail.SHARES;
    }
    for (Way.Part row : way.rows()) {
      if (row.span() == null && row.label().equals(Way.MIXED)) {
        return Detail.CALLS;
      }
    }
    return Detail.CALLS_AND_KINDS;
  }

  /** The causes of one start, those that kept the port shut longest first. */
  static Map<Name, Row> of(Start start, Detail detail) {
    CauseTable table = new CauseTable(Way.of(start));
    table.fill(detail);
    return table.rows;
  }

  /** The name under which a cause of the finest detail goes. */
  static Name nameAt(Detail detail, String kind, String label) {
    boolean mixed = detail == Detail.CALLS && MIXED.contains(kind);
    return mixed ? new Name("cpu", Way.MIXED) : new Name(kind, label);
  }

  private void fill(Detail detail) {
    for (Way.Part part : detail == Detail.SHARES ? way.shareRows() : way.rows()) {
      boolean cause = Way.isCause(part.kind());
      Name name = nameAt(detail, part.kind(), cause ? part.label() : "");
      row(rows, name).add(part.millis(), cause ? part.count() : 0);
    }
    if (detail != Detail.SHARES) {
      for (Way.Part part : way.parts()) {
        Row row = rows.get(new Name(part.kind(), part.label()));
        if (row != null && part.span() != null) {
          addCalls(row, part.span(), 1);
        }
      }
    }
    for (SpanFacts step : way.steps()) {
      Row own = rows.get(new Name(step.kind(), ""));
      Row row = own == null ? rows.get(new Name("cpu", Way.MIXED)) : own;
      if (row != null) {
        row(row.inside, new Name(step.kind(), step.label())).add(step.selfMillis(), step.count());
      }
    }
    addPackages(way.shares("cpu"));
  }

  private void addCalls(Row row, SpanFacts span, int depth) {
    for (SpanFacts call : way.inside(span)) {
      Row inside = row(row.inside, new Name(call.kind(), call.label()));
      inside.add(call.millis(), call.count());
      if (depth < DEEPEST) {
        addCalls(inside, call, depth + 1);
      }
    }
  }

  private void addPackages(List<Share> shares) {
    Row code = rows.get(new Name("cpu", ""));
    if (code != null) {
      for (Share share : shares) {
        row(code.inside, new Name("cpu", share.label())).add(share.millis(), 0);
      }
    }
  }

  private static Row row(Map<Name, Row> rows, Name name) {
    return rows.computeIfAbsent(name, first -> new Row());
  }
}
