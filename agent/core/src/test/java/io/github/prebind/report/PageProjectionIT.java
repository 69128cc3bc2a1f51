package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.prebind.Durations;
import io.github.prebind.analyse.Place;
import io.github.prebind.analyse.ProjectionModel;
import io.github.prebind.analyse.StartProjection;
import io.github.prebind.cli.CommandRun;
import io.github.prebind.platform.Platform;
import io.github.prebind.platform.PlatformCatalogue;
import io.github.prebind.platform.PlatformEntry;
import io.github.prebind.start.Start;
import io.github.prebind.start.StartBuilder;
import io.github.prebind.start.StartJson;
import io.github.prebind.start.Starts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** The sliders of the page give the numbers of the command: both have the same formulas. */
class PageProjectionIT {
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
  void thePageDidNothingElse() {
    assertThat(browser.misdeeds()).isEmpty();
  }

  private static Stream<Map.Entry<String, Start>> starts() {
    Map<String, Start> starts = new LinkedHashMap<>(Starts.all());
    starts.values().removeIf(start -> !isProjectable(start));
    starts.put("quota", uneven(new StartBuilder().quota(0.5)));
    starts.put("busy", uneven(new StartBuilder().jvm("25+36", 8).quota(null)));
    // As a reader of the file has it: with the file's decimals.
    starts.replaceAll((name, start) -> StartJson.read(StartJson.write(start)));
    return starts.entrySet().stream();
  }

  private static boolean isProjectable(Start start) {
    return start.bind() != null && !start.slices().isEmpty();
  }

  /** Slices of all sorts: waits beside work, compilers, collectors, connects, waits for a core. */
  private static Start uneven(StartBuilder start) {
    Random random = new Random(7);
    double at = 0;
    for (int i = 0; i < 120; i++) {
      double millis = 60 + 80 * random.nextDouble();
      double cpu = millis * 3 * random.nextDouble();
      double jit = cpu * 0.7 * random.nextDouble();
      start.slice(millis, cpu, jit, random.nextInt(40), 0.5 * millis * random.nextDouble());
      if (i % 10 == 0) {
        start.connects(1 + random.nextInt(3));
      }
      at += millis;
    }
    start.endpoints.add(new Start.Endpoint("db", 5432, 9, 900L, 500, 7L, 700L, 0.8));
    start.endpoints.add(new Start.Endpoint("cache", 6379, 3, 400L, 100, 2L, 300L, null));
    start.share("sql", "SELECT 1", at / 5, 300).share("lock", "Flyway lock", at / 20, 2);
    start.share("dns", "db", 0, 1);
    start.share("cpu-wait", "waiting for a core", at / 10, 1).share("cpu", "com.acme", at / 3, 9);
    return start.verdict(true, 60_000L, null, 60_000 - at).bound(8080, "0.0.0.0", at).build();
  }

  @ParameterizedTest
  @MethodSource("starts")
  void theSlidersGiveTheNumbersOfTheCommand(Map.Entry<String, Start> entry) throws IOException {
    Start start = entry.getValue();
    browser.open(start);
    List<?> grid =
        (List<?>)
            browser.runAndWait(
                """
                const done = arguments[0];
                const cores = document.getElementById("place-cpus");
                const rtt = document.getElementById("place-rtt");
                const at = document.getElementById("projection");
                const set = (slider, value) => {
                  slider.value = value;
                  slider.dispatchEvent(new Event("input", { bubbles: true }));
                };
                const exact = (slider) => slider.parentElement.querySelector("input[type=number]").value;
                const rows = [];
                for (let c = 0; c <= Number(cores.max); c++) {
                  set(cores, c);
                  for (let r = 0; r <= Number(rtt.max); r += 2) {
                    set(rtt, r);
                    rows.push([exact(cores), exact(rtt), at.dataset.millis,
                      document.getElementById("projected-at").textContent,
                      document.getElementById("projected-range").textContent]);
                  }
                }
                done(rows);
                """);

    assertThat(grid).hasSize(21 * 9);
    for (Object one : grid) {
      List<?> row = (List<?>) one;
      double cpus = Double.parseDouble((String) row.get(0));
      String rtt = (String) row.get(1);
      StartProjection projection =
          project(start, cpus, rtt.isEmpty() ? null : Double.valueOf(rtt), null);
      double millis = Double.parseDouble((String) row.get(2));
      assertThat(millis).as("%s", row).isCloseTo(projection.atMillis(), within(1e-6 * millis));
      assertThat(row.get(3)).isEqualTo(say(projection.atMillis()));
      assertThat((String) row.get(4))
          .startsWith(" (" + say(projection.lowMillis()) + " to " + say(projection.highMillis()));
    }
  }

