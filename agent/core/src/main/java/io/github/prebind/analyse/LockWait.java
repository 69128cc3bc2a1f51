package io.github.prebind.analyse;

import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * The waiting for locks on the way to the bind. A migration tool takes its lock inside its own
 * call, so that an hour of waiting for another instance looks like an hour of migrations, and
 * moving those would not help. Stateless.
 */
public final class LockWait {
  private static final String LOCK = "lock";
  private static final int DEEPEST = 100;

  private LockWait() {}

  /** The waiting, if it was at least half of a cause; else {@code null}. */
  static Way.Part mostOf(Way way, Way.Part cause) {
    double inside = cause.kind().equals(LOCK) ? cause.millis() : 0;
    for (Way.Part part : way.parts()) {
      if (part.kind().equals(cause.kind())) {
        inside += millisInside(way, part);
      }
    }
    return inside * 2 >= cause.millis() ? of(way) : null;
  }

  /** All of it; {@code null} if there was none. The label is that of the longest wait. */
  private static Way.Part of(Way way) {
    List<SpanFacts> waits = new ArrayList<>();
    double millis = 0;
    Way.Part longest = null;
    for (Way.Part part : way.parts()) {
      if (part.kind().equals(LOCK)) {
        millis += part.millis();
        longest = longest == null || part.millis() > longest.millis() ? part : longest;
      } else if (part.span() != null) {
        find(way, part.span(), waits, 0);
      }
    }
    String label = longest == null ? null : longest.label();
    double most = longest == null ? -1 : longest.millis();
    for (SpanFacts wait : waits) {
      millis += wait.millis();
      if (wait.millis() > most) {
        most = wait.millis();
        label = wait.label();
      }
    }
    return label == null ? null : new Way.Part(LOCK, label, 0, 0, millis, waits.size(), null);
  }

  /** How long a call waited for locks inside of it. */
  public static double millisInside(Way way, Way.Part part) {
    if (part.span() == null || part.kind().equals(LOCK)) {
      return 0;
    }
    List<SpanFacts> waits = new ArrayList<>();
    find(way, part.span(), waits, 0);
    double millis = 0;
    for (SpanFacts wait : waits) {
      millis += wait.millis();
    }
    return Math.min(millis, part.millis());
  }

  /** The outermost waits inside of a call. */
  private static void find(Way way, SpanFacts span, List<SpanFacts> into, int depth) {
    for (SpanFacts child : way.inside(span)) {
      if (child.kind().equals(LOCK)) {
        into.add(child);
      } else if (depth < DEEPEST) {
        find(way, child, into, depth + 1);
      }
    }
  }

  /** The same where its library says who holds it: {@code held by web-1 for 2 h}. */
  public static String advice(String label, String note) {
    if (note == null || !label.startsWith("Liquibase")) {
      return advice(label);
    }
    return "It is "
        + note
        + "; if that instance is gone, it left its row in DATABASECHANGELOGLOCK behind (liquibase"
        + " release-locks removes it).";
  }

  /** Who may hold such a lock, and what to do. */
  public static String advice(String label) {
    if (label.startsWith("Liquibase")) {
      return "Another instance holds it, or one that was killed left its row in"
          + " DATABASECHANGELOGLOCK behind (liquibase release-locks removes it).";
    }
    if (label.startsWith("Flyway")) {
      return "Another instance is migrating: start them one after the other. The database frees the"
          + " lock when that one's connection ends.";
    }
    if (label.startsWith("Mongock") || label.startsWith("Flamingock")) {
      return "Another instance is migrating: start them one after the other. The lock of one that was"
          + " killed expires by itself, after lockAcquiredForMillis (a minute, if nothing else is"
          + " set).";
    }
    return label.startsWith("a lock held by another thread")
        ? "Another thread of this app holds it; let that do its work after the port is open."
        : "Another instance holds it, or one that was killed left it behind.";
  }
}
