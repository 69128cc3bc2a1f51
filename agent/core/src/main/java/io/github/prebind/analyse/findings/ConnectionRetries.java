package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start.Finding;
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
              "Have it up before the app starts (Compose: depends_on with condition:"
                  + " service_healthy, https://docs.docker.com/compose/how-tos/startup-order/), or"
                  + " open the port first and connect in the background, with short pauses that"
                  + " grow. A database that sleeps while nobody uses it needs its first connect to"
                  + " wake up."));
    }
    return found;
  }

  /** {@code connect postgresql db:5432/app} or {@code TCP cache:6379} without the verb. */
  static String remote(String label) {
    int blank = label.indexOf(' ');
    return label.startsWith("connect ") || label.startsWith("TCP ")
        ? label.substring(blank + 1)
        : label;
  }
}
