package io.github.prebind.report;

import io.github.prebind.Durations;
import io.github.prebind.analyse.Blockage;
import io.github.prebind.analyse.RunningProjection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the agent says while the port is still shut. A pure function. */
public final class WatchLines {
  /**
   * An instant of the start.
   *
   * @param elapsedMillis since the deadline's clock began
   * @param deadlineMillis the deadline
   * @param platform whose deadline it is, or {@code null} if the user set it
   * @param port the port that is waited for, or {@code null}
   * @param openInstead ports that are open but are not the one that counts
   * @param blockage what the start is in the middle of
   * @param expected when the port is projected to open, or {@code null}
   * @param advice one sentence, or {@code null}
   */
  public record Moment(
      long elapsedMillis,
      long deadlineMillis,
      String platform,
      Integer port,
      List<Integer> openInstead,
      Blockage blockage,
      Expected expected,
      String advice) {}

  /**
   * A projection on the deadline's clock.
   *
   * @param migrations whether it tells only when the pending migrations end
   * @param grounds what it rests on
   */
  public record Expected(
      long atMillis, long lowMillis, long highMillis, boolean migrations, String grounds) {
    /**
     * @param aheadMillis by how much the deadline's clock began before that of the projection
     */
    public static Expected of(RunningProjection projection, double aheadMillis) {
      return new Expected(
          Math.round(projection.atMillis() + aheadMillis),
          Math.round(projection.lowMillis() + aheadMillis),
          Math.round(projection.highMillis() + aheadMillis),
          projection.basis().equals(RunningProjection.MIGRATIONS),
          projection.grounds());
    }
  }

  private WatchLines() {}

  /** For a mark of the deadline: 50, 75 or 90 percent, or 100 when it passes. */
  public static List<String> atMark(int percent, Moment moment) {
    String deadline = deadline(moment);
    String port = port(moment);
    String elapsed = Durations.format(moment.elapsedMillis());
    String headline =
        percent >= 100
            ? "LATE: " + elapsed + " have passed and " + port + " is not open; " + deadline
            : percent
                + " % of the deadline is gone ("
                + elapsed
                + ") and "
                + port
                + " is not open; "
                + deadline;
    List<String> lines = new ArrayList<>();
    lines.add(headline);
    lines.add("  " + now(moment.blockage()));
    addDetails(lines, moment);
    return lines;
  }

  /** When the start has sat in one call for longer than a tenth of the deadline. */
  public static List<String> blocked(Moment moment) {
    List<String> lines = new ArrayList<>();
    lines.add(
        now(moment.blockage())
            + "; "
            + Durations.format(moment.elapsedMillis())
            + " of "
            + Durations.format(moment.deadlineMillis())
            + " are gone and "
            + port(moment)
            + " is not open");
    addDetails(lines, moment);
    return lines;
  }

  /** When the projection has passed the deadline, or has moved far behind it. */
  public static List<String> projectedLate(Moment moment) {
    return projected("projected to miss the deadline: ", moment);
  }

  /** When a projection that was behind the deadline is not any more. */
  public static List<String> projectedInTime(Moment moment) {
    return projected("projected to be in time after all: ", moment);
  }

  private static List<String> projected(String verdict, Moment moment) {
    List<String> lines = new ArrayList<>();
    lines.add(
        verdict
            + expected(moment)
            + "; "
            + Durations.format(moment.elapsedMillis())
            + " of "
            + Durations.format(moment.deadlineMillis())
            + " are gone");
    lines.add("  by " + moment.expected().grounds());
    lines.add("  " + now(moment.blockage()));
    addFrames(lines, moment);
    if (moment.advice() != null) {
      lines.add("  " + moment.advice());
    }
    return lines;
  }

  private static String expected(Moment moment) {
    Expected expected = moment.expected();
    String instant =
        rounded(expected.atMillis())
            + " ("
            + rounded(expected.lowMillis())
            + " to "
            + rounded(expected.highMillis())
            + ")";
    return expected.migrations()
        ? "the pending migrations end after about "
            + instant
            + ", and "
            + port(moment)
            + " opens not before"
        : port(moment) + " opens after about " + instant;
  }

  /** To a tenth of a second below ten, else to the second: it is a projection. */
  private static String rounded(long millis) {
    long step = millis < 10_000 ? 100 : 1_000;
    return Durations.format(Math.round(millis / (double) step) * step);
  }

  /** The same as fields of a JSON line; times are milliseconds of the deadline's clock. */
  public static Map<String, Object> fields(Moment moment) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("elapsedMillis", moment.elapsedMillis());
    fields.put("deadlineMillis", moment.deadlineMillis());
    Expected expected = moment.expected();
    if (expected != null) {
      fields.put("projectedMillis", expected.atMillis());
      fields.put("projectedLowMillis", expected.lowMillis());
      fields.put("projectedHighMillis", expected.highMillis());
      fields.put("projectedBy", expected.grounds());
    }
    return fields;
  }

  private static void addFrames(List<String> lines, Moment moment) {
    if (!moment.blockage().frames().isEmpty()) {
      lines.add("  at " + String.join(" < ", moment.blockage().frames()));
    }
  }

  private static void addDetails(List<String> lines, Moment moment) {
    addFrames(lines, moment);
    if (moment.expected() != null) {
      lines.add("  projected: " + expected(moment) + ", by " + moment.expected().grounds());
    }
    if (!moment.openInstead().isEmpty()) {
      lines.add(
          "  open instead: "
              + numbers(moment.openInstead())
              + "; "
              + port(moment)
              + " is the one that counts");
    }
    if (moment.advice() != null) {
      lines.add("  " + moment.advice());
    }
  }

  private static String now(Blockage blockage) {
    if (blockage.label() == null) {
      return blockage.thread() + " runs code that no hook knows";
    }
    return blockage.thread()
        + " has been in "
        + blockage.label()
        + (blockage.place() == null ? "" : " (migration " + blockage.place() + ")")
        + " for "
        + Durations.format(blockage.sinceNanos() / 1_000_000)
        + (blockage.inner() == null ? "" : ", now in " + blockage.inner());
  }

  private static String deadline(Moment moment) {
    String allowed = Durations.format(moment.deadlineMillis());
    return moment.platform() == null
        ? allowed + " are allowed"
        : moment.platform() + " allows " + allowed;
  }

  private static String port(Moment moment) {
    return moment.port() == null ? "the port" : "port " + moment.port();
  }

  private static String numbers(List<Integer> ports) {
    StringBuilder text = new StringBuilder();
    for (Integer port : ports) {
      text.append(text.length() == 0 ? "port " : ", ").append(port);
    }
    return text.toString();
  }
}
