package io.github.prebind.report;

import io.github.prebind.analyse.Advice;
import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Endpoint;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Migration;
import io.github.prebind.start.Start.Outcome;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A start as Markdown, fit for a comment on a pull request: the verdict, where the time went, what
 * to do; details folded. A pure function.
 */
public final class MarkdownReport {
  private static final int MOST_CAUSES = 8;
  private static final int MOST_INSIDE = 2;
  private static final int MOST_ROWS = 20;
  private static final int LONGEST_NAME = 120;
  private static final double SHOWN_SHARE = 0.01;

  private final Start start;
  private final Way way;
  private final StringBuilder page = new StringBuilder(4_096);

  private MarkdownReport(Start start) {
    this.start = start;
    this.way = Way.of(start);
  }

  /** The page, ending with a line break; below 65,536 characters, which a comment may have. */
  public static String of(Start start) {
    MarkdownReport report = new MarkdownReport(start);
    report.verdict();
    report.causes();
    report.advice();
    report.findings();
    report.migrations();
    report.statements();
    report.endpoints();
    report.environment();
    return report.page.toString();
  }

  private void verdict() {
    line("### " + sign(start) + MarkdownText.plain(Headline.of(start, way)));
    line("");
    List<String> facts = new ArrayList<>();
    if (start.runs() != null) {
      facts.add(Headline.of(start.runs()));
    }
    if (start.rehearsal() != null) {
      facts.add(start.rehearsal().text());
    }
    if (!start.prebind().addedRtt().isEmpty()) {
      facts.add(
          "rehearsed with longer round trips: " + String.join(", ", start.prebind().addedRtt()));
    }
    if (start.ready() != null) {
      facts.add(ConsoleSummary.readyLine(start));
    }
    String container = Headline.container(start, way);
    if (container != null) {
      facts.add(container);
    }
    if (start.failure() != null && start.outcome() != Outcome.BOUND) {
      facts.add(Headline.ending(start.failure()));
    }
    if (Headline.isShutToOthers(start)) {
      facts.add("open on " + start.bind().address() + " only: nobody outside can connect");
    }
    for (String fact : facts) {
      line("- " + MarkdownText.plain(fact));
    }
    line(facts.isEmpty() ? null : "");
  }

  /** Before the headline, for the eye that only skims. */
  static String sign(Start start) {
    if (start.outcome() != Outcome.BOUND || Boolean.FALSE.equals(start.verdict().inTime())) {
      return "\u274c ";
    }
    return Boolean.TRUE.equals(start.verdict().inTime()) ? "\u2705 " : "";
  }

  private void causes() {
    if (way.endMillis() <= 0) {
      return;
    }
    head("| time | share | what kept the port shut |", "| ---: | ---: | --- |");
    int shown = 0;
    double rest = 0;
    for (Way.Part part : way.rows()) {
      if (shown == MOST_CAUSES || part.millis() < SHOWN_SHARE * way.endMillis()) {
        rest += part.millis();
        continue;
      }
      shown++;
      cause(part.millis(), 0, named(part.kind(), part.label(), part.count()));
      inside(part);
    }
    if (rest >= 1) {
      cause(rest, 0, "smaller parts");
    }
    line("");
  }

  private void inside(Way.Part part) {
    if (part.span() == null || !Way.isCause(part.kind())) {
      return;
    }
    List<SpanFacts> calls = new ArrayList<>(way.inside(part.span()));
    calls.sort(Comparator.comparingDouble(SpanFacts::millis).reversed());
    int shown = 0;
    for (SpanFacts call : calls) {
      if (shown++ == MOST_INSIDE || call.millis() < 0.2 * part.millis()) {
        return;
      }
      cause(call.millis(), 1, named(call.kind(), call.label(), call.count()));
    }
  }

  private void cause(double millis, int depth, String name) {
    long percent = Math.round(100 * millis / way.endMillis());
    line(
        MarkdownText.row(
            Headline.say(millis),
            percent == 0 ? "<1 %" : percent + " %",
            (depth > 0 ? "&nbsp;&nbsp;&nbsp;" : "") + name));
  }

