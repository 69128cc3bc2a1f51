package io.github.prebind.report;

import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One figure of a start as a meter, by Micrometer's conventions: a gauge of a duration, which each
 * registry turns into its own base unit. Immutable.
 *
 * @param name in lower case, parted by dots
 * @param tag the key of its only tag, or null
 * @param value of that tag, or null
 */
public record StartMeter(String name, String description, String tag, String value, double millis) {
  private static final String BIND = "prebind.bind.time";
  private static final String READY = "prebind.ready.time";
  private static final String SPARE = "prebind.deadline.spare";
  private static final String BLOCKED = "prebind.blocked.time";

  /** What is known of a start; what is not has no meter. Imports the JDK and the facts only. */
  public static List<StartMeter> of(Start start) {
    List<StartMeter> meters = new ArrayList<>();
    if (start.bind() != null) {
      add(
          meters,
          BIND,
          "Time from the start of the process to the open port",
          start.bind().atMillis());
    }
    if (start.ready() != null) {
      add(
          meters,
          READY,
          "Time from the start of the process until the app was ready",
          start.ready().atMillis());
    }
    Double spare = SpareTime.ofDeadline(start);
    if (spare != null) {
      add(
          meters,
          SPARE,
          "Time that was left of the deadline when the port opened, negative when late",
          spare);
    }
    Map<String, Double> blocked = new TreeMap<>();
    for (Way.Part part : Way.of(start).rows()) {
      if (Way.isCause(part.kind()) && part.millis() > 0) {
        blocked.merge(part.kind(), part.millis(), Double::sum);
      }
    }
    blocked.forEach(
        (kind, millis) ->
            meters.add(
                new StartMeter(
                    BLOCKED,
                    "Time that calls of this kind kept the port shut",
                    "kind",
                    kind,
                    millis)));
    return meters;
  }

  private static void add(List<StartMeter> meters, String name, String description, double millis) {
    meters.add(new StartMeter(name, description, null, null, millis));
  }
}
