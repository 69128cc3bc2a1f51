package io.github.prebind.analyse;

import io.github.prebind.Durations;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a projection says nothing about, and why. Pure and stateless. */
public final class ProjectionUnknowns {
  private ProjectionUnknowns() {}

  /** One sentence each. */
  public static List<String> of(Start start, Place place) {
    List<String> unknown = new ArrayList<>();
    if (place.waitsForHttp() != null) {
      unknown.add(
          place.waitsForHttp()
              + " waits for an HTTP answer: what runs behind the open port"
              + behindThePort(start)
              + " is not in this figure.");
    }
    Set<String> embedded = new TreeSet<>();
    for (Database database : start.databases()) {
      if (isEmbedded(database.url())) {
        embedded.add(database.product());
      }
    }
    for (String product : embedded) {
      unknown.add(
          product
              + " ran inside of the process here: what a database over a network adds is not in"
              + " this figure. Start once against one to know.");
    }
    long uncounted = 0;
    boolean named = false;
    for (Endpoint endpoint : start.endpoints()) {
      uncounted += endpoint.wayRoundTrips() == null ? 1 : 0;
      Long made = endpoint.wayRoundTrips();
      named |=
          made != null && made > 0 && place.rttMillis(endpoint.host(), endpoint.port()) == null;
    }
    if (uncounted > 0) {
      unknown.add("Round trips to " + uncounted + " addresses were not counted in this start.");
    }
    if (named) {
      unknown.add(
          "Round trips are taken to be as fast there as here: say --rtt 2ms if they are not.");
    }
    Long memoryHere = start.jvm().memoryLimitBytes();
    Long memoryThere = place.memoryBytes();
    if (memoryThere != null && (memoryHere == null || memoryHere > memoryThere)) {
      unknown.add(
          "There the app has "
              + memoryThere / 1_048_576
              + " MB: what collectors work more with less memory is not in this figure.");
    }
    if (!start.prebind().addedRtt().isEmpty()) {
      unknown.add(
          "This start was a rehearsal with longer round trips ("
              + String.join(", ", start.prebind().addedRtt())
              + "), which stay in this figure: project one without.");
    }
    if (place.cpuFactor() == null) {
      unknown.add(
          "A core there is taken to be as fast as one here: say --cpu-factor 1.3 if the same start"
              + " takes 1.3 times the CPU time there.");
    }
    return List.copyOf(unknown);
  }

  /** How long it was in this start from the open port until the app was ready, if that is known. */
  private static String behindThePort(Start start) {
    if (start.bind() == null || start.ready() == null) {
      return "";
    }
    double millis = start.ready().atMillis() - start.bind().atMillis();
    return millis < 0 ? "" : " (" + Durations.format(Math.round(millis)) + " here, until ready)";
  }

  /** Whether the URL names a database in this process rather than a server. */
  static boolean isEmbedded(String url) {
    String text = url.toLowerCase(Locale.ROOT);
    if (!text.startsWith("jdbc:")) {
      return false;
    }
    int colon = text.indexOf(':', 5);
    String product = colon < 0 ? "" : text.substring(5, colon);
    String rest = colon < 0 ? "" : text.substring(colon + 1);
    return DatabaseAddress.canBeEmbedded(product)
        && !rest.startsWith("tcp:")
        && !rest.startsWith("ssl:")
        && !rest.startsWith("hsql")
        && !rest.startsWith("http")
        && !rest.startsWith("//");
  }
}