  /** The kind in words, and the name as code. */
  static String named(String kind, String label, long count) {
    String times = count > 1 ? ", " + Columns.count(count) + " times" : "";
    if (label.isBlank() || label.equals(Way.MIXED)) {
      return (label.isBlank() ? KindNames.all(kind) : label) + times;
    }
    if (!Way.isCause(kind)) {
      boolean frame = kind.equals("framework") || kind.equals("bean");
      return frame ? MarkdownText.code(label, LONGEST_NAME) + times : KindNames.fully(kind);
    }
    String words = KindNames.named(kind, label);
    String first = words.substring(0, words.length() - label.length());
    return first + MarkdownText.code(label, LONGEST_NAME) + times;
  }

  private void advice() {
    String advice = Advice.first(start, way);
    if (advice != null) {
      line("**What to do:** " + MarkdownText.plain(advice));
      line("");
    }
  }

  private void findings() {
    if (start.findings().isEmpty()) {
      return;
    }
    head("| level | finding | cost | what to do |", "| --- | --- | ---: | --- |");
    for (Finding finding : first(start.findings())) {
      line(
          MarkdownText.row(
              finding.level(),
              "**"
                  + MarkdownText.plain(finding.title())
                  + "**: "
                  + MarkdownText.plain(finding.evidence()),
              finding.costMillis() == null ? "" : Headline.say(finding.costMillis()),
              MarkdownText.plain(finding.fix())));
    }
    more(start.findings().size());
    line("");
  }

  private void migrations() {
    if (start.migrations().isEmpty()) {
      return;
    }
    fold("Migrations: " + start.migrations().size());
    head("| migration | time | statements | outcome |", "| --- | ---: | ---: | --- |");
    for (Migration one : first(start.migrations())) {
      String name = (one.tool() + " " + one.id() + " " + one.description()).strip();
      line(
          MarkdownText.row(
              MarkdownText.code(name, LONGEST_NAME),
              Headline.say(one.millis()),
              one.statements() == null ? "" : Columns.count(one.statements()),
              MarkdownText.plain(one.outcome())));
    }
    more(start.migrations().size());
    unfold();
  }

  private void statements() {
    List<Statement> statements = Statement.of(way.spans());
    if (statements.isEmpty()) {
      return;
    }
    long count = 0;
    for (Statement statement : statements) {
      count += statement.count();
    }
    fold("SQL: " + DiffWords.counted(count, "statements"));
    head("| time | times | round trips | statement |", "| ---: | ---: | ---: | --- |");
    for (Statement one : first(statements)) {
      line(
          MarkdownText.row(
              Headline.say(one.millis()),
              Columns.count(one.count()),
              one.roundTrips() == 0 ? "" : Columns.count(one.roundTrips()),
              MarkdownText.code(one.sql(), LONGEST_NAME)));
    }
    more(statements.size());
    unfold();
  }

  private void endpoints() {
    if (start.endpoints().isEmpty()) {
      return;
    }
    fold("Remote addresses: " + start.endpoints().size());
    head("| address | connects | round trips | waited |", "| --- | ---: | ---: | ---: |");
    for (Endpoint one : first(start.endpoints())) {
      line(
          MarkdownText.row(
              MarkdownText.code(one.host() + ':' + one.port(), LONGEST_NAME),
              Columns.count(one.connects()),
              one.roundTrips() == null ? "" : Columns.count(one.roundTrips()),
              Headline.say(one.waitMillis())));
    }
    more(start.endpoints().size());
    unfold();
  }

  private void environment() {
    fold("Environment");
    for (EnvironmentFact fact : EnvironmentFact.of(start)) {
      line("- " + fact.name() + ": " + MarkdownText.plain(fact.value()));
    }
    unfold();
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(MOST_ROWS, all.size()));
  }

  private void more(int size) {
    if (size > MOST_ROWS) {
      line("");
      line("and " + (size - MOST_ROWS) + " more");
    }
  }

  private void fold(String title) {
    line("<details><summary>" + title + "</summary>");
    line("");
  }

  private void unfold() {
    line("");
    line("</details>");
    line("");
  }

  private void head(String titles, String alignment) {
    line(titles);
    line(alignment);
  }

  private void line(String text) {
    if (text != null) {
      page.append(text).append('\n');
    }
  }
}
