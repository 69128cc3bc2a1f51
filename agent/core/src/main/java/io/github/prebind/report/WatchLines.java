package io.github.prebind.report;

import io.github.prebind.Durations;
import io.github.prebind.analyse.Blockage;
import java.util.ArrayList;
import java.util.List;

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
   * @param advice one sentence, or {@code null}
   */
  public record Moment(
      long elapsedMillis,
      long deadlineMillis,
      String platform,
      Integer port,
      List<Integer> openInstead,
      Blockage blockage,
      String advice) {}

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

  private static void addDetails(List<String> lines, Moment moment) {
    if (!moment.blockage().frames().isEmpty()) {
      lines.add("  at " + String.join(" < ", moment.blockage().frames()));
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
