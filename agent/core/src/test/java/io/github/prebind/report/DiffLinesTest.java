package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.analyse.StartPairs;
import io.github.prebind.analyse.StartPairs.Pair;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiffLinesTest {
  static Stream<Arguments> pairs() {
    return StartPairs.all().entrySet().stream()
        .map(pair -> Arguments.of(pair.getKey(), pair.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void readsAsInItsGoldenFile(String name, Pair pair) {
    GoldenFile.of("report/diff-" + name + ".txt").compare(page(pair));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void staysWithinAHundredAsciiColumns(String name, Pair pair) {
    assertThat(DiffLines.of(pair.diff(), false))
        .allMatch(line -> line.length() <= 100)
        .allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c < 0x7f));
  }

  private static String page(Pair pair) {
    List<String> lines = DiffLines.of(pair.diff(), false);
    return String.join("\n", lines) + "\n\n" + DiffLines.gate(pair.diff(), 10) + "\n";
  }
}
