package io.github.prebind.analyse;

import io.github.prebind.Session;
import io.github.prebind.record.Facts;
import io.github.prebind.record.SpanNode;
import io.github.prebind.record.ThreadRecord;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Reads the live recorder for a projection. Stateless. */
public final class LiveMoment {
  private LiveMoment() {}

  /**
   * This instant.
   *
   * @param cores that the process may use
   */
  public static RunningMoment of(Session session, long nowNanos, double cores) {
    long startNanos = session.clock().startNanos();
    SpanList spans =
        new SpanList(startNanos, nowNanos, null, new AwaitedThreads(null, null, nowNanos));
    spans.add(session.main);
    for (ThreadRecord record : session.recorder.records()) {
      if (record != session.main && !record.ignored) {
        spans.add(record);
      }
    }
    return moment(session, nowNanos, cores, spans.spans());
  }

  /** The same with the migrations only, which costs next to nothing. */
  public static RunningMoment ofMigrations(Session session, long nowNanos) {
    long startNanos = session.clock().startNanos();
    List<SpanFacts> spans = new ArrayList<>();
    Set<SpanNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Facts.MigrationFact one : session.facts.migrations()) {
      SpanNode node = one.span();
      if (!seen.add(node)) {
        continue; // one that runs for each schema
      }
      node.thread.depth();
      double millis = node.totalNanos(nowNanos) / 1e6;
      spans.add(
          new SpanFacts(
              spans.size(),
              null,
              node.thread.name,
              node.kind.id(),
              node.label,
              (node.firstStartNanos() - startNanos) / 1e6,
              (node.endNanos(nowNanos) - startNanos) / 1e6,
              millis,
              millis,
              node.count(),
              node.open(),
              false,
              null,
              0,
              List.of()));
    }
    return moment(session, nowNanos, 0, spans);
  }

  private static RunningMoment moment(
      Session session, long nowNanos, double cores, List<SpanFacts> spans) {
    String mainClass = session.facts.mainClass();
    return new RunningMoment(
        (nowNanos - session.clock().startNanos()) / 1e6,
        mainClass == null ? "" : mainClass,
        cores,
        spans,
        session.facts.pendingMigrations());
  }
}
