package io.github.prebind.report;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.Jvm;
import java.util.ArrayList;
import java.util.List;

/** Where a start ran: names and values for a reader, in the order of their weight. */
record EnvironmentFact(String name, String value) {
  static List<EnvironmentFact> of(Start start) {
    List<EnvironmentFact> facts = new ArrayList<>();
    Jvm jvm = start.jvm();
    add(facts, "Java", jvm.version() + (jvm.vendor().isBlank() ? "" : " (" + jvm.vendor() + ")"));
    add(facts, "main class", jvm.mainClass());
    add(facts, "processors", Integer.toString(jvm.processors()));
    add(facts, "CPU quota", jvm.cpuQuota() == null ? "" : jvm.cpuQuota().toString());
    Long bytes = jvm.memoryLimitBytes();
    add(facts, "memory limit", bytes == null ? "" : bytes / 1_048_576 + " MB");
    Long heap = jvm.maxHeapBytes();
    add(facts, "largest heap", heap == null ? "" : heap / 1_048_576 + " MB");
    add(facts, "class data sharing", jvm.cds());
    boolean unused = jvm.aotCache().startsWith("disabled");
    add(
        facts,
        "AOT cache",
        unused ? "not used, most likely because of -javaagent" : jvm.aotCache());
    add(facts, "garbage collector", jvm.collector());
    add(facts, "other agents", String.join(", ", jvm.otherAgents()));
    for (Database database : start.databases()) {
      String pool = database.pool() == null ? "" : ", pool " + database.pool();
      add(facts, "database", (database.product() + ' ' + database.version()).strip() + pool);
    }
    if (start.platform() != null) {
      add(facts, "platform", start.platform().id());
      add(facts, "source of its deadline", start.platform().source());
    }
    add(facts, "CPU time", said(start.cpu().processMillis()));
    add(facts, "CPU time of Prebind", said(start.prebind().ownCpuMillis()));
    add(facts, "version of Prebind", start.prebind().version());
    return facts;
  }

  private static String said(Double millis) {
    return millis == null ? "" : Headline.say(millis);
  }

  /** What is not known or is none is left out. */
  private static void add(List<EnvironmentFact> facts, String name, String value) {
    if (value != null && !value.isBlank()) {
      facts.add(new EnvironmentFact(name, value));
    }
  }
}
