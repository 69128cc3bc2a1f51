package io.github.prebind.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T08:00:00Z"));

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void beginsEachLineWithTheName() {
    text(false).info("port 8080 open");

    assertThat(written()).isEqualTo("prebind: port 8080 open\n");
  }

  @Test
  void letsNobodyForgeALine() {
    text(true).warn("bean a\nprebind: all is well\r\nx\u2028y\u0085z");

    assertThat(written()).isEqualTo("prebind: bean a\\nprebind: all is well\\r\\nxyz\n");
  }

  @Test
  void dropsTerminalEscapesAndControlCharacters() {
    text(true).info("a\u001b[31mred\u001b[0m b\u0007\u0000c \u009b2Jd \u202eevil\u001bcx");

    assertThat(written()).isEqualTo("prebind: ared bc d evilcx\n");
  }

  @Test
  void writesOnlyAsciiWhereTheTerminalIsNotUtf8() {
    text(false).info("caf\u00e9 \u2588");

    assertThat(written()).isEqualTo("prebind: caf\\u00e9 \\u2588\n");
  }

  @Test
  void keepsOtherLettersOnAUtf8Terminal() {
    text(true).info("caf\u00e9");

    assertThat(written()).isEqualTo("prebind: caf\u00e9\n");
  }

  @Test
  void cutsALineThatWouldNotFitAPipe() {
    text(true).info("x".repeat(10_000));

    assertThat(written()).hasSizeLessThan(4_096).endsWith("x...\n");
  }

  @Test
  void writesOneJsonObjectALine() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("elapsedMillis", 1_200L);
    fields.put("late", true);
    fields.put("share", Double.NaN);
    fields.put("label", "a \"b\"\n\u001b\\");
    fields.put("none", null);

    json().print("warning", "half of it\nis gone \u00e9", fields);

    assertThat(written())
        .startsWith("{\"time\":\"2026-11-21T08:00:00Z\",\"level\":\"warning\",\"message\":")
        .endsWith("}\n")
        .matches("[ -~]*\n");
    JsonObject object = JsonParser.parseString(written()).getAsJsonObject();
    assertThat(object.get("message").getAsString()).isEqualTo("half of it\nis gone \u00e9");
    assertThat(object.get("elapsedMillis").getAsLong()).isEqualTo(1_200);
    assertThat(object.get("late").getAsBoolean()).isTrue();
    assertThat(object.get("share").isJsonNull()).isTrue();
    assertThat(object.get("label").getAsString()).isEqualTo("a \"b\"\n\u001b\\");
    assertThat(object.get("none").isJsonNull()).isTrue();
  }

  @Test
  void neverThrows() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("closed");
          }
        };
    Lines lines = new Lines(closed, false, true, CLOCK);

    assertThatCode(() -> lines.error("x")).doesNotThrowAnyException();
    assertThatCode(() -> lines.error(null)).doesNotThrowAnyException();
    assertThatCode(() -> json().print(null, null, Map.of())).doesNotThrowAnyException();
  }

  @Test
  void neverMixesTheLinesOfTwoThreads() throws InterruptedException {
    Lines lines = text(true);
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (char c = 'a'; c < 'i'; c++) {
      String message = String.valueOf(c).repeat(200);
      Thread thread =
          new Thread(
              () -> {
                awaitQuietly(go);
                for (int i = 0; i < 200; i++) {
                  lines.info(message);
                }
              });
      thread.start();
      threads.add(thread);
    }
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(written().split("\n"))
        .hasSize(1_600)
        .allMatch(l -> l.matches("prebind: (.)\\1{199}"));
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,true",
    "utf8,true",
    "en_US.UTF-8,true",
    "C.utf8,true",
    "ANSI_X3.4-1968,false",
    "ISO-8859-1,false",
    "POSIX,false",
    "UTF-16,false"
  })
  void knowsUtf8ByItsNames(String name, boolean utf8) {
    assertThat(Encoding.utf8(name)).isEqualTo(utf8);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Lines text(boolean unicode) {
    return new Lines(err, false, unicode, CLOCK);
  }

  private Lines json() {
    return new Lines(err, true, true, CLOCK);
  }

  private String written() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
