package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import java.util.List;

/** Does this platform wait for an HTTP answer, so that the open port alone does not count? */
final class ReadyOnHttp implements FindingRule {
  private static final double LEAST_MILLIS = 1_000;
  private static final double LEAST_SHARE = 0.05;

  @Override
  public String id() {
    return "ready-on-http";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Start start = evidence.start();
    if (start.bind() == null || start.platform() == null || !start.platform().watchesHttp()) {
      return List.of();
    }
    String opened = "the port was open after " + say(start.bind().atMillis());
    String waits = evidence.platform() + " waits for an HTTP answer";
    if (start.ready() == null) {
      return Evidence.fails(
          id(),
          Evidence.INFO,
          waits + ", not for the port",
          opened + ", and nothing has said yet when the app serves",
          "Name the path that the platform asks, ready=/health for one, and Prebind tells when it answers:"
              + OfficialPages.health(start.platform()));
    }
    double gap = start.ready().atMillis() - start.bind().atMillis();
    Double deadline = evidence.deadlineAtMillis();
    boolean late =
        deadline != null
            && start.ready().atMillis() > deadline
            && start.bind().atMillis() <= deadline;
    if (!late && gap < Math.max(LEAST_MILLIS, LEAST_SHARE * start.bind().atMillis())) {
      return List.of();
    }
    return Evidence.fails(
        id(),
        late ? Evidence.ERROR : Evidence.INFO,
        waits + (late ? ", and that comes too late" : ", not for the port"),
        opened
            + ", the app was ready after "
            + say(start.ready().atMillis())
            + " ("
            + start.ready().by()
            + ")"
            + (late ? ", " + say(start.ready().atMillis() - deadline) + " too late" : ""),
        "Count with the second instant: what runs between the two keeps the platform waiting like"
            + " what runs before the port is open:"
            + OfficialPages.health(start.platform()));
  }
}
