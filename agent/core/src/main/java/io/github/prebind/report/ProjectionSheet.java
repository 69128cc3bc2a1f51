package io.github.prebind.report;

import io.github.prebind.Durations;
import io.github.prebind.analyse.Place;
import io.github.prebind.analyse.StartProjection;
import io.github.prebind.analyse.StartProjection.Term;
import io.github.prebind.start.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A projection as text: the instant and its verdict, the sum term by term, and what it leaves open.
 * Pure.
 */
public final class ProjectionSheet {
  private static final int WIDTH = 100;
  private static final int AMOUNT = 11;

  /** A term below this part of the whole is not worth a line. */
  private static final double SMALL = 0.005;

  private final Start start;
  private final Place place;
  private final StartProjection projection;
  private final List<String> lines = new ArrayList<>();

  private ProjectionSheet(Start start, Place place, StartProjection projection) {
    this.start = start;
    this.place = place;
    this.projection = projection;
  }

  /**
   * The lines.
   *
   * @param where the place as people call it, {@code null} if it has no name
   * @param deadlineMillis how long the platform waits, {@code null} if that is not known
   */
  public static List<String> lines(
      Start start, Place place, StartProjection projection, String where, Long deadlineMillis) {
    ProjectionSheet sheet = new ProjectionSheet(start, place, projection);
    sheet.head(where, deadlineMillis);
    sheet.lines.add("");
    for (Term term : projection.terms()) {
      sheet.term(term);
    }
    sheet.lines.add("");
    for (String unknown : projection.unknown()) {
      sheet.lines.addAll(Columns.wrap("not known: ", unknown, WIDTH, 4));
    }
    return sheet.lines;
  }

  private void head(String where, Long deadlineMillis) {
    lines.add(
        "projected: "
            + say(projection.atMillis())
            + " ("
            + say(projection.lowMillis())
            + " to "
            + say(projection.highMillis())
            + ") to the open port on "
            + (where == null ? "" : where + ", ")
            + cores(place.cpus())
            + roundTrips());
    lines.add("verdict:   " + verdict(deadlineMillis));
    lines.add("measured:  " + say(start.bind().atMillis()) + " here, " + here());
  }

  private String verdict(Long deadlineMillis) {
    if (deadlineMillis == null) {
      return "none, no deadline is known there";
    }
    double spare = deadlineMillis - projection.atMillis();
    String allowed = " the deadline of " + Durations.format(deadlineMillis);
    if (projection.highMillis() <= deadlineMillis) {
      return "in time," + allowed + " leaves " + say(spare);
    } else if (projection.lowMillis() > deadlineMillis) {
      return "LATE," + allowed + " passes " + say(-spare) + " earlier";
    }
    return spare >= 0
        ? "in time, but the range reaches over" + allowed
        : "LATE," + allowed + " passes " + say(-spare) + " earlier, but lies within the range";
  }

  private String here() {
    Double quota = start.jvm().cpuQuota();
    String cores = cores(quota == null ? start.jvm().processors() : quota);
    Double cpu = start.cpu().processMillis();
    return "on " + cores + (cpu == null ? "" : " with " + say(cpu) + " of CPU time");
  }

  private String roundTrips() {
    StringBuilder text = new StringBuilder();
    place
        .rttMillis()
        .forEach(
            (endpoint, millis) ->
                text.append(", round trips ")
                    .append(endpoint.equals("*") ? "" : "to " + endpoint + " ")
                    .append("of ")
                    .append(decimals(millis))
                    .append(" ms"));
    return text.toString();
  }

  private void term(Term term) {
    if (Math.abs(term.millis()) < SMALL * projection.atMillis()) {
      return;
    }
    String amount = Columns.right(say(term.millis()), AMOUNT) + "  ";
    lines.addAll(Columns.wrap(amount, words(term), WIDTH, 3));
  }

  private String words(Term term) {
    return switch (term.part()) {
      case CPU -> cpu(term);
      case CPU_FACTOR ->
          (term.millis() < 0 ? "less" : "more")
              + " CPU time, since a start takes "
              + decimals(place.cpuFactor())
              + " times that of here";
      case SHORT_SLICES ->
          "more CPU time, since the process is stopped and goes on in short slices";
      case ONE_THREAD -> "work of one thread that more cores do not shorten";
      case WAIT ->
          KindNames.fully(term.kind())
              + (term.count() > 1 ? ", " + times(term.count()) : "")
              + hidden(term);
      case ROUND_TRIPS ->
          Columns.count(Math.round(term.count()))
              + " round trips and connects that take longer there"
              + hidden(term);
    };
  }

  private String cpu(Term term) {
    double all = start.cpu().processMillis() == null ? 0 : start.cpu().processMillis();
    double undone = all - term.hereMillis();
    return "CPU time: "
        + say(term.hereMillis())
        + " / "
        + cores(place.cpus())
        + (undone > 0.02 * all
            ? " ("
                + say(undone)
                + " less than here: the JVM's compilers and collector do less there)"
            : "");
  }

  /** A wait is shorter there where it passes while the quota is used up. */
  private String hidden(Term term) {
    double hidden = term.hereMillis() - term.millis();
    return hidden > 0.05 * term.hereMillis() && hidden > SMALL * projection.atMillis()
        ? " (" + say(term.hereMillis()) + " in all; the rest passes while the CPU quota is used up)"
        : "";
  }

  private static String times(double count) {
    return Columns.count(Math.round(count)) + " times";
  }

  private static String cores(double cpus) {
    return decimals(cpus) + (cpus == 1 ? " core" : " cores");
  }

  private static String decimals(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private static String say(double millis) {
    return Durations.format(Math.round(millis));
  }
}
