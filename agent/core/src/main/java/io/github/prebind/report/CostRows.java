package io.github.prebind.report;

import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start.Share;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * What took how long on the way to the bind, one row for each cause in order of cost: time, share,
 * what it was. Below a large cause stands what made it large.
 */
final class CostRows {
  private static final int MOST_ROWS = 5;
  private static final int MOST_DETAILS = 2;
  private static final int MOST_PACKAGES = 3;
  private static final int MOST_STEPS = 4;

  /** Width of the columns for time and share. */
  private static final int NUMBERS = 21;

  /** Rows below this share of the way are counted together. */
  private static final double SHOWN_SHARE = 0.01;

  /** A framework's phase or bean below this share of the way is not named. */
  private static final double STEP_SHARE = 0.03;

  private final Way way;
  private final int width;
  private final boolean unicode;
  private final List<String> lines = new ArrayList<>();

  private CostRows(Way way, int width, boolean unicode) {
    this.way = way;
    this.width = width;
    this.unicode = unicode;
  }

  static List<String> of(Way way, int width, boolean unicode) {
    CostRows rows = new CostRows(way, width, unicode);
    rows.all();
    return rows.lines;
  }

  private void all() {
    int shown = 0;
    int hidden = 0;
    double hiddenMillis = 0;
    boolean mixed = way.rows().stream().anyMatch(row -> row.label().equals(Way.MIXED));
    for (Way.Part row : way.rows()) {
      boolean small = row.millis() < SHOWN_SHARE * way.endMillis();
      if (shown == MOST_ROWS || shown > 0 && small) {
        hidden++;
        hiddenMillis += row.millis();
        continue;
      }
      add(row.millis(), "", title(row));
      details(row, shown);
      int most = shown == 0 ? MOST_STEPS : 1;
      if (row.kind().equals("cpu")) {
        code();
      } else if (isFrame(row) && row.label().isBlank()) {
        steps(row.kind(), most);
      } else if (isFrame(row) && mixed) {
        steps(most);
      }
      shown++;
    }
    if (hidden > 0 && hiddenMillis >= 1) {
      add(hiddenMillis, "", hidden + (hidden == 1 ? " smaller part" : " smaller parts"));
    }
  }

  /** Follows the larger half of the largest row inwards: the migration, and in it the statement. */
  private void details(Way.Part row, int place) {
    SpanFacts span = row.span();
    for (int depth = 1; span != null && place == 0 && depth <= MOST_DETAILS; depth++) {
      SpanFacts inner = null;
      for (SpanFacts child : way.inside(span)) {
        if (inner == null || child.millis() > inner.millis()) {
          inner = child;
        }
      }
      if (inner == null || inner.millis() * 2 < row.millis()) {
        return;
      }
      String name = inner.kind().equals(span.kind()) ? inner.label() : titled(inner);
      add(inner.millis(), "  ".repeat(depth), name + times(inner.count()));
      span = inner;
    }
  }

  /** The phases and beans of the framework that took longest by themselves. */
  private void steps(int most) {
    int named = 0;
    for (SpanFacts step : way.steps()) {
      if (named == most || step.selfMillis() < STEP_SHARE * way.endMillis()) {
        return;
      }
      add(step.selfMillis(), "  ", step.label() + times(step.count()));
      named++;
    }
  }

  /** The same where the row is the sum of such parts of the attribution. */
  private void steps(String kind, int most) {
    int named = 0;
    for (Share step : way.shares(kind)) {
      if (named == most || step.millis() < STEP_SHARE * way.endMillis()) {
        return;
      }
      if (!step.label().equals(Way.more(kind))) {
        add(step.millis(), "  ", step.label() + times(step.count()));
        named++;
      }
    }
  }

  /** Whose code it was that ran longest, as far as the sampler saw it. */
  private void code() {
    StringBuilder names = new StringBuilder();
    int named = 0;
    for (Share share : way.shares("cpu")) {
      if (named < MOST_PACKAGES && share.millis() >= SHOWN_SHARE * way.endMillis()) {
        names.append(named++ == 0 ? "" : ", ").append(share.label());
        names.append(' ').append(Headline.say(share.millis()));
      }
    }
    if (named > 0) {
      String indent = " ".repeat(NUMBERS + 2);
      lines.add(indent + Columns.cut(names.toString(), width - indent.length(), unicode));
    }
  }

  private static String titled(SpanFacts span) {
    return KindNames.named(span.kind(), span.label());
  }

  /** What a row of {@link Way#rows} is, in words. */
  static String title(Way.Part row) {
    if (row.span() == null && !Way.isCause(row.kind())) {
      if (row.label().equals(Way.MIXED)) {
        return row.label();
      }
      return isFrame(row) && !row.label().isBlank() ? row.label() : KindNames.all(row.kind());
    }
    return KindNames.named(row.kind(), row.label()) + times(row.count());
  }

  private static boolean isFrame(Way.Part row) {
    return row.kind().equals("framework") || row.kind().equals("bean");
  }

  private static String times(long count) {
    return count > 1 ? ", " + Columns.count(count) + " times" : "";
  }

  private void add(double millis, String indent, String text) {
    double share = way.endMillis() > 0 ? millis / way.endMillis() : 0;
    long percent = Math.round(100 * share);
    String numbers =
        Columns.right(Headline.say(millis), 12)
            + Columns.right(percent == 0 ? "<1 %" : percent + " %", 7)
            + "  "
            + indent;
    lines.add(numbers + Columns.cut(text, width - numbers.length(), unicode));
  }
}
