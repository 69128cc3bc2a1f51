package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start.Cpu;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Verdict;
import java.util.List;

/**
 * Did the optimising compiler hold the processor while the start waited for it, and what would be
 * saved without it?
 *
 * <p>Compiling is a third to a half of the CPU time of every start, and free while a core is idle.
 * So the share alone says nothing: what counts is the waiting for a processor on the way to the
 * bind. Of that C2 gets its share of the process's CPU time, since what a quota allows is used up
 * by all threads alike. It is about the least that {@code -XX:TieredStopAtLevel=1} saves: C1's code
 * without profiling is cheaper to make, too. It must be worth acting, and the start must itself
 * have used most of the processors, both as {@link Tuning} has it. And there must be a need, since
 * the option costs speed for good: fewer than two cores, or half of the deadline or budget gone. It
 * is information only, being an estimate.
 */
final class JitBound implements FindingRule {
  @Override
  public String id() {
    return "jit-bound";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Cpu cpu = evidence.start().cpu();
    if (cpu.processMillis() == null || cpu.jitMillis() == null || cpu.c2Millis() == null) {
      return List.of();
    }
    double all = cpu.processMillis();
    double jit = cpu.jitMillis();
    double c2 = cpu.c2Millis();
    if (all <= 0) {
      return List.of();
    }
    double saved = Tuning.waitedMillis(evidence) * c2 / all;
    if (!Tuning.worthActing(evidence, saved)
        || !Tuning.keptItBusy(evidence)
        || !isNeeded(evidence)) {
      return List.of();
    }
    return Tuning.estimate(
        id(),
        saved,
        "The JIT compilers hold the processor that the start waits for",
        say(jit)
            + " of "
            + say(all)
            + " of CPU time ("
            + Math.round(100 * jit / all)
            + " %) went into compiling, "
            + say(c2)
            + " of it into C2; on the way to the port C2 held the processor for about "
            + evidence.cost(saved)
            + ", by its share of the CPU time",
        "-XX:TieredStopAtLevel=1 leaves C2 out and saves about "
            + say(saved)
            + " (an estimate). The app then keeps C1's code, which is slower under load: measure"
            + " that too. From JDK 25 on an AOT cache keeps the profiles of an earlier run, which"
            + " costs no speed later:"
            + " https://docs.spring.io/spring-boot/maven-plugin/run.html (optimizedLaunch),"
            + " https://openjdk.org/jeps/515");
  }

  private static boolean isNeeded(Evidence evidence) {
    Verdict verdict = evidence.start().verdict();
    return Tuning.cores(evidence.start()) < CpuStarved.ENOUGH_CORES
        || Boolean.FALSE.equals(verdict.inTime())
        || isHalfGone(evidence, verdict.deadlineMillis())
        || isHalfGone(evidence, verdict.budgetMillis());
  }

  private static boolean isHalfGone(Evidence evidence, Long limit) {
    return limit != null && evidence.endMillis() * 2 >= limit;
  }
}
