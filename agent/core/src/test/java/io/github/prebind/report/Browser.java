package io.github.prebind.report;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.prebind.start.Start;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium with an empty profile that opens pages of the HTML report. It keeps an eye on
 * what a page must not do: dialogs, violations of its policy, lines on the console, requests.
 */
final class Browser implements AutoCloseable {
  /** Set, and not empty: no browser is a failure instead of a skipped test. */
  private static final String REQUIRED = "PREBIND_REQUIRE_BROWSER";

  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");

  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--window-size=1280,900");

  /** Runs before the page's own scripts. Its observers are no part of the page. */
  private static final String WATCH =
      """
      window.watched = { ran: [], longTasks: [] };
      for (const name of ["alert", "confirm", "prompt", "open"]) {
        window[name] = (text) => watched.ran.push(`${name} ${text}`);
      }
      document.addEventListener("securitypolicyviolation", (event) =>
        watched.ran.push(`${event.violatedDirective} ${event.blockedURI}`));
      window.addEventListener("error", (event) => watched.ran.push(`error ${event.message}`));
      new PerformanceObserver((list) =>
        watched.longTasks.push(...list.getEntries().map((task) => task.duration)))
        .observe({ type: "longtask", buffered: true });
      """;

  /** Long enough for a machine that does much else; nothing waits for it without need. */
  private static final long PATIENCE_MILLIS = 120_000;

  /** Held, or the level would be forgotten: it warns that it does not know so new a Chromium. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final Path folder;
  private final ChromeDriver driver;
  private String page = "";

  private Browser(Path folder, ChromeDriver driver) {
    this.folder = folder;
    this.driver = driver;
  }

  /** Starts it; where none is installed the test ends here, skipped or failed. */
  static Browser start() throws IOException {
    File chromium =
        BROWSERS.stream().map(Browser::onPath).filter(f -> f != null).findFirst().orElse(null);
    File chromedriver = onPath("chromedriver");
    if (chromium == null || chromedriver == null) {
      String line = "no Chromium with its chromedriver on the PATH";
      String required = System.getenv(REQUIRED);
      if (required != null && !required.isBlank()) {
        Assertions.fail(line + ", and " + REQUIRED + " is set");
      }
      System.out.println("Skipped, since there is " + line + ": the tests of the HTML page");
      Assumptions.abort(line);
    }
    SELENIUM.setLevel(Level.SEVERE);
    Path folder = Files.createTempDirectory("prebind-browser");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium);
    options.addArguments(FLAGS);
    options.addArguments("--user-data-dir=" + folder.resolve("profile"));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver)
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(Duration.ofMillis(PATIENCE_MILLIS));
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
    return new Browser(folder, driver);
  }

  private static File onPath(String name) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      File file = new File(folder, name);
      if (file.canExecute() && file.isFile()) {
        return file;
      }
    }
    return null;
  }

  /** Opens the start's page in a window of its own size, and waits until it is drawn. */
  void open(Start start) throws IOException {
    device(Map.of("width", 1280, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    Path file = Files.writeString(folder.resolve("start.html"), HtmlReport.of(start));
    page = file.toUri().toString();
    driver.manage().logs().get(LogType.PERFORMANCE);
    driver.get(page);
    waitFor("the page is drawn", () -> is("document.documentElement.dataset.drawn === 'true'"));
    waitForFrames();
  }

  /** The same page on a phone. */
  void onAPhone() {
    device(Map.of("width", 375, "height", 812, "deviceScaleFactor", 2, "mobile", true));
    waitForFrames();
  }

  private void device(Map<String, Object> metrics) {
    driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics);
  }

  void prefer(String light) {
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", light);
    driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    waitForFrames();
  }

  /** Until what was asked for has been drawn. */
  void waitForFrames() {
    driver.executeAsyncScript(
        "const done = arguments[0];"
            + "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));");
  }

  static void waitFor(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain until " + what);
      }
      Thread.onSpinWait();
    }
  }

  /** The value of an expression in the page. */
  Object value(String expression, Object... arguments) {
    return driver.executeScript("return " + expression, arguments);
  }

  double number(String expression, Object... arguments) {
    return ((Number) value(expression, arguments)).doubleValue();
  }

  String text(String selector) {
    return (String) value("document.querySelector(arguments[0]).textContent", selector);
  }

  boolean is(String expression) {
    return Boolean.TRUE.equals(value(expression));
  }

  void run(String script, Object... arguments) {
    driver.executeScript(script, arguments);
  }

  Object runAndWait(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  /** Keys to whatever has the focus, as a person presses them. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void pressWithShift(CharSequence key) {
    new Actions(driver).keyDown(Keys.SHIFT).sendKeys(key).keyUp(Keys.SHIFT).perform();
  }

  WebElement element(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** CPU time of the page's main thread so far. */
  double cpuMillis() {
    Object metrics = driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
    for (Object metric : (List<?>) metrics) {
      Map<?, ?> one = (Map<?, ?>) metric;
      if ("TaskDuration".equals(one.get("name"))) {
        return 1000 * ((Number) one.get("value")).doubleValue();
      }
    }
    throw new AssertionError("no TaskDuration in " + metrics);
  }

  /** What the page did that it must not: ran something, wrote to the console, asked for a file. */
  List<String> misdeeds() {
    List<String> all = new ArrayList<>();
    for (Object one : (List<?>) value("watched.ran")) {
      all.add("ran: " + one);
    }
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      all.add("console: " + entry.getMessage());
    }
    for (Object one :
        (List<?>) value("performance.getEntriesByType('resource').map((e) => e.name)")) {
      all.add("resource: " + one);
    }
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonObject message =
          JsonParser.parseString(entry.getMessage()).getAsJsonObject().getAsJsonObject("message");
      if (message.get("method").getAsString().equals("Network.requestWillBeSent")) {
        JsonObject parameters = message.getAsJsonObject("params");
        String url = parameters.getAsJsonObject("request").get("url").getAsString();
        // The browser's own first tab asks for its pictures (chrome://), whatever is opened later.
        boolean ownTab = url.startsWith("chrome://");
        if (!url.equals(page) && !url.startsWith("data:") && !ownTab) {
          all.add("request: " + url);
        }
      }
    }
    return all;
  }

  /** What axe-core, by the rules of WCAG 2 A and AA, finds wrong with the page as it is shown. */
  List<?> barriers() throws IOException {
    try (InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
      run(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<?>)
        runAndWait(
            """
            const done = arguments[0];
            axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }).then(
              (result) => done(result.violations.flatMap((rule) =>
                rule.nodes.map((node) => `${rule.id}: ${node.target}: ${node.failureSummary}`))),
              (error) => done([String(error)]));
            """);
  }

  @Override
  public void close() throws IOException {
    driver.quit();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (java.io.UncheckedIOException e) {
      // Chromium still puts its profile away: the system's own cleaning gets the rest.
    }
  }
}
