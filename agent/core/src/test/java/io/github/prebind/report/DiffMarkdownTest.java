package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.analyse.StartDiff;
import io.github.prebind.analyse.StartPairs;
import io.github.prebind.analyse.StartPairs.Pair;
import io.github.prebind.start.HostileStart;
import io.github.prebind.start.ShopStart;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiffMarkdownTest {
  static Stream<Arguments> pairs() {
    return StartPairs.all().entrySet().stream()
        .map(pair -> Arguments.of(pair.getKey(), pair.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pairs")
  void isTablesAndFoldedDetails(String name, Pair pair) {
    MarkdownPage page = MarkdownPage.of(DiffMarkdown.of(pair.diff(), 10.0));

    assertThat(page.rowsOfOtherLengths()).isEmpty();
    assertThat(page.headings()).hasSize(1);
    assertThat(page.links()).isEmpty();
  }

  @Test
  void readsAsInItsGoldenFiles() {
    for (String name : new String[] {"new-migration-for-certain", "fails-now", "same"}) {
      GoldenFile.of("report/diff-" + name + ".md")
          .compare(DiffMarkdown.of(StartPairs.all().get(name).diff(), 10.0));
    }
  }

  @Test
  void letsNoNameOutOfItsPlace() {
    MarkdownPage page =
        MarkdownPage.of(
            DiffMarkdown.of(StartDiff.of(new ShopStart().build(), HostileStart.build()), 10.0));

    assertThat(page.rowsOfOtherLengths()).isEmpty();
    assertThat(page.links()).isEmpty();
    assertThat(page.headings()).hasSize(1);
    assertThat(page.html()).noneMatch(html -> html.contains("script"));
    assertThat(page.textOutsideCode())
        .doesNotContainPattern("@[A-Za-z]")
        .doesNotContainPattern("#[0-9]");
  }
}
