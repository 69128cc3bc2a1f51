package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.Starts;
import java.util.List;
import java.util.stream.Stream;
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

  private static String page(List<String> lines) {
    return "prebind: " + String.join("\nprebind: ", lines) + "\n";
  }
}
