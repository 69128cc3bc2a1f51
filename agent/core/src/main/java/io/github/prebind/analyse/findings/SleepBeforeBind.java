package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start.Finding;
import java.util.List;

/** Did the start sleep on its way to the bind? Time that buys nothing. */
final class SleepBeforeBind implements FindingRule {
  @Override
  public String id() {
    return "sleep-before-bind";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<Way.Part> sleeps = evidence.parts("sleep");
    if (sleeps.isEmpty()) {
      return List.of();
    }
    double millis = Evidence.millis(sleeps);
    long count = 0;
    for (Way.Part sleep : sleeps) {
      count += sleep.count();
    }
    return evidence.costs(
        id(),
        millis,
        "The start sleeps before the port opens",
        evidence.cost(millis)
            + " in "
            + (count == 1 ? "one sleep" : count + " sleeps")
            + ", the longest part at "
            + say(sleeps.get(0).startMillis()),
        "Wait for the event itself (a latch, a future, a health answer) instead of a time, or do"
            + " this after the port is open.");
  }
}
