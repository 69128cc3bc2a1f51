package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.StartBuilder;
import io.github.prebind.start.StartJson;
import io.github.prebind.start.Starts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as text; what a browser makes of it is in the tests with one. */
class HtmlReportTest {
  /** What names and SQL of an app may hold, and what must stay text. */
  private static final String HOSTILE =
      "</script><img src=x onerror=alert(1)><!--<script>{{start}} \u2028\u2029 \ud800 ]]> &lt; \"'`";

  private static Stream<Map.Entry<String, Start>> starts() {
    return Starts.all().entrySet().stream();
  }

  private static List<String> scripts(String page) {
    List<String> scripts = new ArrayList<>();
    Matcher matcher = Pattern.compile("(?s)<script([^>]*)>(.*?)</script>").matcher(page);
    while (matcher.find()) {
      scripts.add(matcher.group(1) + "\n" + matcher.group(2));
    }
    return scripts;
  }

  private static Start hostile() {
    StartBuilder start = new StartBuilder();
    start.platform("heroku", HOSTILE, 60_000L, HOSTILE);
    start.span(null, HOSTILE, "migration", HOSTILE, 100, 900, 800, 1, HOSTILE);
    start.span(0, HOSTILE, "sql", HOSTILE, 200, 700, 500, 40, null);
    start.share("migration", HOSTILE, 300, 1).share("sql", HOSTILE, 500, 40);
    start.reasons.put(HOSTILE, HOSTILE);
    return start
        .agent(1.0, 0, HOSTILE)
        .ended(Start.Outcome.DIED, HOSTILE, HOSTILE, HOSTILE)
        .build();
  }

  @ParameterizedTest
  @MethodSource("starts")
  void holdsTheReportAsItIs(Map.Entry<String, Start> start) {
    String json = scripts(HtmlReport.of(start.getValue())).get(0);
    assertThat(json).startsWith(" type=\"application/json\" id=\"start-json\"");
    Start read = StartJson.read(json.substring(json.indexOf('\n') + 1));
    assertThat(StartJson.write(read)).isEqualTo(StartJson.write(start.getValue()));
  }

  @ParameterizedTest
  @MethodSource("starts")
  void saysTheVerdictTheCausesAndTheAdviceWithoutAScript(Map.Entry<String, Start> entry) {
    Start start = entry.getValue();
    String page = HtmlReport.of(start);
    String body = page.substring(page.indexOf("<main"), page.indexOf("<noscript>"));
    String against = Headline.against(start);
    if (against != null) {
      assertThat(body).contains(HtmlText.escaped(against.substring(1)));
    }
    assertThat(body).contains("The one thing to change");
    io.github.prebind.analyse.Way way = io.github.prebind.analyse.Way.of(start);
    assertThat(body).contains(HtmlText.escaped(CostRows.title(way.rows().get(0))));
  }

  @Test
  void lightensTheVerdictToAWordASignAndOneSentence() {
    assertThat(HtmlReport.of(Starts.lateOnHeroku()))
        .contains("<title>Late: port 8080 open after 1 min 6 s - com.acme.Main</title>")
        .contains("</span> Late</p>")
        .contains("<h1 id=\"event\">Port 8080 open after 1 min 6 s</h1>")
        .contains("<p class=\"against\">Heroku allows 1 min, 6 s too late.</p>");
    assertThat(HtmlReport.of(Starts.diedInMigration()))
        .contains("</span> Died</p>")
        .contains("<h1 id=\"event\">Died after 7.2 s, before a port was open</h1>");
  }

