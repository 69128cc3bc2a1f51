package io.github.prebind.analyse;

import io.github.prebind.Session;
import io.github.prebind.record.Facts;
import io.github.prebind.start.Start;

/** Why a start ended without its port. Stateless. */
final class FailureOfStart {
  private FailureOfStart() {}

  /** {@code null} if it did not fail, or has not ended. */
  static Start.Failure of(Session session, Start.Outcome outcome) {
    Facts.FailureFact failure = session.facts.failure();
    if (outcome == Start.Outcome.BOUND) {
      return null;
    }
    if (failure != null && outcome == Start.Outcome.STOPPED) {
      return new Start.Failure(
          session.facts.signal(),
          "the process was told to stop before its port opened; before that nobody caught "
              + failure.type()
              + (failure.message() == null ? "" : ": " + failure.message())
              + " on thread "
              + failure.thread(),
          OpenSpans.innermostLabel(session.main));
    }
    if (failure != null) {
      return new Start.Failure(failure.type(), failure.message(), failure.during());
    }
    String during = OpenSpans.innermostLabel(session.main);
    return switch (outcome) {
      case STOPPED ->
          new Start.Failure(
              session.facts.signal(),
              "the process was told to stop before its port opened",
              during);
      case DIED ->
          new Start.Failure(
              "System.exit",
              "the app ended itself before its port opened",
              session.facts.exitDuring());
      default -> null;
    };
  }
}
