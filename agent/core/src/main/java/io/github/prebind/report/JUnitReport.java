package io.github.prebind.report;

import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A start as JUnit XML, which CI servers show: a test case each for the deadline, ready, the budget
 * and every finding. A pure function.
 *
 * <p>Nobody owns the format; what Ant's task writes and the schemas in use have in common is kept
 * to: a suite with its name, time and host, the cases, and one text behind them.
 */
public final class JUnitReport {
  private static final String SUITE = "prebind";

  /** One case; at most one of failure and skipped is not null. */
  private record Case(
      String group, String name, double millis, String type, String failure, String skipped) {
    static Case passed(String group, String name, double millis) {
      return new Case(group, name, millis, null, null, null);
    }

    static Case failed(String group, String name, double millis, String type, String why) {
      return new Case(group, name, millis, type, why, null);
    }

    static Case skipped(String group, String name, String why) {
      return new Case(group, name, 0, null, null, why);
    }
  }

  private final Start start;
  private final Way way;
  private final List<Case> cases = new ArrayList<>();

  private JUnitReport(Start start) {
    this.start = start;
    this.way = Way.of(start);
  }

  /** The document, ending with a line break; a finding fails its case if it is an error. */
  public static String of(Start start) {
    return of(start, "error");
  }

  /**
   * The same with another level.
   *
   * @param failOn the least level at which a finding fails its case: {@code info}, {@code warning}
   *     or {@code error}
   */
  public static String of(Start start, String failOn) {
    JUnitReport report = new JUnitReport(start);
    report.deadline();
    report.ready();
    report.budget();
    for (Finding finding : start.findings()) {
      report.finding(finding, failOn);
    }
    return report.document();
  }

  private void deadline() {
    Long deadline = start.verdict().deadlineMillis();
    String name = "the port opens in time";
    if (start.bind() == null) {
      fail(name, way.endMillis(), "never opened", Headline.of(start, way));
    } else if (deadline != null && SpareTime.ofDeadline(start) < 0) {
      fail(name, way.endMillis(), "late", Headline.of(start, way));
    } else if (deadline == null) {
      cases.add(Case.skipped("start", name, reason("verdict.deadlineMillis")));
    } else {
      cases.add(Case.passed("start", name, way.endMillis()));
    }
  }

  private void ready() {
    String name = "the app is ready";
    if (start.ready() == null) {
      cases.add(Case.skipped("start", name, reason("ready")));
    } else {
      cases.add(Case.passed("start", name, start.ready().atMillis()));
    }
  }

  private void budget() {
    Long budget = start.verdict().budgetMillis();
    String name = "the port opens within the budget";
    if (budget == null) {
      cases.add(Case.skipped("start", name, reason("verdict.budgetMillis")));
    } else if (start.bind() == null || SpareTime.ofBudget(start) < 0) {
      fail(name, way.endMillis(), "over budget", Headline.of(start, way));
    } else {
      cases.add(Case.passed("start", name, way.endMillis()));
    }
  }

  private void finding(Finding finding, String failOn) {
    double millis = finding.costMillis() == null ? 0 : finding.costMillis();
    String why = finding.evidence() + "\n" + finding.fix();
    if (rank(finding.level()) >= rank(failOn)) {
      cases.add(Case.failed("finding", finding.title(), millis, finding.id(), why));
    } else {
      cases.add(Case.passed("finding", finding.title(), millis));
    }
  }

  private static int rank(String level) {
    return List.of("info", "warning", "error").indexOf(level);
  }

  private void fail(String name, double millis, String type, String why) {
    cases.add(Case.failed("start", name, millis, type, why));
  }

  private String reason(String path) {
    return start.reasons().getOrDefault(path, "not known");
  }

  private String document() {
    int failures = 0;
    int skipped = 0;
    for (Case one : cases) {
      failures += one.failure == null ? 0 : 1;
      skipped += one.skipped == null ? 0 : 1;
    }
    StringBuilder xml = new StringBuilder(2_048);
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite");
    put(xml, "name", SUITE);
    put(xml, "package", SUITE);
    put(xml, "id", "0");
    put(xml, "timestamp", timestamp());
    put(xml, "hostname", "localhost");
    put(xml, "tests", Integer.toString(cases.size()));
    put(xml, "failures", Integer.toString(failures));
    put(xml, "errors", "0");
    put(xml, "skipped", Integer.toString(skipped));
    put(xml, "time", seconds(way.endMillis()));
    xml.append(">\n    <properties>\n");
    for (EnvironmentFact fact : EnvironmentFact.of(start)) {
      xml.append("      <property");
      put(xml, "name", fact.name());
      put(xml, "value", fact.value());
      xml.append("/>\n");
    }
    xml.append("    </properties>\n");
    for (Case one : cases) {
      append(xml, one);
    }
    xml.append("    <system-out>").append(XmlText.element(summary())).append("</system-out>\n");
    xml.append("    <system-err></system-err>\n");
    return xml.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private void append(StringBuilder xml, Case one) {
    xml.append("    <testcase");
    put(xml, "classname", SUITE + '.' + one.group);
    put(xml, "name", one.name.isBlank() ? "unnamed" : one.name);
    put(xml, "time", seconds(one.millis));
    if (one.failure != null) {
      xml.append(">\n      <failure");
      put(xml, "type", one.type);
      put(xml, "message", one.failure);
      String text = one.group.equals("start") ? summary() : one.failure;
      xml.append('>').append(XmlText.element(text)).append("</failure>\n    </testcase>\n");
    } else if (one.skipped != null) {
      xml.append(">\n      <skipped>").append(XmlText.element(one.skipped));
      xml.append("</skipped>\n    </testcase>\n");
    } else {
      xml.append("/>\n");
    }
  }

  private String summary() {
    return String.join("\n", ConsoleSummary.lines(start, true));
  }

  /** Without a zone, as the format has it; UTC. */
  private String timestamp() {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
        start.origin().process().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
  }

  private static String seconds(double millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1_000);
  }

  private static void put(StringBuilder xml, String name, String value) {
    xml.append(' ').append(name).append("=\"").append(XmlText.attribute(value)).append('"');
  }
}
