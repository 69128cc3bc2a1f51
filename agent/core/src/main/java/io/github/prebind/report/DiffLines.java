package io.github.prebind.report;

import io.github.prebind.analyse.CauseChange;
import io.github.prebind.analyse.CountChange;
import io.github.prebind.analyse.MigrationChange;
import io.github.prebind.analyse.StartDiff;
import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Two starts compared, for a terminal: the verdict and how sure it is, cause by cause what came,
 * went and grew, the migrations, and what can be counted. A pure function.
 */
public final class DiffLines {
  private static final int WIDTH = 100;
  private static final int COLUMN = 12;
  private static final int MOST_MIGRATIONS = 12;
  private static final int MOST_NAMES = 4;

  private final StartDiff diff;
  private final boolean unicode;
  private final List<String> lines = new ArrayList<>();

  /** What made a count differ needs not be said of the next one again. */
  private final Set<CountChange.Named> told = new HashSet<>();

  private DiffLines(StartDiff diff, boolean unicode) {
    this.diff = diff;
    this.unicode = unicode;
  }

  /**
   * The lines, each of at most 100 columns.
   *
   * @param unicode whether more than ASCII may be used
   */
  public static List<String> of(StartDiff diff, boolean unicode) {
    DiffLines all = new DiffLines(diff, unicode);
    all.verdict();
    all.causes();
    all.migrations();
    all.counts();
    return all.lines;
  }

  /** What {@code --max-regression} makes of it. */
  public static String gate(StartDiff diff, double limitPercent) {
    String limit = "--max-regression " + DiffWords.percent(limitPercent);
    if (diff.head().bind() == null) {
      return "REGRESSION: the head never opened its port (" + limit + ")";
    }
    String later = DiffWords.percent(Math.max(0, diff.deltaPercent())) + " later";
    if (diff.regressed(limitPercent)) {
      return "REGRESSION: " + later + ", more than " + limit + " allows";
    }
    if (diff.base().bind() == null) {
      return "no regression: the base never opened its port";
    }
    boolean over = diff.deltaPercent() > limitPercent;
    return "no regression: " + (over ? later + ", but within the spread" : "within " + limit);
  }

  private void verdict() {
    wrap("", DiffWords.headline(diff), 3);
    if (diff.bothBound()) {
      wrap("", DiffWords.certainty(diff), 3);
    } else {
      ending("", diff.head());
      if (diff.head().bind() == null) {
        wrap("base: ", Headline.of(diff.base(), Way.of(diff.base())), 2);
      }
      ending("base: ", diff.base());
    }
    String verdict = DiffWords.verdict(diff);
    if (verdict != null) {
      wrap("", verdict, 2);
    }
    if (!diff.unlike().isEmpty()) {
      wrap("not alike: ", String.join("; ", diff.unlike()), 6);
    }
  }

  private void ending(String first, Start start) {
    if (start.failure() != null) {
      wrap(first, Headline.ending(start.failure()), 3);
    }
  }

  private void causes() {
    DiffRows rows = DiffRows.of(diff);
    lines.add("");
    lines.add(columns("base", "head", "change"));
    for (DiffRows.Row row : rows.shown()) {
      CauseChange change = row.change();
      add(
          change.came() ? "-" : Headline.say(change.baseMillis()),
          change.went() ? "-" : Headline.say(change.headMillis()),
          DiffWords.signed(change.deltaMillis()),
          "  ".repeat(row.depth()) + DiffWords.named(change, row.above()),
          DiffWords.behind(change));
    }
    DiffRows.Rest rest = rows.rest();
    boolean all = rows.shown().isEmpty();
    if (rest.telling(all)) {
      add("", "", DiffWords.signed(rest.deltaMillis()), DiffWords.rest(rest, all), "");
    }
    double before = Way.of(diff.base()).endMillis();
    double after = Way.of(diff.head()).endMillis();
    add(
        Headline.say(before),
        Headline.say(after),
        DiffWords.signed(after - before),
        diff.bothBound() ? "to the open port" : "to the open port, or to the end",
        "");
    instant("ready", readyMillis(diff.base()), readyMillis(diff.head()));
    instant(
        "CPU time of the process",
        diff.base().cpu().processMillis(),
        diff.head().cpu().processMillis());
  }

