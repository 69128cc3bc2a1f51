package io.github.prebind.analyse.findings;

import io.github.prebind.hooks.SpringHooks;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Listener;
import io.github.prebind.start.Start.Outcome;
import io.github.prebind.start.Start.Ready;
import io.github.prebind.start.Start.SpanFacts;
import io.github.prebind.start.Start.ThreadFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A start that ended, or was given up, without the port that it was for: how far had it come?
 * Stateless.
 */
final class Unopened {
  /** Who is in the middle of such a call may well open the port behind it. */
  private static final Set<String> WORK =
      Set.of(
          "migration",
          "schema",
          "connect",
          "pool",
          "sql",
          "dns",
          "tls",
          "http",
          "process",
          "custom");

  private static final Set<String> RESTS = Set.of("wait", "sleep", "io", "lock");

  private Unopened() {}

  /** Neither bound nor ended by a failure of its own. */
  static boolean is(Start start) {
    return start.bind() == null
        && (start.outcome() == Outcome.NOT_BOUND || start.outcome() == Outcome.STOPPED);
  }

  /** Whether a call was open that explains it: there the start was still on its way. */
  static boolean works(Start start) {
    for (SpanFacts span : start.spans()) {
      boolean main = span.thread().equals("main");
      boolean migrates = span.kind().equals("migration") || span.kind().equals("schema");
      if (span.open() && WORK.contains(span.kind()) && (main || migrates)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the app had done all that it does before it serves: a framework has said so, or no
   * framework and no call was in the middle of anything, and the main thread rests or has ended.
   */
  static boolean wasThrough(Start start) {
    for (Ready sign : start.readiness()) {
      if (!sign.by().equals(SpringHooks.REFRESHED)) {
        return true;
      }
    }
    for (SpanFacts span : start.spans()) {
      boolean phase = span.kind().equals("framework") || span.kind().equals("bean");
      if (span.open() && phase && span.thread().equals("main")) {
        return false;
      }
    }
    ThreadFacts main = main(start);
    boolean ended = main == null && (start.outcome() == Outcome.NOT_BOUND || !isEmpty(start));
    return !works(start) && (ended || main != null && RESTS.contains(main.kind()));
  }

  private static boolean isEmpty(Start start) {
    return start.threads().isEmpty();
  }

  /** What the main thread did, {@code null} if it had ended or nothing is known of threads. */
  static ThreadFacts main(Start start) {
    for (ThreadFacts thread : start.threads()) {
      if (thread.name().equals("main")) {
        return thread;
      }
    }
    return null;
  }

  /** What was open of the app's own, from outside if there is such. */
  static List<Listener> open(Start start) {
    List<Listener> open = new ArrayList<>();
    List<Listener> local = new ArrayList<>();
    for (Listener listener : start.listeners()) {
      if (!listener.target() && !listener.closed() && listener.reserved() == null) {
        (listener.loopback() ? local : open).add(listener);
      }
    }
    return open.isEmpty() ? local : open;
  }
}
