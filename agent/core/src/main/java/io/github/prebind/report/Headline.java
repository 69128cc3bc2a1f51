package io.github.prebind.report;

import io.github.prebind.Durations;
import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.PlatformFacts;
import io.github.prebind.start.Start.Verdict;
import java.time.Duration;
import java.time.Instant;

/** The verdict in one sentence: how long it took, against how long it might have taken. */
final class Headline {
  /** A container that began so shortly before the process is not worth a word. */
  private static final long CONTAINER_MILLIS = 500;

  private Headline() {}

  static String of(Start start, Way way) {
    String after = "after " + say(way.endMillis());
    return switch (start.outcome()) {
      case BOUND -> bound(start, after);
      case DIED -> "DIED " + after + ", before a port was open" + allowed(start);
      case STOPPED ->
          "STOPPED" + by(start) + " " + after + ", before a port was open" + allowed(start);
      case NOT_BOUND -> "ENDED " + after + " without opening its port" + allowed(start);
    };
  }

  private static String bound(Start start, String after) {
    Verdict verdict = start.verdict();
    String port = "port " + start.bind().port() + " open " + after;
    if (verdict.inTime() == null) {
      return port + noLimit(start);
    }
    double spare = verdict.spareMillis() == null ? 0 : verdict.spareMillis();
    if (verdict.inTime()) {
      return port + " - " + limit(start) + ", " + say(spare) + " to spare";
    }
    return "LATE: " + port + " - " + limit(start) + ", " + say(-spare) + " too late";
  }

  private static String noLimit(Start start) {
    return start.platform() == null
        ? " - no deadline known (set one: deadline=60s)"
        : " - " + name(start.platform()) + " sets no deadline for it";
  }

  private static String allowed(Start start) {
    boolean limited =
        start.verdict().deadlineMillis() != null || start.verdict().budgetMillis() != null;
    return limited ? " - " + limit(start) : "";
  }

  /** The tighter of deadline and budget, which is what the spare time was reckoned from. */
  private static String limit(Start start) {
    Long deadline = start.verdict().deadlineMillis();
    Long budget = start.verdict().budgetMillis();
    if (budget != null && (deadline == null || budget < deadline)) {
      return "the budget is " + say(budget);
    }
    if (deadline == null) {
      return "no deadline known";
    }
    PlatformFacts platform = start.platform();
    return platform == null || !deadline.equals(platform.deadlineMillis())
        ? "the deadline is " + say(deadline)
        : name(platform) + " allows " + say(deadline);
  }

  private static String by(Start start) {
    return start.failure() == null || start.failure().type().isBlank()
        ? ""
        : " by " + start.failure().type();
  }

  /** The platform's clock began with the container; null if that makes no difference. */
  static String container(Start start, Way way) {
    double before = containerMillis(start);
    return before < CONTAINER_MILLIS
        ? null
        : "the platform's clock began "
            + say(before)
            + " earlier, with the container, and stood at "
            + say(way.endMillis() + before);
  }

  /** How long before the process its container began. */
  static double containerMillis(Start start) {
    Instant container = start.origin().container();
    return container == null ? 0 : Duration.between(container, start.origin().process()).toMillis();
  }

  private static String name(PlatformFacts platform) {
    String name = platform.name() == null ? platform.id() : platform.name();
    return platform.size() == null ? name : name + " (" + platform.size() + ")";
  }

  static String say(double millis) {
    return Durations.format(Math.round(millis));
  }
}