  private void instant(String name, Double before, Double after) {
    if (before != null && after != null) {
      add(Headline.say(before), Headline.say(after), DiffWords.signed(after - before), name, "");
    }
  }

  private static Double readyMillis(Start start) {
    return start.ready() == null ? null : start.ready().atMillis();
  }

  private void migrations() {
    double least = DiffRows.leastMillis(diff);
    List<String> changed = new ArrayList<>();
    for (MigrationChange change : diff.migrations()) {
      String mark = DiffWords.mark(change, least);
      if (mark != null) {
        String facts = ": " + Columns.cut(DiffWords.facts(change), WIDTH - 40, unicode);
        String first = "  " + mark + " ".repeat(9 - mark.length());
        int room = WIDTH - first.length() - facts.length();
        changed.add(first + Columns.cut(change.name(), room, unicode) + facts);
      }
    }
    if (changed.isEmpty()) {
      return;
    }
    int before = diff.base().migrations().size();
    int after = diff.head().migrations().size();
    lines.add("");
    lines.add("migrations: " + (before == after ? after : before + " -> " + after));
    lines.addAll(changed.subList(0, Math.min(MOST_MIGRATIONS, changed.size())));
    if (changed.size() > MOST_MIGRATIONS) {
      lines.add("  and " + (changed.size() - MOST_MIGRATIONS) + " more");
    }
  }

  private void counts() {
    List<String> same = new ArrayList<>();
    boolean headed = false;
    lines.add("");
    for (CountChange change : diff.counts()) {
      if (change.changed()) {
        if (!headed) {
          lines.add(columns("base", "head", "change"));
          headed = true;
        }
        counted(change);
      } else if (change.comparable()) {
        same.add(DiffWords.counted(change.head(), change.what()));
      }
    }
    if (!same.isEmpty()) {
      wrap("as before: ", String.join(", ", same), 3);
    }
    for (String line : DiffWords.gaps(diff)) {
      wrap("", line, 2);
    }
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
  }

  private void counted(CountChange change) {
    add(
        Columns.count(change.base()),
        Columns.count(change.head()),
        DiffWords.signed(change.delta()),
        change.what(),
        "");
    List<CountChange.Named> named = new ArrayList<>(change.named());
    named.removeAll(told);
    told.addAll(named);
    int most = Math.min(MOST_NAMES, named.size());
    for (CountChange.Named one : named.subList(0, most)) {
      add(
          one.base() == 0 ? "-" : Columns.count(one.base()),
          one.head() == 0 ? "-" : Columns.count(one.head()),
          DiffWords.signed(one.delta()),
          "  " + DiffWords.named(change, one),
          DiffWords.behind(one));
    }
    if (named.size() > most) {
      long rest = 0;
      for (CountChange.Named one : named.subList(most, named.size())) {
        rest += one.delta();
      }
      add("", "", DiffWords.signed(rest), "  " + (named.size() - most) + " more", "");
    }
  }

  /** A row; {@code behind} is kept when the text must be cut. */
  private void add(String base, String head, String change, String text, String behind) {
    String numbers = columns(base, head, change) + "  ";
    lines.add(numbers + cut(text, WIDTH - numbers.length() - behind.length()) + behind);
  }

  /** Keeps the indent, which the cutting would strip. */
  private String cut(String text, int width) {
    int indent = text.length() - text.stripLeading().length();
    return text.substring(0, indent) + Columns.cut(text, width - indent, unicode);
  }

  private static String columns(String base, String head, String change) {
    return Columns.right(base, COLUMN)
        + Columns.right(head, COLUMN)
        + Columns.right(change, COLUMN);
  }

  private void wrap(String first, String text, int most) {
    lines.addAll(Columns.wrap(first, text, WIDTH, most));
  }
}
