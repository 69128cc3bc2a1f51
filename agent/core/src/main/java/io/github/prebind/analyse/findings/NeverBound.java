package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Outcome;
import io.github.prebind.start.Start.ThreadFacts;
import java.util.List;

/**
 * Did the app open no port at all, and what did it do instead?
 *
 * <p>A batch job ends by itself, without a port and without a fault. So an app whose threads have
 * all ended, and without {@code exit} or an exception, is in error only if something says that it
 * is a server: the place that it runs at, or the port that it was for.
 */
final class NeverBound implements FindingRule {
  private static final int MOST_NAMED = 4;

  @Override
  public String id() {
    return "never-bound";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Start start = evidence.start();
    if (!Unopened.is(start) || !Unopened.open(start).isEmpty() || Unopened.works(start)) {
      return List.of();
    }
    boolean cutOff = start.outcome() == Outcome.STOPPED && !evidence.late();
    if (cutOff && !Unopened.wasThrough(start)) {
      return List.of();
    }
    ThreadFacts main = Unopened.main(start);
    boolean alone = start.threads().isEmpty();
    if (alone && start.outcome() == Outcome.STOPPED) {
      return List.of(); // nothing is known of what it did
    }
    return Evidence.fails(
        id(),
        alone && !isServer(start) ? Evidence.INFO : Evidence.ERROR,
        alone
            ? "The app ended by itself and had opened no port"
            : main == null
                ? "No port was opened, and main has ended"
                : "No port was opened: main is " + main.doing(),
        "no port after "
            + say(evidence.endMillis())
            + (alone ? "; no thread was left that keeps the app alive" : "; " + threads(start)),
        fix(evidence, alone));
  }

  private static boolean isServer(Start start) {
    boolean port = start.environment() != null && start.environment().port() != null;
    boolean limit =
        start.verdict().deadlineMillis() != null || start.verdict().budgetMillis() != null;
    return port || limit || start.platform() != null;
  }

  private static String threads(Start start) {
    List<ThreadFacts> all = start.threads();
    StringBuilder text = new StringBuilder();
    for (ThreadFacts thread : all.subList(0, Math.min(MOST_NAMED, all.size()))) {
      text.append(text.length() == 0 ? "" : ", ")
          .append(thread.name())
          .append(" is ")
          .append(thread.doing());
    }
    int more = all.size() - MOST_NAMED;
    return text.append(more > 0 ? ", and " + more + " more threads" : "").toString();
  }

  private static String fix(Evidence evidence, boolean alone) {
    if (evidence.usesSpringBoot() && !evidence.hasSpan("Spring Boot web server creation")) {
      return "Spring Boot made no web server: add spring-boot-starter-web or -webflux, and remove"
          + " spring.main.web-application-type=none,"
          + " https://docs.spring.io/spring-boot/how-to/webserver.html. "
          + worker(evidence);
    }
    return (alone
            ? "Start the server, on a thread that is no daemon. "
            : "Open the port before that, or do that on another thread. ")
        + worker(evidence);
  }

  private static String worker(Evidence evidence) {
    String page = OfficialPages.worker(evidence.start().platform());
    if (page == null) {
      return "An app that is no server needs a platform's worker or job. What keeps a JVM alive: "
          + OfficialPages.THREAD;
    }
    String id = evidence.start().platform().id();
    String place =
        switch (id) {
          case "heroku", "dokku", "scalingo" ->
              "An app without a port belongs under worker: in the Procfile, not under web:";
          case "render" -> "An app without a port is a background worker on Render:";
          case "cloud-run" -> "An app without a port is a job on Cloud Run:";
          case "cloud-foundry" -> "An app without a port needs health-check-type: process:";
          default -> "An app without a port is a worker or a job on " + evidence.platform() + ":";
        };
    return place + page;
  }
}
