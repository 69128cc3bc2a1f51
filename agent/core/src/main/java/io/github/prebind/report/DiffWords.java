package io.github.prebind.report;

import io.github.prebind.analyse.CauseChange;
import io.github.prebind.analyse.Certainty;
import io.github.prebind.analyse.CountChange;
import io.github.prebind.analyse.MigrationChange;
import io.github.prebind.analyse.StartDiff;
import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Runs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The sentences in which two starts are compared, for every output. Pure functions. */
final class DiffWords {
  /** Differences that would be printed as 0 % are none. */
  private static final double LEAST_PERCENT = 0.5;

  private DiffWords() {}

  /** {@code LATER: port 8080 open after 15.1 s, 5.3 s (54 %) later than the base's 9.8 s}. */
  static String headline(StartDiff diff) {
    Start head = diff.head();
    if (head.bind() == null) {
      return Headline.of(head, Way.of(head));
    }
    String open =
        "port " + head.bind().port() + " open after " + Headline.say(head.bind().atMillis());
    if (diff.base().bind() == null) {
      return "OPENS NOW: " + open + "; the base never opened its port";
    }
    String before = "the base's " + Headline.say(diff.base().bind().atMillis());
    if (diff.certainty().isNoise()) {
      return "UNCHANGED: "
          + open
          + ", "
          + difference(diff)
          + (diff.deltaMillis() < 0 ? " less than " : " more than ")
          + before;
    }
    if (Math.abs(diff.deltaPercent()) < LEAST_PERCENT) {
      return "UNCHANGED: " + open + ", as " + before;
    }
    return (diff.deltaMillis() > 0 ? "LATER: " : "EARLIER: ")
        + open
        + ", "
        + difference(diff)
        + (diff.deltaMillis() > 0 ? " later than " : " earlier than ")
        + before;
  }

  private static String difference(StartDiff diff) {
    return Headline.say(Math.abs(diff.deltaMillis()))
        + " ("
        + percent(Math.abs(diff.deltaPercent()))
        + ")";
  }

  /** {@code 54 %}, {@code 7.5 %}. */
  static String percent(double value) {
    long tenths = Math.round(10 * value);
    boolean whole = tenths % 10 == 0 || Math.abs(value) >= 10;
    return (whole ? Long.toString(Math.round(value)) : Double.toString(tenths / 10.0)) + " %";
  }

  /** How sure that is, and by what. */
  static String certainty(StartDiff diff) {
    Runs base = diff.base().runs();
    Runs head = diff.head().runs();
    int before = base == null ? 1 : base.count();
    int after = head == null ? 1 : head.count();
    Certainty certainty = diff.certainty();
    return switch (certainty.grade()) {
      case UNKNOWN ->
          (before == after
                  ? "one start on each side"
                  : "base: " + starts(before) + ", head: " + starts(after))
              + ": differences of time may be chance, counts are exact";
      case TOO_FEW ->
          starts(before)
              + " against "
              + after
              + " are too few to tell times from chance (take 4 or more); counts are exact";
      case REAL -> "real: " + spread(base) + " against " + spread(head) + tested(certainty);
      case NOISE ->
          "within the spread: " + spread(base) + " against " + spread(head) + tested(certainty);
    };
  }

  private static String starts(int count) {
    return count == 1 ? "one start" : count + " starts";
  }

  private static String spread(Runs runs) {
    String never = runs.bindMillis().size() < runs.count() ? ", some never open" : "";
    return runs.bindMillis().isEmpty()
        ? starts(runs.count()) + " that never opened the port"
        : starts(runs.count())
            + " of "
            + Headline.say(Collections.min(runs.bindMillis()))
            + " to "
            + Headline.say(Collections.max(runs.bindMillis()))
            + never;
  }

  private static String tested(Certainty certainty) {
    double p = certainty.pValue();
    String value =
        p < 0.001 ? "<0.001" : "=" + String.format(Locale.ROOT, p < 0.1 ? "%.3f" : "%.2f", p);
    return " (Mann-Whitney U, p" + value + ")";
  }

  /** Against the deadline or the budget; null where there is none. */
  static String verdict(StartDiff diff) {
    Start.Verdict verdict = diff.head().verdict();
    if (diff.head().bind() == null || verdict.inTime() == null || verdict.spareMillis() == null) {
      return null;
    }
    String line =
        (verdict.inTime() ? "in time: " : "LATE: ")
            + Headline.limit(diff.head())
            + ", "
            + spare(verdict.spareMillis());
    Double before = diff.base().verdict().spareMillis();
    return diff.bothBound() && before != null ? line + "; base: " + spare(before) : line;
  }

  private static String spare(double millis) {
    return Headline.say(Math.abs(millis)) + (millis < 0 ? " too late" : " to spare");
  }

