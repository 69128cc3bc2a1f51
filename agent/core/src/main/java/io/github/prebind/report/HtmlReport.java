package io.github.prebind.report;

import io.github.prebind.analyse.Advice;
import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Outcome;
import io.github.prebind.start.StartJson;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A start as one HTML file that needs nothing else: no server, no network. A pure function.
 *
 * <p>The verdict, the causes and the advice are plain HTML, so that they can be read where scripts
 * do not run, as on some CI servers. All else is drawn by the page's script from the report's JSON,
 * which the page contains as it is. What the app put into names and SQL reaches the page as escaped
 * text or JSON only; the content security policy lets no other script run and nothing be fetched.
 */
final class HtmlReport {
  private static final int MOST_CAUSES = 12;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Start start;
  private final Way way;

  private HtmlReport(Start start) {
    this.start = start;
    this.way = Way.of(start);
  }

  /** The whole page. */
  static String of(Start start) {
    return new HtmlReport(start).page();
  }

  private String page() {
    String style = PageParts.style();
    String library = PageParts.library();
    String scripts = PageParts.scripts();
    return filled(
        PageParts.template(),
        Map.ofEntries(
            Map.entry("policy", policy(style, library, scripts)),
            Map.entry("style", style),
            Map.entry("licence", PageParts.libraryLicence().strip()),
            Map.entry("library", library),
            Map.entry("scripts", scripts),
            Map.entry("title", HtmlText.escaped(state() + ": " + event() + " - " + app())),
            Map.entry("state", stateName()),
            Map.entry("sign", sign()),
            Map.entry("verdict", state()),
            Map.entry("event", HtmlText.escaped(capital(event()))),
            Map.entry("against", paragraph("against", against())),
            Map.entry("facts", facts()),
            Map.entry("advice", advice()),
            Map.entry("causes", causes()),
            Map.entry("app", HtmlText.escaped(app())),
            Map.entry("when", HtmlText.escaped(DATE.format(start.origin().process()))),
            Map.entry("where", where()),
            Map.entry("version", HtmlText.escaped(start.prebind().version())),
            Map.entry("start", HtmlText.json(StartJson.write(start))),
            Map.entry("page", HtmlText.json(PageFacts.json(start, way)))));
  }

  /** The template with each {@code {{name}}} replaced, and what was put in left alone. */
  private static String filled(String template, Map<String, String> values) {
    StringBuilder page = new StringBuilder(512 * 1024);
    int at = 0;
    for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", at)) {
      int close = template.indexOf("}}", open);
      page.append(template, at, open).append(values.get(template.substring(open + 2, close)));
      at = close + 2;
    }
    return page.append(template, at, template.length()).toString();
  }

  /** Nothing is fetched, and nothing runs but what stands in the page by these very bytes. */
  private static String policy(String style, String library, String scripts) {
    return "default-src 'none'; script-src "
        + PageParts.hash(library)
        + ' '
        + PageParts.hash(scripts)
        + "; style-src "
        + PageParts.hash(style)
        + "; img-src data:; base-uri 'none'; form-action 'none';"
        + " require-trusted-types-for 'script'";
  }

  private String state() {
    return switch (start.outcome()) {
      case DIED -> "Died";
      case STOPPED -> "Stopped";
      case NOT_BOUND -> "Never open";
      case BOUND -> {
        Boolean inTime = start.verdict().inTime();
        yield inTime == null ? "Open" : inTime ? "In time" : "Late";
      }
    };
  }

  /** For the style: good, bad or neither. */
  private String stateName() {
    if (start.outcome() != Outcome.BOUND || Boolean.FALSE.equals(start.verdict().inTime())) {
      return "bad";
    }
    return start.verdict().inTime() == null ? "open" : "good";
  }

  private String sign() {
    return switch (stateName()) {
      case "bad" -> "\u2715";
      case "good" -> "\u2713";
      default -> "\u2022";
    };
  }

  /** In a page of its own nothing has to shout. */
  private String event() {
    String event = Headline.event(start, way);
    int word = event.indexOf(' ');
    return event.substring(0, word).toLowerCase(Locale.ROOT) + event.substring(word);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private String against() {
    String against = Headline.against(start);
    return against == null ? null : capital(against) + ".";
  }

  private String app() {
    String main = start.jvm().mainClass();
    return main.isBlank() ? "a Java app" : main;
  }

  private String where() {
    if (start.platform() == null) {
      return "";
    }
    return "<li>" + HtmlText.escaped(Headline.name(start.platform())) + "</li>";
  }

  private String facts() {
    List<String> facts = new ArrayList<>();
    if (start.failure() != null && start.outcome() != Outcome.BOUND) {
      facts.add(Headline.ending(start.failure()));
    }
    if (start.ready() != null) {
      facts.add(capital(ConsoleSummary.readyLine(start)) + ".");
    }
    String container = Headline.container(start, way);
    if (container != null) {
      facts.add(capital(container) + ".");
    }
    if (Headline.isShutToOthers(start)) {
      facts.add("Open on " + start.bind().address() + " only: nobody outside can connect.");
    }
    if (start.runs() != null) {
      facts.add("This is " + Headline.of(start.runs()) + ".");
    }
    if (start.rehearsal() != null) {
      facts.add(capital(start.rehearsal().text()) + ".");
    }
    StringBuilder html = new StringBuilder();
    for (String fact : facts) {
      html.append("<li>").append(HtmlText.escaped(fact)).append("</li>");
    }
    return facts.isEmpty() ? "" : "<ul class=\"facts\">" + html + "</ul>";
  }

  private String advice() {
    String advice = Advice.first(start, way);
    return advice == null
        ? "<p class=\"none\">Nothing stands out: no single cause is worth a change.</p>"
        : "<p>" + HtmlText.escaped(advice) + "</p>";
  }

  /** What took how long, as a table that the script adds bars to. */
  private String causes() {
    StringBuilder html = new StringBuilder();
    int shown = 0;
    double rest = 0;
    for (Way.Part part : way.rows()) {
      if (shown < MOST_CAUSES) {
        cause(html, shown++, part.millis(), CostRows.title(part));
      } else {
        rest += part.millis();
      }
    }
    int left = way.rows().size() - shown;
    if (left > 0) {
      cause(html, -1, rest, left + (left == 1 ? " smaller part" : " smaller parts"));
    }
    return html.toString();
  }

  private void cause(StringBuilder html, int row, double millis, String title) {
    long percent = way.endMillis() > 0 ? Math.round(100 * millis / way.endMillis()) : 0;
    html.append("<tr data-row=\"").append(row).append("\"><td class=\"number\">");
    html.append(HtmlText.escaped(Headline.say(millis)));
    html.append("</td><td class=\"number\">").append(percent == 0 ? "&lt;1" : percent);
    html.append(" %</td><td>").append(HtmlText.escaped(title)).append("</td></tr>\n");
  }

  private static String paragraph(String type, String text) {
    return text == null ? "" : "<p class=\"" + type + "\">" + HtmlText.escaped(text) + "</p>";
  }
}
