package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.StartBuilder;
import io.github.prebind.start.Starts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConsoleSummaryTest {
  static Stream<Arguments> starts() {
    return Starts.all().entrySet().stream()
        .map(start -> Arguments.of(start.getKey(), start.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("starts")
  void readsAsInItsGoldenFile(String name, Start start) {
    GoldenFile golden = GoldenFile.of("report/summary-" + name + ".txt");

    golden.compare(page(ConsoleSummary.lines(start, false)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("starts")
  void drawsWithMoreThanAsciiOnAUtf8Terminal(String name, Start start) {
    GoldenFile golden = GoldenFile.of("report/summary-" + name + ".utf8.txt");

    golden.compare(page(ConsoleSummary.lines(start, true)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("starts")
  void staysWithinAHundredAsciiColumns(String name, Start start) {
    List<String> lines = ConsoleSummary.lines(start, false);

    assertThat(lines)
        .allMatch(line -> ("prebind: " + line).length() <= 100)
        .allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c < 0x7f))
        .hasSizeBetween(5, 18);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("starts")
  void saysInOneLineWhenItWasReady(String name, Start start) {
    assertThat(ConsoleSummary.readyLine(start)).startsWith("ready").doesNotContain("\n");
  }

  @Test
  void doesNotCallAllBeansByTheNameOfOne() {
    Start start =
        new StartBuilder()
            .span(null, "framework", "Spring Boot run", 50, 900)
            .share("bean", "bean shop", 200, 1)
            .share("bean", "more bean", 300, 90)
            .share("framework", "Spring component scan", 100, 1)
            .share("class-loading", "loading classes", 400, 9)
            .bound(8080, "0.0.0.0", 1_000)
            .build();

    assertThat(ConsoleSummary.lines(start, false))
        .containsSequence(
            "      500 ms   50 %  beans",
            "      200 ms   20 %    bean shop",
            "      400 ms   40 %  class loading",
            "      100 ms   10 %  Spring component scan",
            "CPU 420 ms: code 0 ms, class loading 400 ms, JIT 110 ms, GC 12 ms");
  }

  @Test
  void statesNoCauseForCertainWhereAnAotCacheIsNotUsed() {
    Start start =
        new StartBuilder()
            .sharing("off", "disabled by -javaagent")
            .jvm("25.0.1", 2)
            .bound(8080, "0.0.0.0", 1_000)
            .build();

    List<String> lines = ConsoleSummary.lines(start, false);
    assertThat(lines).allMatch(line -> line.length() <= ConsoleSummary.WIDTH);
    assertThat(String.join(" ", lines).replaceAll(" +", " "))
        .contains(
            "; the AOT cache is not used, most likely because of -javaagent: -Xlog:aot says why");
  }

  @Test
  void callsAPortOnLoopbackShutUnlessThatIsEnoughForThePlatform() {
    StartBuilder start = new StartBuilder().bound(8080, "127.0.0.1", 1_000);
    start.platform("systemd", "systemd", 90_000L, "Move it.");
    assertThat(ConsoleSummary.lines(start.build(), false))
        .contains("nobody outside can connect: the port is open on 127.0.0.1 only");

    Start behindProxy = start.loopbackReachable().build();
    assertThat(ConsoleSummary.lines(behindProxy, false)).noneMatch(line -> line.contains("nobody"));
    assertThat(MarkdownReport.of(behindProxy)).doesNotContain("nobody");
    assertThat(HtmlReport.of(behindProxy)).doesNotContain("nobody outside");
  }

  private static String page(List<String> lines) {
    return "prebind: " + String.join("\nprebind: ", lines) + "\n";
  }
}
