package io.github.prebind.accuracy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the processors from idling while an app is stopped by its quota: a loop on each, in a group
 * of the least weight, which yields to whatever else wants to run.
 *
 * <p>On a host with other tenants a core goes on with their work, while a virtual machine gives one
 * that has nothing to run back to its host, and what it comes back to seems to be slower: a
 * compiler on a quarter of a core took 1.3 times the CPU time of one without a quota, and beside
 * such loops 1.2 times; on a tenth of a core 1.4 times and 1.0 times. Few runs, which differed by a
 * third without a quota (the README has the figures).
 */
final class Awake implements AutoCloseable {
  private static final int NICE = 19;

  private final CpuGroup group;
  private final List<Process> loops = new ArrayList<>();

  Awake(CpuGroups groups) throws IOException {
    long own = ProcessHandle.current().pid();
    group = groups.make("accuracy-awake-" + own, 0, NICE);
    // Ends by itself when this program has gone without closing it.
    String loop =
        "while kill -0 " + own + "; do i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; done";
    try {
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        loops.add(
            new ProcessBuilder(group.entering(List.of("nice", "-n", "" + NICE, "sh", "-c", loop)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** What the loops have used so far. */
  double cpuMillis() throws IOException {
    return group.usage().cpuMillis();
  }

  @Override
  public void close() throws IOException {
    loops.forEach(Process::destroyForcibly);
    group.close(); // waits until they have left it
  }
}
