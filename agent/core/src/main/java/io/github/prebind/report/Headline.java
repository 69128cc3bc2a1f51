package io.github.prebind.report;

import io.github.prebind.Durations;
import io.github.prebind.analyse.Way;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Failure;
import io.github.prebind.start.Start.PlatformFacts;
import io.github.prebind.start.Start.Runs;
import io.github.prebind.start.Start.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;

/** The verdict in one sentence: how long it took, against how long it might have taken. */
final class Headline {
  /** A container that began so shortly before the process is not worth a word. */
  private static final long CONTAINER_MILLIS = 500;

  private Headline() {}

  static String of(Start start, Way way) {
    String against = against(start);
    boolean late = start.bind() != null && Boolean.FALSE.equals(start.verdict().inTime());
    String event = (late ? "LATE: " : "") + event(start, way);
    return against == null ? event : event + " - " + against;
  }

  /** {@code port 8080 open after 9.8 s}. */
  static String event(Start start, Way way) {
    String after = "after " + say(way.endMillis());
    return switch (start.outcome()) {
      case BOUND -> "port " + start.bind().port() + " open " + after;
      case DIED -> "DIED " + after + ", before a port was open";
      case STOPPED -> "STOPPED" + by(start) + " " + after + ", before a port was open";
      case NOT_BOUND -> "NO PORT open " + after; // it has ended, or is waited for no longer
    };
  }

  /** {@code Heroku allows 1 min, 50 s to spare}; null if nothing is known to hold it against. */
  static String against(Start start) {
    Verdict verdict = start.verdict();
    if (start.outcome() != Start.Outcome.BOUND) {
      boolean limited = verdict.deadlineMillis() != null || verdict.budgetMillis() != null;
      return limited ? limit(start) : null;
    }
    if (verdict.inTime() == null) {
      return start.platform() == null
          ? "no deadline known (set one: deadline=60s)"
          : name(start.platform()) + " sets no deadline for it";
    }
    double spare = verdict.spareMillis() == null ? 0 : verdict.spareMillis();
    return limit(start)
        + ", "
        + (verdict.inTime() ? say(spare) + " to spare" : say(-spare) + " too late");
  }

  /** {@code the median of 5 starts: 9.6 to 10.3 s}. */
  static String of(Runs runs) {
    int bound = runs.bindMillis().size();
    String line = "the median of " + runs.count() + (runs.count() == 1 ? " start" : " starts");
    if (bound > 0) {
      line +=
          ": "
              + say(Collections.min(runs.bindMillis()))
              + " to "
              + say(Collections.max(runs.bindMillis()));
    }
    int never = runs.count() - bound;
    return never <= 0 ? line : line + "; " + never + " never opened the port";
  }

  /** {@code Type: message (in Flyway V3)}. */
  static String ending(Failure failure) {
    String why =
        failure.message().isBlank()
            ? failure.type()
            : failure.type().isBlank()
                ? failure.message()
                : failure.type() + ": " + failure.message();
    return failure.during() == null ? why : why + " (in " + failure.during() + ")";
  }

  /** Whether the port is open for this machine only, and the platform is not content with that. */
  static boolean isShutToOthers(Start start) {
    PlatformFacts platform = start.platform();
    return start.bind() != null
        && start.bind().loopback()
        && (platform == null || !platform.loopbackReachable());
  }

  /** The tighter of deadline and budget, which is what the spare time was reckoned from. */
  static String limit(Start start) {
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

  static String name(PlatformFacts platform) {
    String name = platform.name() == null ? platform.id() : platform.name();
    return platform.size() == null ? name : name + " (" + platform.size() + ")";
  }

  static String say(double millis) {
    return Durations.format(Math.round(millis));
  }
}
