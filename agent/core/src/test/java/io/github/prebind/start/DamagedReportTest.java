package io.github.prebind.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Reports with random damage: each is either still a report, or refused in one line. {@code
 * -Dfuzz.inputs=10000} makes the run longer, {@code -Dfuzz.seed} repeats another one.
 */
class DamagedReportTest {
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 500);
  private static final long SEED = Long.getLong("fuzz.seed", 4_711);

  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ",",
    ":",
    "null",
    "true",
    "-",
    "1e999",
    "NaN",
    "0x1",
    "\\",
    "\\u00",
    "\n",
    "\u2028",
    "\u0000",
    "\ud800",
    "'",
    "//",
    "/*",
    "9".repeat(400),
    "[".repeat(2_000)
  };

  @Test
  void refusesDamageInOneLineOrReadsTheRest() {
    Random random = new Random(SEED);
    String[] reports = Starts.all().values().stream().map(StartJson::write).toArray(String[]::new);
    int refused = 0;
    for (int i = 0; i < INPUTS; i++) {
      String text = damaged(reports[random.nextInt(reports.length)], random);
      try {
        assertThat(StartJson.read(text).schema()).isEqualTo(Start.SCHEMA);
      } catch (IllegalArgumentException e) {
        refused++;
        assertThat(e.getMessage())
            .as("seed %d, input %d", SEED, i)
            .startsWith("not a readable prebind/1 report: ")
            .hasSizeBetween(35, 350)
            .matches(line -> line.chars().noneMatch(Character::isISOControl));
      }
    }
    assertThat(refused).isGreaterThan(INPUTS / 3);
  }

  private static String damaged(String report, Random random) {
    StringBuilder text = new StringBuilder(report);
    int times = 1 + random.nextInt(3);
    for (int i = 0; i < times && text.length() > 1; i++) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(40));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.setLength(at);
        case 2 -> text.setCharAt(at, (char) random.nextInt(0x3000));
        case 3 -> text.insert(at, text.substring(at, end));
        default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return text.toString();
  }
}
