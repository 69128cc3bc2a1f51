package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Sample;
import io.github.prebind.start.Start.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long did other Java agents take before the main class ran, and where they are known, their
 * code after that? The time holds a bit of the JVM's own work (its module system, loading the main
 * class: some 50 ms of CPU time), so less than {@value #LEAST_MILLIS} ms or {@value #LEAST_PERCENT}
 * % of the start is nobody's.
 */
final class AgentsBeforeBind implements FindingRule {
  private static final double LEAST_MILLIS = 200;
  private static final int LEAST_PERCENT = 3;

  /** Beginnings of jars' names, and the packages of their code while the app starts. */
  private static final String[][] KNOWN = {
    {"opentelemetry-javaagent", "io.opentelemetry.javaagent"},
    {"applicationinsights-agent", "io.opentelemetry.javaagent"},
    {"splunk-otel-javaagent", "io.opentelemetry.javaagent"},
    {"dd-java-agent", "datadog."},
    {"newrelic", "com.newrelic"},
    {"elastic-apm-agent", "co.elastic.apm"},
    {"glowroot", "org.glowroot"},
    {"skywalking-agent", "org.apache.skywalking.apm"},
    {"pinpoint-bootstrap", "com.navercorp.pinpoint"},
    {"jacocoagent", "org.jacoco.agent"},
  };

  @Override
  public String id() {
    return "agents-before-bind";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    List<String> agents = javaAgents(evidence);
    if (agents.isEmpty()) {
      return List.of();
    }
    double premain = 0;
    for (Share share : evidence.start().attribution()) {
      boolean others = share.kind().equals("agents") && share.label().startsWith("agents ");
      premain += others ? share.millis() : 0;
    }
    double later = laterMillis(evidence, agents);
    double millis = premain + later;
    if (millis < LEAST_MILLIS || millis * 100 < evidence.endMillis() * LEAST_PERCENT) {
      return List.of();
    }
    return evidence.costs(
        id(),
        millis,
        "Other agents start before the app",
        evidence.cost(millis)
            + "; "
            + String.join(", ", agents)
            + ": "
            + say(premain)
            + " before the main class"
            + (later > 0 ? ", their own code seen for " + say(later) + " after it" : ""),
        "Classes that an agent changes are slower to load, and the JVM uses no AOT cache that was"
            + " made without java.instrument. Leave an agent out where nobody reads what it sends"
            + more(agents));
  }

  /** What else can be done about these agents, and the page that says so. */
  private static String more(List<String> agents) {
    for (String agent : agents) {
      for (String[] known : KNOWN) {
        if (agent.startsWith(known[0]) && known[1].startsWith("io.opentelemetry")) {
          return ", or switch off what the app does not use"
              + " (otel.instrumentation.common.default-enabled=false and those that are wanted on):"
              + " https://opentelemetry.io/docs/zero-code/java/agent/disable/";
        }
      }
    }
    return ": " + OfficialPages.INSTRUMENT;
  }

  /** Native agents have no premain; a debugger is none that a start in production has. */
  private static List<String> javaAgents(Evidence evidence) {
    List<String> agents = new ArrayList<>();
    for (String agent : evidence.start().jvm().otherAgents()) {
      if (agent.toLowerCase(Locale.ROOT).endsWith(".jar")) {
        agents.add(agent);
      }
    }
    return agents;
  }

  /** What the sampler saw of their code on the way; their work inside the JVM is not in it. */
  private static double laterMillis(Evidence evidence, List<String> agents) {
    double millis = 0;
    String binder = evidence.start().bind() == null ? "main" : evidence.start().bind().thread();
    for (Sample sample : evidence.start().samples()) {
      boolean way = sample.thread().equals("main") || sample.thread().equals(binder);
      if (way && sample.kind().equals("cpu") && isOfOne(sample.label(), agents)) {
        millis += sample.millis();
      }
    }
    return millis;
  }

  private static boolean isOfOne(String code, List<String> agents) {
    for (String[] known : KNOWN) {
      for (String agent : agents) {
        if (agent.startsWith(known[0]) && code.startsWith(known[1])) {
          return true;
        }
      }
    }
    return false;
  }
}
