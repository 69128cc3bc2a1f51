package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Ready;
import java.util.List;

/**
 * Is the port open, or does a health path answer, long before the app serves? Who then sends
 * requests gets errors from an app that is only starting.
 */
final class PortOpenNotReady implements FindingRule {
  private static final double LEAST_MILLIS = 2_000;
  private static final double LEAST_SHARE = 0.1;

  /** A platform that looks at the port alone sends requests for so long at the least. */
  private static final double WARNING_MILLIS = 5_000;

  /** A path and the framework's event come from two threads. */
  private static final double SAME_MILLIS = 1_000;

  @Override
  public String id() {
    return "port-open-not-ready";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Start start = evidence.start();
    if (start.bind() == null || start.ready() == null) {
      return List.of();
    }
    Ready answer = sign(start, true);
    Ready event = sign(start, false);
    if (answer != null
        && event != null
        && event.atMillis() - answer.atMillis() >= SAME_MILLIS
        && event.atMillis() > start.bind().atMillis()) {
      return answersTooEarly(evidence, answer, event);
    }
    return opensTooEarly(evidence, event);
  }

  private List<Finding> answersTooEarly(Evidence evidence, Ready answer, Ready event) {
    return Evidence.fails(
        id(),
        Evidence.WARNING,
        answer.by() + " answers before the app is ready",
        answer.by()
            + " answered with success after "
            + say(answer.atMillis())
            + ", "
            + event.by()
            + " came after "
            + say(event.atMillis())
            + ", "
            + say(event.atMillis() - answer.atMillis())
            + " later; the port was open after "
            + say(evidence.endMillis()),
        "This path tells that the app lives, not that it serves. " + readiness(evidence));
  }

  private List<Finding> opensTooEarly(Evidence evidence, Ready event) {
    Start start = evidence.start();
    double gap = start.ready().atMillis() - start.bind().atMillis();
    if (gap < Math.max(LEAST_MILLIS, LEAST_SHARE * start.bind().atMillis())) {
      return List.of();
    }
    boolean portCounts = start.platform() != null && !start.platform().watchesHttp();
    return Evidence.fails(
        id(),
        portCounts && event != null && gap >= WARNING_MILLIS ? Evidence.WARNING : Evidence.INFO,
        "The port is open " + say(gap) + " before the app is ready",
        "open after "
            + say(start.bind().atMillis())
            + ", ready after "
            + say(start.ready().atMillis())
            + " ("
            + start.ready().by()
            + ")"
            + (portCounts
                ? "; " + evidence.platform() + " sends requests as soon as the port is open"
                : ""),
        readiness(evidence));
  }

  private static String readiness(Evidence evidence) {
    if (evidence.usesSpringBoot()) {
      return "Let the platform ask /actuator/health/readiness, which answers with success only"
          + " when the app accepts traffic:"
          + " https://docs.spring.io/spring-boot/reference/actuator/endpoints.html";
    }
    if (evidence.usesQuarkus()) {
      return "Let the platform ask /q/health/ready: https://quarkus.io/guides/smallrye-health";
    }
    return "Answer a path with 503 until the app can serve, and let the platform ask that one:"
        + OfficialPages.health(evidence.start().platform());
  }

  /** The first sign: of a path that was asked, or of a framework. */
  private static Ready sign(Start start, boolean answer) {
    for (Ready sign : start.readiness()) {
      if (sign.by().startsWith("GET ") == answer) {
        return sign;
      }
    }
    return null;
  }
}
