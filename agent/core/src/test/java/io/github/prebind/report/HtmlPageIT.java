package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.HostileStart;
import io.github.prebind.start.Start;
import io.github.prebind.start.StartBuilder;
import io.github.prebind.start.Starts;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The HTML report in a real browser. After each test: no dialog, console line or request. */
class HtmlPageIT {
  /** Uses all there is on the page: each choice of each list, each button, keys, the search. */
  private static final String USE_ALL =
      """
      const done = arguments[0];
      const frame = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
      (async () => {
        for (const list of document.querySelectorAll("#sections select")) {
          for (const option of list.options) {
            list.value = option.value;
            list.dispatchEvent(new Event("change", { bubbles: true }));
          }
          list.selectedIndex = 0;
          list.dispatchEvent(new Event("change", { bubbles: true }));
        }
        for (const button of document.querySelectorAll("main button")) button.click();
        for (const stage of document.querySelectorAll(".stage")) {
          for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "Enter", "ArrowUp", "+", "-", "Home"]) {
            stage.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
          }
          await frame();
          for (const canvas of stage.querySelectorAll("canvas")) {
            const box = canvas.getBoundingClientRect();
            for (let x = 3; x < box.width; x += 150) {
              for (let y = 30; y < box.height; y += 20) {
                const at = { clientX: box.x + x, clientY: box.y + y, bubbles: true };
                for (const type of ["pointermove", "click"]) canvas.dispatchEvent(new PointerEvent(type, at));
              }
            }
          }
        }
        const search = document.getElementById("search");
        for (const words of ["script", "img", "e", "migration", ""]) {
          search.value = words;
          search.dispatchEvent(new Event("input", { bubbles: true }));
          const first = document.querySelector("#found li");
          if (first && !document.getElementById("found-box").hidden) first.click();
        }
        await frame();
        done();
      })();
      """;

  private static Browser browser;

  @BeforeAll
  static void startsABrowser() throws IOException {
    browser = Browser.start();
  }

  @AfterAll
  static void closesIt() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @AfterEach
  void thePageDidNothingItMustNot() {
    assertThat(browser.misdeeds()).isEmpty();
  }

  private static Stream<Map.Entry<String, Start>> starts() {
    Map<String, Start> starts = new LinkedHashMap<>(Starts.all());
    starts.put("hostile", HostileStart.build());
    starts.put("hostile-page", hostile());
    return starts.entrySet().stream();
  }

  /** What names and SQL of an app may hold. */
  private static Start hostile() {
    String text =
        "</script><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>"
            + "javascript:alert(4) {{start}} ${alert(5)} \u202eEVIL\u2066 \u200f \u2028\u2029 \"'`"
            + " https://evil.example/x.png "
            + "wide".repeat(60);
    StartBuilder start = new StartBuilder().platform("heroku", text, 60_000L, text);
    for (String kind : List.of("migration", "sql", "bean", "connect", "custom", text)) {
      start.span(null, text + kind, kind, text, 100, 900, 800, 1, text);
      start.span(null, "main", kind, text, 100, 900, 800, 3, null);
      start.share(kind, text, 100, 40).sample(1, "cpu", text, 40, 3);
    }
    start.migrations.add(new Start.Migration(text, text, text, 600, 3L, text, null));
    start.endpoints.add(new Start.Endpoint(text, 5432, 1, 3L, 10, 1L, 3L, 0.1));
    start.databases.add(new Start.Database(text, text, text, text));
    start.findings.add(new Start.Finding(text, "error", text, text, 1.0, text));
    start.reasons.put(text, text);
    return start
        .slice(500, 300, 100, 3)
        .slice(500, 300, 100, 3)
        .listener(81, text, 500)
        .bound(8080, text, 1_000)
        .ready(1_100, text)
        .verdict(true, 60_000L, null, 59_000.0)
        .agent(1.0, 0, text)
        .build();
  }

