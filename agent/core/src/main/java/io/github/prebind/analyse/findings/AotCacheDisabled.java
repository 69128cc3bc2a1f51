package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Jvm;
import java.util.List;

/**
 * Was an AOT cache asked for, which the JVM cannot use under a {@code -javaagent}? Then this start
 * is slower than one without the agent. By how much is not known: a report of a start without the
 * agent does not exist. It is a warning if an agent other than Prebind is there too, since then the
 * cache is of no use in production either.
 */
final class AotCacheDisabled implements FindingRule {
  @Override
  public String id() {
    return "aot-cache-disabled";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Jvm jvm = evidence.start().jvm();
    if (!jvm.aotCache().equals("disabled by -javaagent")) {
      return List.of();
    }
    String others = "";
    for (String agent : jvm.otherAgents()) {
      others += !agent.endsWith(".jar") ? "" : others.isEmpty() ? agent : ", " + agent;
    }
    boolean alone = others.isEmpty();
    return Evidence.fails(
        id(),
        alone ? Evidence.INFO : Evidence.WARNING,
        alone
            ? "The AOT cache is not used while Prebind measures"
            : "The AOT cache is not used, here and wherever " + others + " is an agent",
        "the command line asks for an AOT cache, and JDK "
            + Tuning.feature(evidence.start())
            + " uses none under any -javaagent"
            + (alone ? "; without it this start is quicker" : ": " + others),
        alone
            ? "Take this start's time as the most that it is. To see what the cache saves, start the"
                + " app both ways without Prebind: https://openjdk.org/jeps/483"
            : "Choose between the cache and the agent, or let the app bring the agent's part itself"
                + " (OpenTelemetry's Spring Boot starter is no agent:"
                + " https://opentelemetry.io/docs/zero-code/java/spring-boot-starter/).");
  }
}
