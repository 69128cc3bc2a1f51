package io.github.prebind.analyse;

import io.github.prebind.record.CodeOwner;
import io.github.prebind.record.Facts;
import io.github.prebind.record.Kind;
import io.github.prebind.record.SpanNode;
import io.github.prebind.record.ThreadRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * What the start is in the middle of, at one instant.
 *
 * @param thread the name of the thread that the port waits for
 * @param kind what its time goes into; {@code null} if it runs code outside all spans
 * @param label the call that has gone on for long
 * @param inner the call that is open inside it, or {@code null}
 * @param sinceNanos how long that has gone on
 * @param call what tells this call from the next one of the same label
 * @param place the migration's place among the pending ones, such as {@code 3 of 5}, or {@code
 *     null}
 * @param frames the innermost frames of the user's own code
 * @param note what its library says of the call, such as who holds a lock; {@code null} for most
 */
public record Blockage(
    String thread,
    Kind kind,
    String label,
    String inner,
    long sinceNanos,
    long call,
    String place,
    List<String> frames,
    String note) {
  private static final int MOST_FRAMES = 3;
  private static final int LONGEST_LABEL = 80;

  /** One of whose call its library says nothing. */
  public Blockage(
      String thread,
      Kind kind,
      String label,
      String inner,
      long sinceNanos,
      long call,
      String place,
      List<String> frames) {
    this(thread, kind, label, inner, sinceNanos, call, place, frames, null);
  }

  /** A wait that only the sampler sees, as {@code Thread.sleep} on Java 17. */
  public record SeenWait(Kind kind, String label, long sinceNanos) {}

  /**
   * Looks at the thread that the port waits for.
   *
   * @param record its record
   * @param seen what the sampler sees it wait for, or {@code null}
   * @param thresholdNanos how long a call must have gone on to be named; the innermost such call
   *     is, else the innermost at all
   */
  public static Blockage of(
      ThreadRecord record, Facts facts, SeenWait seen, long nowNanos, long thresholdNanos) {
    List<SpanNode> open = OpenSpans.of(record);
    SpanNode chosen = null;
    for (SpanNode node : open) {
      boolean longEnough = nowNanos - node.openSinceNanos() >= thresholdNanos;
      if (isCause(node.kind) && (longEnough || chosen == null)) {
        chosen = node;
      }
    }
    List<String> frames = usersFrames(record.thread.getStackTrace());
    if (seen != null && chosen == null) {
      return new Blockage(
          record.name,
          seen.kind(),
          seen.label(),
          null,
          nowNanos - seen.sinceNanos(),
          seen.sinceNanos(),
          place(open, facts),
          frames);
    }
    if (chosen == null) {
      SpanNode innermost = open.isEmpty() ? null : open.get(open.size() - 1);
      return new Blockage(
          record.name,
          innermost == null ? null : innermost.kind,
          innermost == null ? null : shorten(innermost.label),
          null,
          innermost == null ? 0 : nowNanos - innermost.openSinceNanos(),
          0,
          null,
          frames);
    }
    SpanNode innermost = open.get(open.size() - 1);
    boolean deeper = innermost != chosen && isCause(innermost.kind);
    String waits = seen == null ? null : shorten(seen.label());
    return new Blockage(
        record.name,
        chosen.kind,
        shorten(chosen.label),
        deeper ? shorten(innermost.label) : waits,
        nowNanos - chosen.openSinceNanos(),
        chosen.openSinceNanos(),
        place(open, facts),
        frames,
        chosen.note());
  }

  private static boolean isCause(Kind kind) {
    return kind.blocking()
        || kind == Kind.MIGRATION
        || kind == Kind.SCHEMA
        || kind == Kind.POOL
        || kind == Kind.CUSTOM;
  }

  private static String place(List<SpanNode> open, Facts facts) {
    List<Facts.MigrationFact> migrations = facts.migrations();
    for (SpanNode node : open) {
      for (int last = migrations.size() - 1; last >= 0; last--) {
        Facts.MigrationFact migration = migrations.get(last);
        if (migration.span() == node) {
          int number = 0;
          for (Facts.MigrationFact other : migrations.subList(0, last + 1)) {
            number += other.tool().equals(migration.tool()) ? 1 : 0;
          }
          int pending = facts.pending(migration.tool());
          return pending < number ? "number " + number : number + " of " + pending;
        }
      }
    }
    return null;
  }

  private static List<String> usersFrames(StackTraceElement[] stack) {
    List<String> frames = new ArrayList<>();
    for (StackTraceElement frame : stack) {
      if (frames.size() < MOST_FRAMES && CodeOwner.isUsers(frame.getClassName())) {
        int line = frame.getLineNumber();
        frames.add(CodeOwner.shortFrame(frame) + (line < 0 ? "" : ":" + line));
      }
    }
    return frames;
  }

  private static String shorten(String label) {
    return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL) + "...";
  }
}
