package io.github.prebind.accuracy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A report of the same start as it would be on a machine of another speed. All of its slices take
 * so much longer, waits too: the server that they wait for runs on this machine.
 */
final class SlowedReport {
  private static final List<String> TIMES =
      List.of("startMillis", "millis", "cpuMillis", "jitMillis", "gcMillis", "waitedMillis");

  private SlowedReport() {}

  /**
   * Writes it.
   *
   * @param factor CPU time of a piece of work there, in parts of what it was here
   */
  static void write(Path from, double factor, Path to) throws IOException {
    JsonObject report = JsonParser.parseString(Files.readString(from)).getAsJsonObject();
    for (JsonElement slice : report.getAsJsonArray("slices")) {
      JsonObject times = slice.getAsJsonObject();
      for (String time : TIMES) {
        times.add(time, new JsonPrimitive(times.get(time).getAsDouble() * factor));
      }
    }
    Files.writeString(to, report.toString());
  }
}
