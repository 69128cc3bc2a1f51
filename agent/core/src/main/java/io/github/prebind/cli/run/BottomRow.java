package io.github.prebind.cli.run;

import io.github.prebind.report.Lines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * The last row of a terminal, which is rewritten in place; what the app prints scrolls in the rows
 * above it, so neither writes over the other. That is what a terminal's scrolling region is for
 * (DECSTBM; ECMA-48 and the manuals of the VT100 have the sequences), and how apt shows its
 * progress. No colour is used.
 */
final class BottomRow implements LiveLine {
  private static final String ESCAPE = "\u001b";
  private static final String SAVE = ESCAPE + "7";
  private static final String RESTORE = ESCAPE + "8";
  private static final String CLEAR_ROW = ESCAPE + "[2K";
  private static final String ALL_ROWS = ESCAPE + "[r";
  private static final String PREFIX = "prebind: ";

  /** How often it is looked whether the window has another size. */
  private static final int SHOWN_BETWEEN_LOOKS = 8;

  private final OutputStream terminal;
  private final boolean unicode;
  private final Supplier<TerminalSize> currentSize;
  private TerminalSize size;
  private int shown;

  /**
   * Takes the last row.
   *
   * @param currentSize {@code null} where it cannot be told
   */
  BottomRow(
      OutputStream terminal,
      boolean unicode,
      TerminalSize size,
      Supplier<TerminalSize> currentSize) {
    this.terminal = terminal;
    this.unicode = unicode;
    this.currentSize = currentSize;
    take(size);
  }

  /** The cursor may stand in the last row, so that is scrolled up first. */
  private void take(TerminalSize taken) {
    size = taken;
    write("\n" + SAVE + ESCAPE + "[1;" + (size.rows() - 1) + "r" + RESTORE + ESCAPE + "[1A");
  }

  @Override
  public void show(String text) {
    if (++shown % SHOWN_BETWEEN_LOOKS == 0) {
      TerminalSize now = currentSize.get();
      if (now != null && !now.equals(size)) {
        take(now);
      }
    }
    String line = PREFIX + Lines.plain(text, unicode);
    int most = size.columns() - 1;
    write(inRow(line.length() <= most ? line : line.substring(0, most - 3) + "..."));
  }

  @Override
  public void close() {
    write(SAVE + ALL_ROWS + RESTORE + inRow(""));
  }

  private String inRow(String text) {
    return SAVE + ESCAPE + "[" + size.rows() + ";1H" + CLEAR_ROW + text + RESTORE;
  }

  private void write(String text) {
    try {
      terminal.write(text.getBytes(StandardCharsets.UTF_8));
      terminal.flush();
    } catch (IOException e) {
      // nobody looks any more
    }
  }
}
