package io.github.prebind.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The size of the terminal behind stderr.
 *
 * @param rows lines from top to bottom
 * @param columns characters from left to right
 */
record TerminalSize(int rows, int columns) {
  private static final int FEWEST_ROWS = 5;
  private static final int FEWEST_COLUMNS = 40;

  /**
   * Asks the system; {@code null} if stderr is no terminal, or one that is too small. The JDK knows
   * only whether stdin and stdout are one.
   */
  static TerminalSize ofStderr() {
    try {
      Process asked =
          new ProcessBuilder("sh", "-c", "test -t 2 && stty size <&2 2> /dev/null")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      asked.getOutputStream().close();
      String answer =
          new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return asked.waitFor() == 0 ? parse(answer) : null;
    } catch (IOException e) {
      return null; // no shell: not a terminal that is known here
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** Two numbers, as {@code stty size} prints them. */
  static TerminalSize parse(String text) {
    String[] parts = text.split(" ");
    try {
      int rows = Integer.parseInt(parts[0]);
      int columns = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
      return rows < FEWEST_ROWS || columns < FEWEST_COLUMNS
          ? null
          : new TerminalSize(rows, columns);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * Whether this environment takes control characters: not a terminal that says that it takes none,
   * nor the log of a CI server, which some give a terminal to write to.
   */
  static boolean steerable(Map<String, String> env) {
    String term = env.getOrDefault("TERM", "");
    String ci = env.getOrDefault("CI", "");
    return !term.isEmpty()
        && !term.equals("dumb")
        && (ci.isEmpty() || ci.equalsIgnoreCase("false"));
  }
}
