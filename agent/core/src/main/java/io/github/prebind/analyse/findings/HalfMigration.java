package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start.Failure;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.SpanFacts;
import java.util.List;
import java.util.Locale;

/** What an attempt to migrate that was cut off has left behind for this start. Stateless. */
final class HalfMigration {
  /** How Flyway says that its history holds a failed migration, in all its versions. */
  private static final String[] IN_HISTORY = {
    "contains a failed migration", "detected failed migration", "detected failed repeatable"
  };

  /** How databases say that what is to be created is there: by their messages, in lower case. */
  private static final String[] ALREADY_THERE = {
    "already exists", "already an object named", "name is already used", "duplicate column name"
  };

  private HalfMigration() {}

  /** What Flyway said of its history, {@code null} if it found nothing wrong there. */
  static String inHistory(Evidence evidence) {
    for (SpanFacts span : evidence.start().spans()) {
      String said = span.kind().equals("migration") ? from(span.error()) : null;
      if (said != null) {
        return said;
      }
    }
    Failure failure = evidence.start().failure();
    return failure == null ? null : from(failure.message());
  }

  private static String from(String text) {
    String lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
    for (String begin : IN_HISTORY) {
      int at = lower.indexOf(begin);
      if (at >= 0) {
        int end = text.indexOf(". ", at);
        String rest = text.substring(at, end < 0 ? text.length() : end).strip();
        return Character.toUpperCase(rest.charAt(0)) + rest.substring(1);
      }
    }
    return null;
  }

  static List<Finding> failedBefore(String id, String said) {
    return Evidence.fails(
        id,
        Evidence.ERROR,
        "The history holds a migration that failed before",
        said,
        "Undo by hand what that migration has done so far, then run flyway repair, which takes it out"
            + " of the history, and migrate again:"
            + " https://documentation.red-gate.com/fd/flyway-schema-history-table-273973417.html");
  }

  /** A migration that failed, since what it creates is there although the history lacks it. */
  static List<Finding> alreadyThere(String id, Evidence evidence) {
    SpanFacts failed = null;
    for (SpanFacts span : evidence.start().spans()) {
      boolean is = span.kind().equals("migration") && isAlreadyThere(span.error());
      failed = is ? span : failed; // the innermost comes last
    }
    if (failed == null) {
      return List.of();
    }
    return Evidence.fails(
        id,
        evidence.start().bind() == null ? Evidence.ERROR : Evidence.WARNING,
        "A migration finds there already what it is to create",
        failed.label() + ": " + failed.error(),
        "Either an attempt before this one was cut off between the change and its entry in the"
            + " history, or another tool creates the same. Compare the schema with the history by"
            + " hand; remove the half of it, or mark the migration as done:"
            + (failed.label().startsWith("Liquibase")
                ? " https://docs.liquibase.com/commands/utility/changelog-sync.html"
                : OfficialPages.history("Flyway")));
  }

  private static boolean isAlreadyThere(String error) {
    if (error == null || error.endsWith(" (ignored: failOnError=false)")) {
      return false;
    }
    String lower = error.toLowerCase(Locale.ROOT);
    for (String text : ALREADY_THERE) {
      if (lower.contains(text)) {
        return true;
      }
    }
    return false;
  }
}
