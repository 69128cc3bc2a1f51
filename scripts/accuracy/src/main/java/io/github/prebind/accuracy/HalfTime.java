package io.github.prebind.accuracy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What was projected when half of a start's time was gone: the last projection before.
 *
 * @param askedMillis when that was made
 * @param projectedMillis NaN if there was none
 */
record HalfTime(
    Row start,
    double bindMillis,
    double askedMillis,
    double projectedMillis,
    double lowMillis,
    double highMillis,
    double agentCpuMillis) {

  static HalfTime of(Path reports, Row start) throws IOException {
    JsonObject report =
        JsonParser.parseString(Files.readString(reports.resolve(start.report()))).getAsJsonObject();
    double bind = report.getAsJsonObject("bind").get("atMillis").getAsDouble();
    JsonElement own = report.getAsJsonObject("prebind").get("ownCpuMillis");
    double cpu = own.isJsonNull() ? Double.NaN : own.getAsDouble();
    HalfTime last = new HalfTime(start, bind, Double.NaN, Double.NaN, Double.NaN, Double.NaN, cpu);
    for (JsonElement one : report.getAsJsonArray("projections")) {
      JsonObject point = one.getAsJsonObject();
      boolean counts = point.get("basis").getAsString().equals("baseline");
      double elapsed = point.get("elapsedMillis").getAsDouble();
      if (counts && elapsed <= bind / 2) {
        last =
            new HalfTime(
                start,
                bind,
                elapsed,
                point.get("atMillis").getAsDouble(),
                point.get("lowMillis").getAsDouble(),
                point.get("highMillis").getAsDouble(),
                cpu);
      }
    }
    return last;
  }

  /** Positive when the projection was too late; in parts of the real time; 1 if there was none. */
  double error() {
    return Double.isNaN(projectedMillis) ? 1 : projectedMillis / bindMillis - 1;
  }

  /** Whether the port opened within the range. */
  boolean inRange() {
    return bindMillis >= lowMillis && bindMillis <= highMillis;
  }
}
