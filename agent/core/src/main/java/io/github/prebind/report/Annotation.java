package io.github.prebind.report;

import io.github.prebind.analyse.MigrationChange;
import io.github.prebind.analyse.StartDiff;
import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * A line that GitHub Actions shows beside the run: what a workflow prints as {@code ::warning
 * title=...::message}. Immutable.
 */
public record Annotation(Level level, String title, String message) {
  /** How it is shown. */
  public enum Level {
    ERROR("error"),
    WARNING("warning"),
    NOTICE("notice");

    private final String command;

    Level(String command) {
      this.command = command;
    }
  }

  /** GitHub shows so many of each level and step, and drops the others. */
  private static final int MOST_OF_A_LEVEL = 10;

  /** A line longer than this is nothing to be read beside a run. */
  private static final int LONGEST = 600;

  /** The verdict on a start, and its findings. */
  public static List<Annotation> of(Start start) {
    List<Annotation> all = new ArrayList<>();
    String headline = Headline.of(start, Way.of(start));
    boolean late = Boolean.FALSE.equals(start.verdict().inTime());
    if (start.outcome() != Outcome.BOUND) {
      String why = start.failure() == null ? "" : "\n" + Headline.ending(start.failure());
      all.add(new Annotation(Level.ERROR, "The port never opened", headline + why));
    } else {
      all.add(
          late
              ? new Annotation(Level.ERROR, "The port opens too late", headline)
              : new Annotation(Level.NOTICE, "The port opens", headline));
    }
    for (Finding finding : start.findings()) {
      Level level =
          switch (finding.level()) {
            case "error" -> Level.ERROR;
            case "warning" -> Level.WARNING;
            default -> Level.NOTICE;
          };
      all.add(new Annotation(level, finding.title(), finding.evidence() + "\n" + finding.fix()));
    }
    return fewest(all);
  }

  /**
   * The verdict on a comparison, and the migrations that are new.
   *
   * @param limitPercent of the regression, or null where none was set
   */
  public static List<Annotation> of(StartDiff diff, Double limitPercent) {
    List<Annotation> all = new ArrayList<>();
    String headline = DiffWords.headline(diff);
    if (limitPercent != null && diff.regressed(limitPercent)) {
      String gate = DiffLines.gate(diff, limitPercent);
      all.add(new Annotation(Level.ERROR, "The start has regressed", headline + "\n" + gate));
    } else {
      boolean never = diff.head().bind() == null;
      all.add(new Annotation(never ? Level.WARNING : Level.NOTICE, "The start compared", headline));
    }
    for (MigrationChange change : diff.migrations()) {
      if (change.came()) {
        String facts = change.name() + ": " + DiffWords.facts(change);
        all.add(new Annotation(Level.NOTICE, "New migration before the port opens", facts));
      }
    }
    return fewest(all);
  }

  /**
   * What a workflow prints; names that an app brought along can neither end nor begin a command.
   */
  public String line() {
    return "::"
        + level.command
        + " title="
        + escaped(Lines.plain("Prebind: " + title, true)).replace(":", "%3A").replace(",", "%2C")
        + "::"
        + paragraphs();
  }

  private String paragraphs() {
    StringBuilder text = new StringBuilder();
    for (String line : message.split("\n")) {
      String plain = Columns.cut(Lines.plain(line, true), LONGEST, true);
      if (!plain.isEmpty()) {
        text.append(text.length() == 0 ? "" : "%0A").append(escaped(plain));
      }
    }
    return text.toString();
  }

  /** As actions/toolkit writes it: packages/core/src/command.ts. */
  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static List<Annotation> fewest(List<Annotation> all) {
    int[] counts = new int[Level.values().length];
    List<Annotation> few = new ArrayList<>();
    for (Annotation one : all) {
      if (counts[one.level.ordinal()]++ < MOST_OF_A_LEVEL) {
        few.add(one);
      }
    }
    return List.copyOf(few);
  }
}
