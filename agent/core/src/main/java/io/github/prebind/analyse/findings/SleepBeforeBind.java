package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.SpanFacts;
import java.util.List;

/**
 * Did the start sleep on its way to the bind? Time that buys nothing.
 *
 * <p>The pauses between failed connects are {@link ConnectionRetries}'s.
 */
final class SleepBeforeBind implements FindingRule {
  /** What is left of a sleep that lies within a loop is a matter of rounding. */
  private static final double LEAST_MILLIS = 1;

  @Override
  public String id() {
    return "sleep-before-bind";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<Way.Part> sleeps = evidence.parts("sleep");
    List<RetryLoop> loops = RetryLoop.of(evidence);
    double millis = 0;
    long count = 0;
    Way.Part longest = null;
    for (Way.Part sleep : sleeps) {
      double own = sleep.millis();
      for (RetryLoop loop : loops) {
        own -= sleep.span() == null ? 0 : loop.inside(sleep.span());
      }
      if (own >= LEAST_MILLIS) {
        millis += own;
        count += sleep.count();
        longest = longest == null ? sleep : longest;
      }
    }
    if (longest == null) {
      return List.of();
    }
    return evidence.costs(
        id(),
        millis,
        "The start sleeps before the port opens",
        evidence.cost(millis)
            + " in "
            + (count == 1 ? "one sleep, at " : count + " sleeps, the longest part at ")
            + say(longest.startMillis())
            + sleeper(evidence, longest),
        "Wait for the event itself (a latch, a future, a health answer) instead of a time, or do"
            + " this after the port is open."
            + OfficialPages.afterBind(evidence));
  }

  /** Who sleeps: the frame, as the sampler saw it, else the call that it happened in. */
  private static String sleeper(Evidence evidence, Way.Part sleep) {
    if (sleep.label().contains(" in ")) {
      return ": " + sleep.label();
    }
    SpanFacts around = sleep.span() == null ? null : evidence.around(sleep.span(), above -> true);
    return around == null ? "" : ", in " + around.label();
  }
}
