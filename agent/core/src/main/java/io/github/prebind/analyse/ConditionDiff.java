package io.github.prebind.analyse;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Database;
import io.github.prebind.start.Start.PlatformFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What was not the same around two starts, so that a difference in time may come from there. Pure
 * functions.
 */
final class ConditionDiff {
  private final List<String> lines = new ArrayList<>();

  private ConditionDiff() {}

  /** Each as {@code Java 17.0.15 against 25.0.1}: the base's, then the head's. */
  static List<String> of(Start base, Start head) {
    ConditionDiff diff = new ConditionDiff();
    diff.compare("main class", base.jvm().mainClass(), head.jvm().mainClass());
    diff.compare("Java", base.jvm().version(), head.jvm().version());
    diff.compare("JVM by", base.jvm().vendor(), head.jvm().vendor());
    diff.compare("processors", base.jvm().processors(), head.jvm().processors());
    diff.compare("CPU quota", base.jvm().cpuQuota(), head.jvm().cpuQuota());
    diff.compare("memory limit", memory(base), memory(head));
    diff.compare("class data sharing", base.jvm().cds(), head.jvm().cds());
    diff.compare("AOT cache", base.jvm().aotCache(), head.jvm().aotCache());
    diff.compare("garbage collector", base.jvm().collector(), head.jvm().collector());
    diff.compare("other agents", agents(base), agents(head));
    diff.compare("platform", platform(base.platform()), platform(head.platform()));
    diff.compare("database", databases(base), databases(head));
    diff.compare("Prebind", base.prebind().version(), head.prebind().version());
    return List.copyOf(diff.lines);
  }

  private void compare(String what, Object base, Object head) {
    if (!Objects.equals(base, head)) {
      lines.add(what + ' ' + said(base) + " against " + said(head));
    }
  }

  private static String said(Object value) {
    if (value instanceof Double number && number == Math.rint(number)) {
      return Long.toString(number.longValue());
    }
    return value == null || value.toString().isBlank() ? "none" : value.toString();
  }

  private static String memory(Start start) {
    Long bytes = start.jvm().memoryLimitBytes();
    return bytes == null ? null : bytes / 1_048_576 + " MB";
  }

  private static String agents(Start start) {
    return String.join(", ", start.jvm().otherAgents());
  }

  private static String platform(PlatformFacts platform) {
    return platform == null || platform.size() == null
        ? platform == null ? null : platform.id()
        : platform.id() + ':' + platform.size();
  }

  private static String databases(Start start) {
    TreeSet<String> names = new TreeSet<>();
    for (Database database : start.databases()) {
      names.add((database.product() + ' ' + database.version()).strip());
    }
    return String.join(", ", names);
  }
}
