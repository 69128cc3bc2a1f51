package io.github.prebind.analyse.findings;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.Start.Jvm;
import java.util.List;

/**
 * May the heap grow beyond what the container may have? Then the kernel kills the app, by the time
 * that it fills the heap, and no exception says why. A heap below the limit may be too large as
 * well, since the JVM needs memory beside it; how much is not known, so nothing is said of that.
 */
final class HeapOverLimit implements FindingRule {
  @Override
  public String id() {
    return "heap-over-limit";
  }

  @Override
  public List<Finding> look(Evidence evidence) {
    Jvm jvm = evidence.start().jvm();
    Long heap = jvm.maxHeapBytes();
    Long limit = jvm.memoryLimitBytes();
    if (heap == null || limit == null || heap < limit) {
      return List.of();
    }
    return Evidence.fails(
        id(),
        Evidence.WARNING,
        "The heap may grow beyond the memory's limit",
        "the heap may grow to "
            + GcBound.megabytes(heap)
            + ", the control group allows "
            + GcBound.megabytes(limit)
            + " for the whole process",
        "Leave a quarter of the limit to the rest of the JVM: -XX:MaxRAMPercentage=75 instead of"
            + " -Xmx, or a larger instance. At the limit the kernel ends the process with SIGKILL"
            + " (exit code 137). https://docs.oracle.com/en/java/javase/17/docs/specs/man/java.html");
  }
}
