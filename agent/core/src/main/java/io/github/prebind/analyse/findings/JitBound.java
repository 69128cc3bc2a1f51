package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.start.Start.Cpu;
import io.github.prebind.start.Start.Finding;
import java.util.List;

/**
 * Did the optimising compiler hold the processor while the start waited for it, and what would be
 * saved without it?
 *
 * <p>Compiling is a third to a half of the CPU time of every start, and free while a core is idle.
 * So the share alone says nothing: what counts is the waiting for a processor on the way to the
 * bind, of which the compilers get their share of all CPU time (the attribution's estimate), and of
 * that C2 its share of the compilers' time. That is the least that {@code -XX:TieredStopAtLevel=1}
 * saves: C1's code without profiling is cheaper to make, too. It must be worth acting, as {@link
 * Tuning} has it, and is information only, being an estimate.
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
    if (all <= 0 || jit <= 0) {
      return List.of();
    }
    double saved = evidence.millis("jit") * c2 / jit;
    if (!Tuning.worthActing(evidence, saved)) {
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
            + " that too. On JDK 24 and later an AOT cache keeps the profiles of an earlier run"
            + " (from 25 on), which costs no speed later:"
            + " https://docs.spring.io/spring-boot/maven-plugin/run.html (optimizedLaunch),"
            + " https://openjdk.org/jeps/515");
  }
}