  @ParameterizedTest
  @MethodSource("starts")
  void theSumIsTheCommandsTermByTerm(Map.Entry<String, Start> entry) throws IOException {
    Start start = entry.getValue();
    browser.open(start);
    for (double cpus : new double[] {0.1, 0.5, 1, 1.7, 4}) {
      StartProjection projection = project(start, cpus, 5.0, null);
      List<?> terms =
          (List<?>)
              browser.value(
                  "prebind.projection.project(prebind.facts.start, {cpus: arguments[0], rttMillis: 5},"
                      + " prebind.facts.page.model, prebind.facts.blocking).terms",
                  cpus);
      assertThat(terms).hasSameSizeAs(projection.terms());
      for (int i = 0; i < terms.size(); i++) {
        StartProjection.Term expected = projection.terms().get(i);
        Map<?, ?> term = (Map<?, ?>) terms.get(i);
        assertThat(term.get("part")).isEqualTo(expected.part().name());
        assertThat(term.get("kind")).isEqualTo(expected.kind());
        assertClose(term.get("millis"), expected.millis());
        assertClose(term.get("hereMillis"), expected.hereMillis());
        assertClose(term.get("count"), expected.count());
      }
    }
  }

  @Test
  void aPlatformBringsItsCoresAndItsDeadline() throws IOException {
    Start start = Starts.lateOnHeroku();
    browser.open(start);
    PlatformCatalogue catalogue = PlatformCatalogue.load();
    List<Platform> platforms = new ArrayList<>();
    for (String id : catalogue.ids()) {
      PlatformEntry entry = PlatformEntry.of(catalogue, id);
      platforms.add(entry.facts());
      platforms.addAll(entry.sizes());
    }
    assertThat(browser.number("document.querySelectorAll('#place-platform option').length"))
        .isEqualTo(platforms.size() + 1);
    for (Platform platform : platforms) {
      choose("");
      String id = platform.id() + (platform.size() == null ? "" : ":" + platform.size());
      choose(id);
      double cpus = platform.cpus() == null ? start.jvm().cpuQuota() : platform.cpus();
      String waits = platform.watchesHttp() ? platform.name() : null;
      StartProjection projection =
          ProjectionModel.project(start, new Place(cpus, Map.of(), platform.memoryBytes(), waits));
      assertClose(
          browser.value("Number(document.getElementById('projection').dataset.millis)"),
          projection.atMillis());
      assertThat(browser.text("#place .unknown"))
          .as(id)
          .isEqualTo(String.join("", projection.unknown()));
      String verdict = browser.text("#projected-verdict");
      Long deadline = platform.deadlineMillis();
      if (deadline == null) {
        assertThat(verdict).isEqualTo("No deadline is known there.");
      } else {
        assertThat(verdict)
            .startsWith(projection.atMillis() > deadline ? "Late" : "In time")
            .contains("deadline of " + Durations.format(deadline));
      }
    }
  }

