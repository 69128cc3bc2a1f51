package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code -Dfuzz.inputs=10000} makes the run longer, {@code -Dfuzz.seed} repeats another one. */
class SettingsFuzzTest {
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 2_000);

  private static final String[] PIECES = {
    "=",
    ",",
    ";",
    "%p",
    "%",
    ".",
    "-",
    "_",
    " ",
    "\n",
    "\0",
    "@",
    "//",
    ":",
    "0",
    "9",
    "60",
    "s",
    "ms",
    "m",
    "h",
    "true",
    "off",
    "auto",
    ".json",
    ".html",
    "/",
    "\ud800",
    "\u2028",
    "tcp://",
    "é",
    "99999999999999999999",
    "PREBIND_",
    "prebind."
  };

  private final Random random = new Random(Long.getLong("fuzz.seed", 4_711));

  @Test
  void noArgumentVariableOrPropertyBreaksThem() {
    for (int i = 0; i < INPUTS; i++) {
      Map<String, String> env = new HashMap<>();
      env.put("PREBIND_" + piece(), text());
      env.put("PREBIND_DEADLINE", text());
      env.put("PORT", text());
      env.put(null, null);
      Properties system = new Properties();
      system.setProperty("prebind." + text(), text());
      system.put("prebind.port", 5);
      system.put(7, "seven");
      List<String> problems = new ArrayList<>();

      Settings settings = Settings.read(text(), env, system, problems);

      assertThat(settings.ready()).isNotNull();
      assertThat(problems).allSatisfy(line -> assertThat(line).isNotBlank().doesNotContain("\n"));
    }
  }

  @Test
  void noTextBreaksADuration() {
    for (int i = 0; i < 10 * INPUTS; i++) {
      Long millis = Durations.parse(text());
      if (millis != null) {
        assertThat(millis).isNotNegative();
      }
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int pieces = random.nextInt(8); pieces > 0; pieces--) {
      text.append(piece());
    }
    return text.toString();
  }

  private String piece() {
    int kind = random.nextInt(10);
    if (kind == 0) {
      return String.valueOf((char) random.nextInt(Character.MAX_VALUE));
    }
    return kind < 3
        ? GivenSettings.KEYS.get(random.nextInt(GivenSettings.KEYS.size()))
        : PIECES[random.nextInt(PIECES.length)];
  }
}
