package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.analyse.ClassArchive;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Jvm;
import java.util.List;

/**
 * Was an AOT cache asked for, which the JVM does not use? Mostly that is for this {@code
 * -javaagent}, and then this start is slower than one without the agent; by how much is known if
 * the baseline's start used its cache. It is a warning if an agent other than Prebind is there too,
 * since then the cache is most likely of no use in production either. That it is for an agent is
 * not certain: a cache of another JDK or of other options looks the same from inside.
 *
 * <p>A {@code -javaagent} adds the module {@code java.instrument}, and a cache is good for the
 * modules only that it was made with. One that was made with {@code --add-modules java.instrument}
 * is used under agents: seen on JDK 25.0, where archived classes are still handed to transformers.
 */
final class AotCacheDisabled implements FindingRule {
  private static final String CURE =
      " says why. If it names jdk.module.addmods, add --add-modules java.instrument to the run that"
          + " makes the cache: then the JVM uses it under agents too (seen on JDK 25). ";

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
    Double cost = cost(evidence, jvm.cachedBindMillis());
    String slower =
        cost == null
            ? ""
            : "; with it the port opened after "
                + say(jvm.cachedBindMillis())
                + " in the baseline, without it "
                + say(cost)
                + " later";
    Finding finding =
        new Finding(
            id(),
            alone ? Evidence.INFO : Evidence.WARNING,
            "The AOT cache is not used in this start"
                + (alone ? "" : ", and most likely nowhere with " + others + " as an agent"),
            "the command line asks for an AOT cache, and JDK "
                + ClassArchive.feature(evidence.start())
                + " uses none here, most likely because of a -javaagent"
                + (alone ? "; without it the start is quicker then" : ": " + others)
                + slower,
            cost,
            ClassArchive.logOption(evidence.start())
                + CURE
                + (alone
                    ? "Until then take this start's time as the most that it is:"
                        + " https://openjdk.org/jeps/483"
                    : "Or let the app bring the agent's part itself (OpenTelemetry's Spring Boot"
                        + " starter is no agent:"
                        + " https://opentelemetry.io/docs/zero-code/java/spring-boot-starter/)."));
    return List.of(finding);
  }

  /** Null where nothing is known of it, or the difference is one that two equal starts may have. */
  private static Double cost(Evidence evidence, Double cachedMillis) {
    if (cachedMillis == null || evidence.start().bind() == null) {
      return null;
    }
    double millis = evidence.endMillis() - cachedMillis;
    return millis >= LEAST_SHARE * evidence.endMillis() ? Double.valueOf(millis) : null;
  }

  private static final double LEAST_SHARE = 0.02;
}
