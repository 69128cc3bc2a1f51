package io.github.prebind.analyse.findings;

import static io.github.prebind.analyse.findings.Evidence.say;

import io.github.prebind.analyse.Place;
import io.github.prebind.analyse.ProjectionModel;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import java.util.List;
import java.util.Map;

/**
 * Is the processor what the start lacks?
 *
 * <p>Asked only of a start that had fewer than two cores: with two, the threads of the app have one
 * and the compilers the other, and more of them hardly shorten a start. (A Spring Cloud Gateway
 * opened its port after 2.9 s on two cores, 4.9 s on one, 10.3 s on half of one.) It must itself
 * have used most of what it had while it was not waiting for others: if it has not, its neighbours
 * had the processor, and no other quota would help. What it waited for the processor must be worth
 * acting, as {@link Tuning} has it.
 */
final class CpuStarved implements FindingRule {
  /** From so many on the compilers have one to themselves. */
  static final double ENOUGH_CORES = 2;

  private static final double[] LARGER = {0.25, 0.5, 1, 2};

  @Override
  public String id() {
    return "cpu-starved";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Start start = evidence.start();
    double cores = Tuning.cores(start);
    Double used = start.cpu().processMillis();
    double waited = Tuning.waitedMillis(evidence);
    if (used == null
        || cores >= ENOUGH_CORES
        || !Tuning.worthActing(evidence, waited)
        || !Tuning.keptItBusy(evidence)) {
      return List.of();
    }
    return evidence.costs(
        id(),
        waited,
        "The start has too little of a processor",
        evidence.cost(waited)
            + " of waiting for a processor, also while compilers or collectors had it; "
            + Tuning.say(cores)
            + " for "
            + say(used)
            + " of CPU time"
            + projected(start, cores),
        CpuAdvice.of(start.platform())
            + " Or let the start need less of it: an archive of its classes, fewer beans, work that"
            + " can wait until the port is open.");
  }

  /** What the next two sizes would bring. */
  private static String projected(Start start, double cores) {
    StringBuilder text = new StringBuilder();
    Long limit = start.verdict().deadlineMillis();
    int said = 0;
    try {
      for (double larger : LARGER) {
        if (larger > cores * 1.2 && said < 2) {
          Place place = new Place(larger, Map.of(), start.jvm().memoryLimitBytes());
          double at = ProjectionModel.project(start, place).atMillis();
          text.append(said++ == 0 ? "; projected onto " : ", onto ")
              .append(Tuning.say(larger))
              .append(": ")
              .append(say(at))
              .append(limit != null && at > limit ? " (late)" : "");
        }
      }
    } catch (IllegalArgumentException e) {
      return ""; // nothing to project from
    }
    return text.toString();
  }
}
