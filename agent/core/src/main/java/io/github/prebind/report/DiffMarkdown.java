package io.github.prebind.report;

import io.github.prebind.analyse.CauseChange;
import io.github.prebind.analyse.CountChange;
import io.github.prebind.analyse.MigrationChange;
import io.github.prebind.analyse.StartDiff;
import io.github.prebind.analyse.Way;
import java.util.ArrayList;
import java.util.List;

/**
 * Two starts compared, as Markdown that is fit for a comment on a pull request: what came, what
 * went, what grew; the counts folded. A pure function.
 */
public final class DiffMarkdown {
  private static final int LONGEST_NAME = 100;
  private static final int MOST_MIGRATIONS = 20;
  private static final int MOST_NAMES = 8;

  private final StartDiff diff;
  private final StringBuilder page = new StringBuilder(4_096);

  private DiffMarkdown(StartDiff diff) {
    this.diff = diff;
  }

  /**
   * The page, ending with a line break; below 65,536 characters, which a comment may have.
   *
   * @param limitPercent of the regression, or null where none was set
   */
  public static String of(StartDiff diff, Double limitPercent) {
    DiffMarkdown all = new DiffMarkdown(diff);
    all.verdict(limitPercent);
    all.causes();
    all.migrations();
    all.counts();
    return all.page.toString();
  }

  private void verdict(Double limitPercent) {
    boolean bad =
        diff.head().bind() == null || limitPercent != null && diff.regressed(limitPercent);
    String sign = bad ? "\u274c " : limitPercent == null ? "" : "\u2705 ";
    line("### " + sign + MarkdownText.plain(DiffWords.headline(diff)));
    line("");
    if (limitPercent != null) {
      fact(DiffLines.gate(diff, limitPercent));
    }
    if (diff.bothBound()) {
      fact(DiffWords.certainty(diff));
    }
    if (diff.head().failure() != null) {
      fact(Headline.ending(diff.head().failure()));
    }
    String verdict = DiffWords.verdict(diff);
    if (verdict != null) {
      fact(verdict);
    }
    if (!diff.unlike().isEmpty()) {
      fact("not alike: " + String.join("; ", diff.unlike()));
    }
    line("");
  }

  private void causes() {
    DiffRows rows = DiffRows.of(diff);
    head();
    for (DiffRows.Row row : rows.shown()) {
      CauseChange change = row.change();
      row(
          change.came() ? "" : Headline.say(change.baseMillis()),
          change.went() ? "" : Headline.say(change.headMillis()),
          DiffWords.signed(change.deltaMillis()),
          "&nbsp;&nbsp;&nbsp;".repeat(row.depth())
              + MarkdownReport.named(change.kind(), change.label(), 1)
              + DiffWords.behind(change).replace(">", "\\>"));
    }
    DiffRows.Rest rest = rows.rest();
    boolean all = rows.shown().isEmpty();
    if (rest.telling(all)) {
      row("", "", DiffWords.signed(rest.deltaMillis()), DiffWords.rest(rest, all));
    }
    double before = Way.of(diff.base()).endMillis();
    double after = Way.of(diff.head()).endMillis();
    row(
        "**" + Headline.say(before) + "**",
        "**" + Headline.say(after) + "**",
        "**" + DiffWords.signed(after - before) + "**",
        diff.bothBound() ? "**to the open port**" : "**to the open port, or to the end**");
    line("");
  }

  private void migrations() {
    double least = DiffRows.leastMillis(diff);
    List<String> changed = new ArrayList<>();
    for (MigrationChange change : diff.migrations()) {
      String mark = DiffWords.mark(change, least);
      if (mark != null) {
        changed.add(
            "- "
                + mark
                + ": "
                + MarkdownText.code(change.name(), LONGEST_NAME)
                + ", "
                + MarkdownText.plain(DiffWords.facts(change)));
      }
    }
    if (!changed.isEmpty()) {
      line("**Migrations**");
      line("");
      changed.subList(0, Math.min(MOST_MIGRATIONS, changed.size())).forEach(this::line);
      if (changed.size() > MOST_MIGRATIONS) {
        line("- and " + (changed.size() - MOST_MIGRATIONS) + " more");
      }
      line("");
    }
  }

  private void counts() {
    List<CountChange> changed = new ArrayList<>();
    List<String> same = new ArrayList<>();
    for (CountChange change : diff.counts()) {
      if (change.changed()) {
        changed.add(change);
      } else if (change.comparable()) {
        same.add(DiffWords.counted(change.head(), change.what()));
      }
    }
    if (!changed.isEmpty()) {
      line("<details><summary>" + counted(changed) + "</summary>");
      line("");
      head();
      changed.forEach(this::counted);
      line("");
      line("</details>");
      line("");
    }
    if (!same.isEmpty()) {
      line("As before: " + String.join(", ", same));
    }
    for (String gap : DiffWords.gaps(diff)) {
      line("");
      line(MarkdownText.plain(gap));
    }
  }

  private static String counted(List<CountChange> changed) {
    List<String> words = new ArrayList<>();
    for (CountChange change : changed) {
      words.add(DiffWords.signed(change.delta()) + " " + change.what());
    }
    return String.join(", ", words);
  }

  private void counted(CountChange change) {
    row(
        Columns.count(change.base()),
        Columns.count(change.head()),
        DiffWords.signed(change.delta()),
        "**" + change.what() + "**");
    int most = Math.min(MOST_NAMES, change.named().size());
    for (CountChange.Named one : change.named().subList(0, most)) {
      row(
          one.base() == 0 ? "" : Columns.count(one.base()),
          one.head() == 0 ? "" : Columns.count(one.head()),
          DiffWords.signed(one.delta()),
          MarkdownText.code(one.name(), LONGEST_NAME) + DiffWords.behind(one));
    }
    if (change.named().size() > most) {
      row("", "", "", change.named().size() - most + " more");
    }
  }

  private void head() {
    line(MarkdownText.row("base", "head", "change", "what"));
    line("| ---: | ---: | ---: | --- |");
  }

  private void fact(String text) {
    line("- " + MarkdownText.plain(text));
  }

  private void row(String base, String head, String change, String text) {
    line(MarkdownText.row(base, head, change, text));
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
