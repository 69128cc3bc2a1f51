package io.github.prebind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.prebind.start.StartJson;
import io.github.prebind.start.Starts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reports whose JSON is whole and whose values cannot be: negative times, spans whose parent is
 * missing, texts of any kind. Every command either copes or refuses in one line. {@code
 * -Dfuzz.inputs=10000} makes the run longer, {@code -Dfuzz.seed} repeats another one.
 */
class ContradictoryReportTest {
  private static final int INPUTS = Integer.getInteger("fuzz.inputs", 300);
  private static final long SEED = Long.getLong("fuzz.seed", 4_711);

  private static final Number[] NUMBERS = {
    0, -1, 1, 7, 1e-300, 1e300, -1e300, 0.1 + 0.2, Integer.MAX_VALUE, Integer.MIN_VALUE, 4e9
  };

  private static final String[] TEXTS = {
    "",
    " ",
    "%s%n%d",
    "${x}",
    "<script>alert(1)</script>",
    "]]>",
    "a\nb\tc\u0000\u001b[31m",
    "\u202eabc",
    "\ud800",
    "|`*_#",
    "x".repeat(5_000),
    "-Infinity",
    "sql",
    "migration",
    "main"
  };

  @TempDir private Path folder;

  private final Random random = new Random(SEED);

  @Test
  void everyCommandCopesOrRefusesInOneLine() throws IOException {
    String[] reports = Starts.all().values().stream().map(StartJson::write).toArray(String[]::new);
    int refused = 0;
    for (int i = 0; i < INPUTS; i++) {
      JsonElement tree = JsonParser.parseString(reports[random.nextInt(reports.length)]);
      for (int times = 1 + random.nextInt(4); times > 0; times--) {
        damage(tree);
      }
      String whole = reports[random.nextInt(reports.length)];
      CommandRun run = command(file("a.json", tree.toString()), file("b.json", whole));

      assertThat(run.exitCode()).as("seed %d, input %d: %s", SEED, i, run).isIn(0, 1, 2);
      assertThat(run.err().lines()).as("seed %d, input %d", SEED, i).allSatisfy(this::aPlainLine);
      refused += run.exitCode() == 2 ? 1 : 0;
      if (run.exitCode() == 2) {
        assertThat(run.err().lines().count()).as("seed %d, input %d", SEED, i).isPositive();
      }
    }
    assertThat(refused).isBetween(INPUTS / 20, INPUTS * 4 / 5);
  }

  private void aPlainLine(String line) {
    assertThat(line).doesNotStartWith("\tat ").doesNotContain(" failed: ", "Exception");
  }

  private CommandRun command(String damaged, String whole) {
    return switch (random.nextInt(5)) {
      case 0 -> CommandRun.of("report", damaged);
      case 1 ->
          CommandRun.of(
              "report",
              damaged,
              "--html=" + folder.resolve("a.html"),
              "--md=" + folder.resolve("a.md"),
              "--junit=" + folder.resolve("a.xml"),
              "--trace=" + folder.resolve("a.trace.json"),
              "--prom=" + folder.resolve("a.prom"));
      case 2 -> CommandRun.of("diff", damaged, whole, "--max-regression=10%");
      case 3 -> CommandRun.of("diff", whole, damaged);
      default -> CommandRun.of("project", damaged, "--platform=heroku:basic", "--rtt=5ms");
    };
  }

  /** Changes one value somewhere below, or takes a field or an element away. */
  private void damage(JsonElement tree) {
    List<JsonElement> holders = new ArrayList<>();
    collect(tree, holders);
    JsonElement holder = holders.get(random.nextInt(holders.size()));
    if (holder instanceof JsonObject object) {
      List<String> names = List.copyOf(object.keySet());
      String name = names.get(random.nextInt(names.size()));
      if (!name.equals("schema")) {
        JsonElement changed = changed(object.get(name));
        if (changed == null) {
          object.remove(name);
        } else {
          object.add(name, changed);
        }
      }
    } else if (holder instanceof JsonArray array) {
      int at = random.nextInt(array.size());
      switch (random.nextInt(3)) {
        case 0 -> array.remove(at);
        case 1 -> array.add(array.get(at).deepCopy());
        default -> array.set(at, array.get(array.size() - 1 - at).deepCopy());
      }
    }
  }

  private static void collect(JsonElement at, List<JsonElement> holders) {
    if (at instanceof JsonObject object && !object.isEmpty()) {
      holders.add(at);
      object.asMap().values().forEach(value -> collect(value, holders));
    } else if (at instanceof JsonArray array && !array.isEmpty()) {
      holders.add(at);
      array.forEach(value -> collect(value, holders));
    }
  }

  /** Of the same type most of the time; {@code null}: none. */
  private JsonElement changed(JsonElement value) {
    int chance = random.nextInt(20);
    if (chance == 0) {
      return null;
    }
    if (chance == 1) {
      return JsonNull.INSTANCE;
    }
    if (value instanceof JsonPrimitive one && one.isNumber() || chance == 2) {
      return new JsonPrimitive(NUMBERS[random.nextInt(NUMBERS.length)]);
    }
    if (value instanceof JsonPrimitive one && one.isBoolean()) {
      return new JsonPrimitive(!one.getAsBoolean());
    }
    if (value instanceof JsonArray) {
      return new JsonArray();
    }
    return value instanceof JsonObject
        ? value
        : new JsonPrimitive(TEXTS[random.nextInt(TEXTS.length)]);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace("\ud800", "?")).toString();
  }
}
