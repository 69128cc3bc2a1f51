package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.HostileStart;
import io.github.prebind.start.ShopStart;
import io.github.prebind.start.Start;
import io.github.prebind.start.StartBuilder;
import io.github.prebind.start.Starts;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownReportTest {
  /** What a comment on GitHub may have. */
  private static final int LONGEST = 65_536;

  static Stream<Arguments> starts() {
    return Stream.concat(
            Starts.all().entrySet().stream(),
            Stream.of(java.util.Map.entry("shop", new ShopStart().build())))
        .map(start -> Arguments.of(start.getKey(), start.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("starts")
  void readsAsInItsGoldenFile(String name, Start start) {
    GoldenFile.of("report/markdown-" + name + ".md").compare(MarkdownReport.of(start));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("starts")
  void isTablesAndFoldedDetails(String name, Start start) {
    MarkdownPage page = MarkdownPage.of(MarkdownReport.of(start));

    assertThat(page.rowsOfOtherLengths()).isEmpty();
    assertThat(page.html()).allMatch(html -> html.matches("</?details>.*|&nbsp;"));
  }

  @Test
  void letsNoNameOutOfItsPlace() {
    MarkdownPage page = MarkdownPage.of(MarkdownReport.of(HostileStart.build()));

    assertThat(page.rowsOfOtherLengths()).isEmpty();
    assertThat(page.html())
        .allMatch(html -> html.matches("</?details>(<summary>[A-Za-z0-9 :]+</summary>)?"));
    assertThat(page.links()).isEmpty();
    assertThat(page.headings()).hasSize(1);
    assertThat(page.emphasised())
        .allMatch(text -> text.startsWith("What to do") || text.contains("script"));
    assertThat(page.textOutsideCode())
        .doesNotContainPattern("@[A-Za-z]")
        .doesNotContainPattern("#[0-9]");
    assertThat(page.source()).doesNotContain("\u0000", "\u001b", "\u202e", "\u2028");
  }

  @Test
  void showsNamesAsTheyAre() {
    MarkdownPage page =
        MarkdownPage.of(
            MarkdownReport.of(
                new ShopStart()
                    .migration("3", "a|b `c` \\| d_e_f", 900, "SELECT \"a\" || '`' \\| b", 1)
                    .build()));

    assertThat(page.code()).contains("SELECT \"a\" || '`' \\ | b");
  }

  @Test
  void fitsIntoACommentHoweverMuchThereIs() {
    StartBuilder start = new StartBuilder();
    for (int i = 0; i < 5_000; i++) {
      start.span(null, "sql", "select " + "x".repeat(400) + i, i, i + 1);
      start.migrations.add(
          new Start.Migration("Flyway", "" + i, "y".repeat(500), 1, 1L, "done", null));
    }

    String page = MarkdownReport.of(start.bound(8080, "::", 5_100).build());

    assertThat(page.length()).isLessThan(LONGEST / 4);
    assertThat(page).contains("and 4980 more");
  }
}