  /**
   * What the difference is called.
   *
   * @param above the cause that it is inside of, or null
   */
  static String named(CauseChange change, CauseChange above) {
    boolean plain =
        change.label().equals(Way.MIXED)
            || !change.label().isBlank() && above != null && above.kind().equals(change.kind());
    return plain ? change.label() : KindNames.named(change.kind(), change.label());
  }

  /** Whether it is new, and how often it came: what stands behind the name. */
  static String behind(CauseChange change) {
    String mark = change.came() ? " (new)" : change.went() ? " (gone)" : "";
    long before = change.baseCount();
    long after = change.headCount();
    if (change.came() || change.went() || before == after) {
      long count = Math.max(before, after);
      return mark + (count > 1 ? ", " + Columns.count(count) + " times" : "");
    }
    return ", " + Columns.count(before) + " -> " + Columns.count(after) + " times";
  }

  /** {@code new}, {@code gone}, {@code changed}, {@code slower}, {@code faster}; else null. */
  static String mark(MigrationChange change, double leastMillis) {
    if (change.came() || change.went()) {
      return change.came() ? "new" : "gone";
    } else if (change.changed()) {
      return "changed";
    } else if (Math.abs(change.deltaMillis()) < leastMillis || change.certainty().isNoise()) {
      return null;
    }
    return change.deltaMillis() > 0 ? "slower" : "faster";
  }

  /** {@code 5.2 s -> 9.8 s, 40,012 -> 80,024 statements}. */
  static String facts(MigrationChange change) {
    MigrationChange.Work one = change.head() == null ? change.base() : change.head();
    if (change.came() || change.went()) {
      return Headline.say(one.millis())
          + (one.statements() == null ? "" : ", " + statements(one.statements()))
          + (one.outcome().equals("done") ? "" : ", " + one.outcome());
    }
    Long before = change.base().statements();
    Long after = change.head().statements();
    String text =
        Headline.say(change.base().millis()) + " -> " + Headline.say(change.head().millis());
    if (before != null && after != null) {
      text +=
          before.equals(after)
              ? ", " + statements(after)
              : ", " + Columns.count(before) + " -> " + statements(after);
    }
    return change.base().outcome().equals(change.head().outcome())
        ? text
        : text + ", " + change.base().outcome() + " -> " + change.head().outcome();
  }

  private static String statements(long count) {
    return counted(count, "statements");
  }

  /** What is not shown of the causes. */
  static String rest(DiffRows.Rest rest, boolean all) {
    if (all) {
      return rest.count()
          + (rest.noise() > 0
              ? " causes, none of which stands out of the spread"
              : " causes, none with a difference of note");
    }
    return rest.count()
        + (rest.count() == 1 ? " other, smaller" : " others, smaller")
        + (rest.noise() > 0 ? " or within the spread" : "");
  }

  /** The name that makes a count differ, such as {@code SQL select ...}. */
  static String named(CountChange change, CountChange.Named one) {
    boolean plain = change.what().equals("statements") || change.what().equals("beans");
    return plain || one.kind().isEmpty() ? one.name() : KindNames.named(one.kind(), one.name());
  }

  /** What stands behind that name. */
  static String behind(CountChange.Named one) {
    return one.base() == 0 ? " (new)" : one.head() == 0 ? " (gone)" : "";
  }

  /** {@code 1 TCP connect}, {@code 12 statements}. */
  static String counted(long count, String what) {
    String one = what.endsWith("sses") ? what.substring(0, what.length() - 2) : what;
    one = one.endsWith("s") && one.equals(what) ? what.substring(0, what.length() - 1) : one;
    return Columns.count(count) + " " + (count == 1 ? one : what);
  }

  /** What could not be counted. */
  static List<String> gaps(StartDiff diff) {
    List<String> lines = new ArrayList<>();
    for (CountChange change : diff.counts()) {
      if (!change.comparable() && (change.base() != null || change.head() != null)) {
        String side = change.base() == null ? "base" : "head";
        lines.add(change.what() + " were not counted in the " + side);
      }
    }
    gap(lines, "base", diff.base());
    gap(lines, "head", diff.head());
    return lines;
  }

  private static void gap(List<String> lines, String side, Start start) {
    long dropped = start.prebind().droppedEvents();
    if (dropped > 0) {
      lines.add(
          "the counts of the "
              + side
              + " are too low: "
              + Columns.count(dropped)
              + (dropped == 1 ? " event" : " events")
              + " found no room");
    }
  }

  /** {@code +5.2 s}. */
  static String signed(double millis) {
    String text = Headline.say(millis);
    return text.startsWith("-") || text.equals("0 ms") ? text : "+" + text;
  }

  /** {@code +40,012}. */
  static String signed(long count) {
    return count > 0 ? "+" + Columns.count(count) : Columns.count(count);
  }
}
