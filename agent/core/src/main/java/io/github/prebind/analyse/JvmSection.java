package io.github.prebind.analyse;

import io.github.prebind.Session;
import io.github.prebind.platform.Cgroup;
import io.github.prebind.record.TaskClock;
import io.github.prebind.start.Start;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** This JVM, its limits and what it was told to do. Stateless. */
final class JvmSection {
  private JvmSection() {}

  /**
   * @param threads the JVM's own, or {@code null} if they cannot be read
   * @param reasons takes the path of what is {@code null}, and why it is
   */
  static Start.Jvm of(
      Session session, JvmFlags flags, TaskClock.JvmThreads threads, Map<String, String> reasons) {
    Cgroup limits = Cgroup.read();
    if (limits.cpus() == null) {
      reasons.put("jvm.cpuQuota", "no quota is set, or none can be seen");
    }
    if (limits.memoryBytes() == null) {
      reasons.put("jvm.memoryLimitBytes", "no limit is set, or none can be seen");
    }
    String mainClass = session.facts.mainClass();
    if (mainClass == null) {
      reasons.put("jvm.mainClass", "the launcher did not get to the main class");
    }
    if (threads == null) {
      reasons.put("jvm.collector", "there is no /proc to read the threads' names from");
    }
    int feature = Runtime.version().feature();
    return new Start.Jvm(
        System.getProperty("java.version"),
        System.getProperty("java.vendor"),
        ProcessHandle.current().pid(),
        mainClass,
        Runtime.getRuntime().availableProcessors(),
        limits.cpus(),
        limits.memoryBytes(),
        sharing(flags),
        feature >= 24 ? aotCache(flags, System.getProperty("java.vm.info", "")) : "none",
        flags.otherAgents(),
        threads == null ? null : withOption(threads.collector(), flags.collectorOption()),
        Runtime.getRuntime().maxMemory(),
        session.cachedBindMillis());
  }

  /**
   * A JVM that is given an AOT cache which it cannot use shares no classes at all, not even the
   * JDK's own; else it says so (seen on JDK 25). Why it cannot is not to be seen from inside:
   * mostly an agent, else another JDK or other options. A cache that is not there is nobody's
   * fault, and one that an option turns off is not asked for.
   */
  static String aotCache(JvmFlags flags, String vmInfo) {
    String file = flags.aotCacheFile();
    try {
      if (!flags.aotCacheWanted() || file != null && !Files.exists(Path.of(file))) {
        return "none";
      }
    } catch (InvalidPathException | SecurityException e) {
      return "none";
    }
    return file != null && vmInfo.contains("sharing") ? "in use" : "disabled by -javaagent";
  }

  private static String sharing(JvmFlags flags) {
    boolean on = System.getProperty("java.vm.info", "").contains("sharing");
    return withOption(on ? "on" : "off", flags.sharingOption());
  }

  private static String withOption(String value, String option) {
    return option == null ? value : value + " (" + option + ")";
  }
}