  @ParameterizedTest
  @MethodSource("starts")
  void opensAndCanBeUsedWithoutAnErrorOrARequest(Map.Entry<String, Start> start)
      throws IOException {
    browser.open(start.getValue());

    assertThat(browser.text("h1")).isNotBlank();
    assertThat(browser.number("document.querySelectorAll('#sections > section').length"))
        .isGreaterThan(6);
    assertThat(
            browser.value(
                "[...document.querySelectorAll('#contents a')].every((a) => document.querySelector(a.hash))"))
        .isEqualTo(true);
    browser.runAndWait(USE_ALL);
  }

  @Test
  void whatTheAppWroteStaysText() throws IOException {
    browser.open(hostile());
    browser.runAndWait(USE_ALL);

    assertThat(browser.number("document.scripts.length")).isEqualTo(4);
    assertThat(
            browser.number(
                "document.querySelectorAll('img, iframe, object, embed, image, base, form, link:not([rel=icon]),"
                    + " a:not([href^=\"#\"]), [src], [onerror], [onload], [style*=url]').length"))
        .isZero();
    assertThat(browser.text("body")).contains("<img src=x onerror=alert(2)>", "${alert(5)}");
  }

  @Test
  void noMarkOfDirectionTurnsTheWordsAround() throws IOException {
    browser.open(hostile());
    browser.runAndWait(USE_ALL);

    assertThat(
            browser.value(
                """
        [...document.querySelectorAll("title, body *:not(script)")].flatMap((e) => [
          ...[...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data),
          ...[...e.attributes].map((a) => a.value),
        ]).filter((text) => /[\\u202a-\\u202e\\u2066-\\u2069\\u200e\\u200f\\u061c]/.test(text))
        """))
        .isEqualTo(List.of());
    assertThat(browser.text("body")).contains("\ufffdEVIL");
  }

  @Test
  void staysResponsiveWithTwentyThousandSpans() throws IOException {
    browser.open(BigStart.of(20_000));

    assertThat(browser.number("prebind.facts.start.spans.length")).isEqualTo(20_000);
    // The document holds what is in view, however many there are.
    assertThat(browser.number("document.querySelectorAll('*').length")).isLessThan(4_000);
    browser.run("watched.longTasks.length = 0; document.getElementById('timeline-stage').focus()");
    double before = browser.cpuMillis();
    int steps = 0;
    for (CharSequence key :
        List.of(Keys.ARROW_DOWN, "+", "+", "+", Keys.ARROW_RIGHT, Keys.ENTER, "-", Keys.HOME)) {
      browser.press(key);
      browser.waitForFrames();
      steps++;
    }
    browser.element("#timeline-threads").sendKeys("all");
    browser.waitForFrames();
    for (String letter : "table_19".split("")) {
      browser.element("#search").sendKeys(letter);
      browser.waitForFrames();
      steps++;
    }
    assertThat(browser.text("#found-count")).contains("found");
    browser.press(Keys.ESCAPE, Keys.ESCAPE);
    browser.element("#calls-which").sendKeys("all");
    browser.element("#calls .more").sendKeys(Keys.ENTER);
    browser.waitForFrames();
    for (int column = 1; column <= 8; column++) {
      browser.element("#calls th:nth-child(" + column + ") button").sendKeys(Keys.ENTER);
      browser.waitForFrames();
      steps++;
    }
    double each = (browser.cpuMillis() - before) / steps;

    assertThat(browser.number("document.querySelectorAll('*').length")).isLessThan(4_000);
    assertThat(each)
        .as("CPU time of a step; long tasks: %s", browser.value("watched.longTasks"))
        .isLessThan(400);
  }

  @Test
  void canBeUsedByKeyboardAlone() throws IOException {
    browser.open(Starts.lateOnHeroku());
    browser.press(Keys.TAB);
    assertThat(focused()).isEqualTo("Skip to the report");
    browser.press(Keys.ENTER);

    browser.press("/");
    assertThat(browser.value("document.activeElement.id")).isEqualTo("search");
    browser.press("backfill");
    assertThat(browser.text("#found-count")).contains("found");
    browser.press(Keys.ARROW_DOWN);
    assertThat(browser.value("document.querySelector('#found [aria-selected=true]').id"))
        .isEqualTo("found-0");
    browser.press(Keys.ENTER);
    assertThat(browser.value("document.activeElement.id")).isEqualTo("timeline-stage");
    assertThat(browser.text("#timeline .details")).contains("backfill audits");

    browser.press(Keys.ARROW_DOWN);
    assertThat(browser.text("#timeline .details")).contains("update audits set score");
    browser.press(Keys.ENTER);
    browser.waitForFrames();
    assertThat(
            browser.is(
                "document.querySelector('#timeline .brush .selection').getAttribute('width') !== null"))
        .isTrue();
    browser.press(Keys.HOME);

    browser.run("document.getElementById('flame-stage').focus()");
    browser.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
    assertThat(browser.text("#flame .details")).contains("Spring context refresh");
  }

