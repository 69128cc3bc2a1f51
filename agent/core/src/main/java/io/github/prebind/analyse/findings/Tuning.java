package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Share;
import io.github.prebind.start.Start.Verdict;
import java.util.List;
import java.util.Set;

/**
 * When a reader should act on what every start has some of: compiling, loading classes, waiting for
 * a processor, code of a bean. Stateless.
 *
 * <p>Each start of a JVM spends a fifth to a half of its CPU time on compiling and a fifth on
 * loading classes; to say so each time would teach readers to look away. So such a cost is named
 * only if it is a good part of this start, and if the start is long against what it may take.
 */
final class Tuning {
  /** A change that brings less than this share of the start is not worth its trouble. */
  private static final double LEAST_SHARE = 0.15;

  /** Below this share of the deadline or budget the start is quick enough as it is. */
  private static final double LEAST_SHARE_OF_LIMIT = 0.05;

  /** The same where no limit is known: 5 % of the shortest usual deadline, 60 s, less some. */
  private static final double LEAST_MILLIS = 2_000;

  /** Of the CPU time that a start could have had while it did not wait for others. */
  private static final double MOST_OF_IT = 0.6;

  private static final Set<String> WAITS =
      Set.of("lock", "connect", "sql", "dns", "tls", "http", "sleep", "wait", "process", "io");

  private Tuning() {}

  /** Whether a cost is worth a change of the JVM's options, of the instance or of a bean. */
  static boolean worthActing(Evidence evidence, double millis) {
    if (millis < LEAST_SHARE * evidence.endMillis()) {
      return false;
    }
    Verdict verdict = evidence.start().verdict();
    Long limit = verdict.deadlineMillis();
    if (limit == null || verdict.budgetMillis() != null && verdict.budgetMillis() < limit) {
      limit = verdict.budgetMillis();
    }
    // A start that ended without a port while there was time did not fail by being slow.
    boolean unopened = evidence.start().bind() == null && limit != null;
    if (Boolean.FALSE.equals(verdict.inTime()) && !(unopened && evidence.endMillis() < limit)) {
      return true;
    }
    return millis >= (limit == null ? LEAST_MILLIS : LEAST_SHARE_OF_LIMIT * limit);
  }

  /** A finding whose gain is an estimate, and so never more than a word on the side. */
  static List<Finding> estimate(
      String id, double millis, String title, String evidence, String fix) {
    return List.of(new Finding(id, Evidence.INFO, title, evidence, millis, fix));
  }

  /** What the start may use of the processors. */
  static double cores(Start start) {
    double cores = start.jvm().processors();
    if (start.jvm().cpuQuota() != null) {
      cores = Math.min(cores, start.jvm().cpuQuota());
    }
    return start.rehearsal() == null ? cores : Math.min(cores, start.rehearsal().cpus());
  }

  /**
   * Whether the start itself used most of the processors that it had. If not, it waited for one
   * because others on the machine had it, and what its own threads did says nothing.
   */
  static boolean keptItBusy(Evidence evidence) {
    Start start = evidence.start();
    Double used = start.cpu().processMillis();
    double free = Math.max(1, evidence.endMillis() - blockedMillis(start));
    return used != null && used >= MOST_OF_IT * cores(start) * free;
  }

  /** What it waited for others meanwhile, when it had no use for a processor. */
  private static double blockedMillis(Start start) {
    double millis = 0;
    for (Share share : start.attribution()) {
      millis += WAITS.contains(share.kind()) ? share.millis() : 0;
    }
    return millis;
  }

  /** {@code 0.5 cores}. */
  static String say(double cores) {
    double rounded = Math.round(cores * 100) / 100.0;
    String number =
        rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    return number + (rounded == 1 ? " core" : " cores");
  }

  /**
   * What the threads on the way waited for a processor, what compilers and collectors took of it
   * meanwhile included.
   */
  static double waitedMillis(Evidence evidence) {
    return evidence.millis("cpu-wait") + evidence.millis("jit") + evidence.millis("gc");
  }
}