  @Test
  void letsNothingBeFetchedAndNothingElseRun() {
    String page = HtmlReport.of(Starts.migratingOnHeroku());
    assertThat(page).startsWith("<!doctype html>");
    Matcher policy =
        Pattern.compile("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">")
            .matcher(page);
    assertThat(policy.find()).isTrue();
    assertThat(policy.group(1))
        .contains("default-src 'none';", "base-uri 'none'", "form-action 'none'")
        .contains("require-trusted-types-for 'script'")
        .doesNotContain("unsafe", "http", "*");
    List<String> scripts = scripts(page);
    assertThat(scripts).hasSize(4);
    for (String script : scripts.subList(2, 4)) {
      assertThat(script).startsWith("\n");
      assertThat(policy.group(1)).contains(PageParts.hash(script.substring(1)));
    }
    String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    assertThat(policy.group(1)).contains("style-src " + PageParts.hash(style));
    assertThat(style).doesNotContain("url(", "@import");
    assertThat(page.substring(0, page.indexOf("<script")))
        .doesNotContainPattern("(src|href)=\"(?!#|data:)")
        .doesNotContainPattern(" style=\"| on[a-z]+=\"");
  }

  @Test
  void keepsWhatTheAppWroteText() {
    String page = HtmlReport.of(hostile());
    assertThat(scripts(page)).hasSize(4);
    assertThat(page).doesNotContain("<img", "alert(1)>").doesNotContain("\u2028", "\u2029");
    for (String json : scripts(page).subList(0, 2)) {
      String text = json.substring(json.indexOf('\n') + 1);
      assertThat(text).doesNotContain("<", ">", "&");
      assertThat(text).contains("\\u003c/script\\u003e\\u003cimg", "\\u2028\\u2029 ");
    }
    // In UTF-8 as in memory: a lone surrogate would have become a question mark.
    assertThat(new String(page.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(page);
    assertThat(page).contains("&lt;/script&gt;&lt;img src=x onerror=").contains("{{start}}");
  }

  @Test
  void givesBackWhatTheAppWrote() {
    String json = scripts(HtmlReport.of(hostile())).get(0);
    Start read = StartJson.read(json.substring(json.indexOf('\n') + 1));
    String wellFormed = HOSTILE.replace('\ud800', '\ufffd');
    assertThat(read.spans().get(0).label()).isEqualTo(wellFormed);
    assertThat(read.reasons()).containsEntry(wellFormed, wellFormed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"page.css", "d3.min.js", "scripts"})
  void canStandInsideOfItsElement(String name) {
    String text =
        switch (name) {
          case "page.css" -> PageParts.style();
          case "scripts" -> PageParts.scripts();
          default -> PageParts.library();
        };
    assertThat(text.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("</script", "</style", "<!--", "<script");
    assertThat(text).doesNotContain("\r");
  }

  @Test
  void carriesTheLicenceOfItsLibrary() {
    String page = HtmlReport.of(Starts.bareServer());
    assertThat(page).contains("Mike Bostock", "this permission notice appear in all copies");
  }

  @Test
  void saysWhyThereIsNoProjectionOfAStartWithoutCores() {
    StartBuilder start = new StartBuilder().quota(0.0).slice(900, 700, 0, 0);
    String page = HtmlReport.of(start.bound(8080, "0.0.0.0", 900).build());

    assertThat(scripts(page).get(1))
        .contains("\"none\":\"its jvm.cpuQuota is 0.0, expected more than 0 cores\"");
  }

  @Test
  void leavesOpenWhatRunsBehindThePortWhereThePlatformWaitsForHttp() {
    StartBuilder start = new StartBuilder().slice(900, 700, 0, 0).bound(8080, "0.0.0.0", 900);
    start.platform("lambda", "This Lambda", 10_000L, true, 8080).ready(3_200, "GET /");

    assertThat(scripts(HtmlReport.of(start.build())).get(1))
        .contains(
            "This Lambda waits for an HTTP answer: ",
            "(2.3 s here, until ready",
            "AWS Elastic Beanstalk waits for an HTTP answer: ")
        .doesNotContain("Heroku waits for an HTTP answer");
  }

  @Test
  void isLightEnoughToBeSent() {
    assertThat(HtmlReport.of(Starts.bareServer()).length()).isLessThan(450_000);
  }

  @Test
  void putsAsMuchInWordsAsAPersonWouldRead() {
    StartBuilder start = new StartBuilder().bound(8080, "0.0.0.0", 50_000);
    for (int i = 0; i < 40; i++) {
      start.span(null, "sql", "SELECT " + i, 1_000 * i, 1_000 * i + 900);
      start.share("sql", "SELECT " + i, 900, 1);
    }
    assertThat(HtmlReport.of(start.build()))
        .contains("SELECT 0</td>", " smaller parts</td>")
        .doesNotContain("SELECT 39</td>");
  }
}
