package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.PlatformFacts;
import io.github.prebind.start.Start.SpanFacts;
import java.util.ArrayList;
import java.util.List;

/** Did the start try again and again to reach something that was not there yet? */
final class ConnectionRetries implements FindingRule {
  @Override
  public String id() {
    return "connection-retries";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<Finding> found = new ArrayList<>();
    for (RetryLoop loop : RetryLoop.of(evidence)) {
      boolean inVain = evidence.start().bind() == null && !loop.recovered();
      if (loop.millis() <= 0) {
        continue;
      }
      found.add(
          new Finding(
              id(),
              inVain ? Evidence.ERROR : evidence.level(loop.millis()),
              "The start tries again and again to reach " + remote(loop.label()),
              evidence.cost(loop.millis())
                  + "; "
                  + loop.failures()
                  + " of "
                  + loop.connects()
                  + " connects failed"
                  + (loop.sleepMillis() < 1 ? "" : ", with pauses of " + say(loop.sleepMillis()))
                  + (loop.error() == null ? "" : "; the first: " + loop.error()),
              loop.millis(),
              fix(evidence, loop)));
    }
    return found;
  }

  private static String fix(Evidence evidence, RetryLoop loop) {
    PlatformFacts platform = evidence.start().platform();
    String before =
        switch (platform == null ? "docker" : platform.id()) {
          case "docker" ->
              " (Compose: depends_on with condition: service_healthy,"
                  + " https://docs.docker.com/compose/how-tos/startup-order/)";
          case "kubernetes", "openshift" ->
              " (an init container that waits for it,"
                  + " https://kubernetes.io/docs/concepts/workloads/pods/init-containers/)";
          default -> "";
        };
    return "Have it up before the app starts"
        + before
        + ", or open the port first and connect in the background, with short pauses that grow."
        + (before.isEmpty() ? OfficialPages.afterBind(evidence) : "")
        + (byHikari(evidence, loop) ? hikari(evidence) : "")
        + " A database that sleeps while nobody uses it needs its first connect to wake up.";
  }

  private static boolean byHikari(Evidence evidence, RetryLoop loop) {
    for (SpanFacts span : evidence.start().spans()) {
      if (span.kind().equals("connect")
          && span.label().equals(loop.label())
          && RetryLoop.failures(span) > 0
          && evidence.around(span, above -> above.label().startsWith("HikariCP")) != null) {
        return true;
      }
    }
    return false;
  }

  private static String hikari(Evidence evidence) {
    return " HikariCP itself tries for as long as "
        + (evidence.usesSpringBoot()
            ? "spring.datasource.hikari.initialization-fail-timeout"
            : "initializationFailTimeout")
        + " says; with -1 it connects in the background: https://github.com/brettwooldridge/HikariCP.";
  }

  /** {@code connect postgresql db:5432/app} or {@code TCP cache:6379} without the verb. */
  static String remote(String label) {
    int blank = label.indexOf(' ');
    return label.startsWith("connect ") || label.startsWith("TCP ")
        ? label.substring(blank + 1)
        : label;
  }
}
