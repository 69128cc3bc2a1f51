package io.github.prebind.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.report.Lines;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveLineTest {
  private static final String ESC = "\u001b";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private TerminalSize size = new TerminalSize(24, 80);
  private long nanos;

  @TempDir private Path folder;

  private String written() {
    String text = out.toString(StandardCharsets.UTF_8);
    out.reset();
    return text;
  }

  @Test
  void takesTheLastRowOfATerminalAndGivesItBack() {
    BottomRow row = new BottomRow(out, false, size, () -> size);
    assertThat(written()).isEqualTo("\n" + ESC + "7" + ESC + "[1;23r" + ESC + "8" + ESC + "[1A");

    row.show("2.1 s of 1 min");
    assertThat(written())
        .isEqualTo(ESC + "7" + ESC + "[24;1H" + ESC + "[2Kprebind: 2.1 s of 1 min" + ESC + "8");

    row.close();
    assertThat(written())
        .isEqualTo(
            ESC + "7" + ESC + "[r" + ESC + "8" + ESC + "7" + ESC + "[24;1H" + ESC + "[2K" + ESC
                + "8");
  }

  @Test
  void cutsTheLineAtTheWidthOfTheWindowAndFollowsItsSize() {
    BottomRow row = new BottomRow(out, false, size, () -> size);
    row.show("x".repeat(200));
    assertThat(written()).contains("prebind: " + "x".repeat(67) + "..." + ESC);

    size = new TerminalSize(30, 100);
    for (int i = 0; i < 8; i++) {
      row.show("x");
    }
    assertThat(written()).contains(ESC + "[1;29r").contains(ESC + "[30;1H");
  }

  @Test
  void letsNoNameSteerTheTerminal() {
    BottomRow row = new BottomRow(out, false, size, () -> size);
    written();

    row.show("in a\nb" + ESC + "[31mc");

    assertThat(written()).contains("prebind: in a\\nbc");
  }

  @Test
  void writesALineNowAndThenWhereThereIsNoTerminal() throws Exception {
    Path file = folder.resolve("lines");
    PlainProgress progress = new PlainProgress(Lines.into(file.toFile()), () -> nanos);

    for (int tenths = 1; tenths <= 1_300; tenths++) {
      nanos = tenths * 100_000_000L;
      progress.show("at " + tenths / 10);
    }
    progress.close();

    assertThat(Files.readAllLines(file))
        .extracting(line -> line.replaceAll(".*\"message\":\"at (\\d+)\".*", "$1"))
        .containsExactly("10", "20", "30", "40", "50", "60", "90", "120");
  }

  @Test
  void readsTheSizeOfAWindowAndKnowsWhatIsTooSmall() {
    assertThat(TerminalSize.parse("24 80")).isEqualTo(new TerminalSize(24, 80));
    assertThat(TerminalSize.parse("0 0")).isNull();
    assertThat(TerminalSize.parse("3 80")).isNull();
    assertThat(TerminalSize.parse("")).isNull();
    assertThat(TerminalSize.parse("stty: no")).isNull();
  }

  @Test
  void sendsControlCharactersToATerminalThatTakesThemOnly() {
    assertThat(TerminalSize.steerable(Map.of("TERM", "xterm-256color"))).isTrue();
    assertThat(TerminalSize.steerable(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isTrue();
    assertThat(TerminalSize.steerable(Map.of("TERM", "dumb"))).isFalse();
    assertThat(TerminalSize.steerable(Map.of())).isFalse();
    assertThat(TerminalSize.steerable(Map.of("TERM", "xterm", "CI", "true"))).isFalse();
    assertThat(TerminalSize.steerable(Map.of("TERM", "xterm", "CI", "false"))).isTrue();
  }
}