  @Test
  void theKeysMoveTheSlidersAndFieldsTakeWhatIsBetween() throws IOException {
    Start start = Starts.lateOnHeroku();
    browser.open(start);
    browser.element("#place-cpus").sendKeys(Keys.HOME, Keys.ARROW_RIGHT);
    assertThat(browser.text("#projected-at"))
        .isEqualTo(say(project(start, 0.1, null, null).atMillis()));
    assertThat(
            browser.value("document.getElementById('place-cpus').getAttribute('aria-valuetext')"))
        .isEqualTo("0.1 cores");

    browser.element("#place-rtt").sendKeys(Keys.END);
    assertThat(browser.text("#projected-at"))
        .isEqualTo(say(project(start, 0.1, 200.0, null).atMillis()));

    browser
        .element("#place .slider:nth-of-type(1) input[type=number]")
        .sendKeys(Keys.chord(Keys.CONTROL, "a"));
    browser
        .element("#place .slider:nth-of-type(1) input[type=number]")
        .sendKeys("0.37", Keys.ENTER);
    assertThat(browser.text("#projected-at"))
        .isEqualTo(say(project(start, 0.37, 200.0, null).atMillis()));

    browser.element("#place-back").sendKeys(Keys.SPACE);
    assertThat(browser.text("#projected-at"))
        .isEqualTo(say(project(start, start.jvm().cpuQuota(), null, null).atMillis()));
  }

  @Test
  void writesDurationsAndCountsAsTheCommandDoes() throws IOException {
    browser.open(Starts.bareServer());
    Random random = new Random(3);
    List<Double> exact =
        new ArrayList<>(List.of(0.0, 0.4, 0.5, 999.4, 999.5, 1049.9, 59_949.0, 59_950.0));
    exact.addAll(
        List.of(59_999.5, 60_000.0, 60_500.0, 3_599_499.0, 3_599_500.0, 3_629_999.0, -1_250.0));
    for (int i = 0; i < 500; i++) {
      exact.add(Math.pow(10, 8 * random.nextDouble()));
    }
    List<?> said = (List<?>) browser.value("arguments[0].map(prebind.words.duration)", exact);
    for (int i = 0; i < exact.size(); i++) {
      assertThat(said.get(i)).as("%s ms", exact.get(i)).isEqualTo(say(exact.get(i)));
    }
    for (long count : new long[] {0, 999, 1_000, 40_012, 1_234_567}) {
      assertThat(browser.value("prebind.words.count(arguments[0])", count))
          .isEqualTo(Columns.count(count));
    }
  }

  @Test
  void theCommandSaysTheSame(@TempDir Path folder) throws IOException {
    Start start = Starts.lateOnHeroku();
    String file = Files.writeString(folder.resolve("s.json"), StartJson.write(start)).toString();
    CommandRun command =
        CommandRun.of("project", file, "--platform", "render:free", "--rtt", "2ms");
    browser.open(start);
    choose("render:free");
    browser.element("#place .slider:nth-of-type(2) input[type=number]").sendKeys("2", Keys.ENTER);

    assertThat(command.err()).isEmpty();
    assertThat(command.out())
        .contains(
            "projected: "
                + browser.text("#projected-at")
                + browser.text("#projected-range").replace(" to the open port", ""));
    List<?> terms =
        (List<?>)
            browser.value(
                "[...document.querySelectorAll('.terms td.number')].map((c) => c.textContent)");
    assertThat(terms).isNotEmpty();
    for (Object term : terms) {
      assertThat(command.out()).contains(" " + term + "  ");
    }
  }

  private void choose(String platform) {
    browser.run(
        "const list = document.getElementById('place-platform'); list.value = arguments[0];"
            + " list.dispatchEvent(new Event('change', {bubbles: true}));",
        platform);
  }

  private static StartProjection project(Start start, double cpus, Double rtt, Long memory) {
    return ProjectionModel.project(
        start, new Place(cpus, rtt == null ? Map.of() : Map.of("*", rtt), memory));
  }

  private static String say(double millis) {
    return Headline.say(millis);
  }

  private static void assertClose(Object value, double expected) {
    assertThat(((Number) value).doubleValue())
        .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
  }
}