  /** From the first control to the last and on, each seen and each with a name. */
  @Test
  void theTabKeyReachesEachControlAndShowsWhereItIs() throws IOException {
    browser.open(Starts.lateOnHeroku());
    double controls =
        browser.number(
            "[...document.querySelectorAll('a[href], button, input, select, [tabindex=\"0\"]')]"
                + ".filter((e) => e.getClientRects().length > 0).length");
    browser.run("window.reached = new Set()");
    for (int i = 0; i < controls; i++) {
      browser.press(Keys.TAB);
      assertThat(
              browser.value(
                  """
          (() => {
            const e = document.activeElement;
            reached.add(e);
            const style = getComputedStyle(e);
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1
              ? "" : `no outline: ${e.outerHTML.slice(0, 200)}`;
          })()
          """))
          .isEqualTo("");
    }
    assertThat(browser.number("reached.size")).isEqualTo(controls);
    assertThat(browser.is("reached.has(document.getElementById('timeline-stage'))")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void canBeReadInLightAndInDarkAndByAll(String scheme) throws IOException {
    for (Start start :
        List.of(Starts.lateOnHeroku(), Starts.migratingOnHeroku(), Starts.diedInMigration())) {
      browser.open(start);
      browser.prefer(scheme);
      double light =
          browser.number(
              "Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
      assertThat(light > 128).isEqualTo(scheme.equals("light"));
      assertThat(browser.barriers()).isEmpty();
      browser.onAPhone();
      assertThat(browser.barriers()).isEmpty();
    }
  }

  @Test
  void theButtonChangesTheColours() throws IOException {
    browser.open(Starts.lateOnHeroku());
    browser.prefer("light");
    Object before = browser.value("getComputedStyle(document.body).backgroundColor");
    browser.element("#theme").click();
    assertThat(browser.value("getComputedStyle(document.body).backgroundColor"))
        .isNotEqualTo(before);
    browser.element("#theme").click();
    assertThat(browser.value("getComputedStyle(document.body).backgroundColor")).isEqualTo(before);
    browser.run("localStorage.clear()");
  }

  @ParameterizedTest
  @MethodSource("starts")
  void fitsAPhone(Map.Entry<String, Start> start) throws IOException {
    browser.open(start.getValue());
    browser.onAPhone();
    browser.runAndWait(USE_ALL);

    assertThat(
            browser.value(
                """
        [...document.querySelectorAll("body *")].filter((e) => {
          const box = e.getBoundingClientRect();
          return box.width > 0 && box.right > 375.5 && !e.closest(".unseen, .skip, svg, .scroller, .origin");
        }).map((e) => `${e.tagName} ${e.className} ${e.textContent.slice(0, 60)}`).slice(0, 5)
        """))
        .isEqualTo(List.of());
    assertThat(browser.number("innerWidth")).isEqualTo(375);
    assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(375);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "migration backfill",
        "update audits",
        "flywayInitializer",
        "PostgreSQL",
        "db.example.com"
      })
  void findsAnythingInTheReport(String words) throws IOException {
    browser.open(Starts.lateOnHeroku());
    browser.element("#search").sendKeys(words);
    assertThat(browser.number("document.querySelectorAll('#found li').length")).isPositive();
    browser.press(Keys.ENTER);
    assertThat(
            browser.is(
                "document.getElementById('found-box').hidden && document.activeElement !== document.body"))
        .isTrue();
  }

  private Object focused() {
    return browser.value("document.activeElement.textContent");
  }
}
