package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.prebind.start.Start;
import io.github.prebind.start.Starts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {
  private final Start start = Starts.bareServer();

  @ParameterizedTest
  @CsvSource({
    "start.json, JSON",
    "start.trace.json, TRACE",
    "a/b.c/START.HTML, HTML",
    "start.md, MARKDOWN",
    "start.xml, JUNIT",
    "start.prom, PROMETHEUS",
    "start.pdf, ",
    "json, "
  })
  void isKnownByItsEnding(String path, ReportFormat format) {
    assertThat(ReportFormat.of(path)).isEqualTo(format);
  }

  @ParameterizedTest
  @EnumSource
  void hasAWriterIfItSaysSo(ReportFormat format) {
    if (format.written()) {
      assertThat(format.text(start)).isNotBlank().endsWith("\n");
    } else {
      assertThatThrownBy(() -> format.text(start)).hasMessageContaining(format.ending());
    }
  }

  @Test
  void listsWhatIsWrittenAmongWhatIsKnown() {
    assertThat(ReportFormat.endings(false)).contains(".json", ".trace.json", ".prom");
    assertThat(ReportFormat.endings(true))
        .contains(".json")
        .isSubsetOf(ReportFormat.endings(false));
  }
}
