package io.github.prebind.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** With real processes that burn what they are given. */
@EnabledOnOs(OS.LINUX)
class PausingQuotaTest {
  private static final long LEAST_TICKS = 60;

  private static final long LIMIT_NANOS = 60_000_000_000L;

  private static final String BURN = "while :; do :; done";

  private final String mark = UUID.randomUUID().toString();

  private ProcessTree start(String script) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("setsid", "sh", "-c", script);
    builder.environment().put("PREBIND_RUN", mark);
    return new ProcessTree(builder.start().toHandle(), true, "PREBIND_RUN=" + mark);
  }

  private static long ticks(ProcessTree tree) {
    return tree.alive().values().stream().mapToLong(ProcStat::cpuTicks).sum();
  }

  @Test
  void holdsAGroupAndAChildThatLeftItToTheCores() throws Exception {
    double cpus = 0.2;
    ProcessTree tree = start(BURN + " & setsid sh -c '" + BURN + "' & wait");
    double used;
    try (PausingQuota quota = new PausingQuota(cpus)) {
      quota.hold(tree);
      while (ticks(tree) < LEAST_TICKS) {
        Thread.sleep(20);
      }
      // On a busy machine the loops may run on until the quota's thread gets a processor; what they
      // burned then is taken from the periods after it, so that the mean comes down in any case.
      // Two loops without a quota would take up to two cores, for as long as one looks.
      long before = ticks(tree);
      long began = System.nanoTime();
      long burned;
      long passed;
      do {
        Thread.sleep(20);
        burned = ticks(tree) - before;
        passed = System.nanoTime() - began;
        used = burned * 10_000_000.0 / passed;
      } while (burned < LEAST_TICKS || used > 1.2 * cpus && passed < LIMIT_NANOS);
    } finally {
      TreeEnd.of(tree);
    }
    assertThat(used).isLessThanOrEqualTo(1.2 * cpus);
  }

  @Test
  void letsEverythingRunOnWhenItEnds() throws Exception {
    ProcessTree tree = start(BURN);
    try {
      PausingQuota quota = new PausingQuota(0.01);
      quota.hold(tree);
      while (states(tree).stream().noneMatch(state -> state == 'T')) {
        Thread.sleep(10);
      }
      quota.close();
      long before = ticks(tree);
      while (ticks(tree) < before + LEAST_TICKS) {
        assertThat(tree.alive()).isNotEmpty();
        Thread.sleep(20);
      }
      assertThat(states(tree)).doesNotContain('T');
    } finally {
      TreeEnd.of(tree);
    }
    assertThat(tree.alive()).isEmpty();
  }

  @Test
  void letsTheCommandEndWhenTheOneThatPausesItIsGone() throws Exception {
    ProcessTree tree = start("exec sleep 300");
    while (!tree.alive().get(tree.root()).name().equals("sleep")) {
      Thread.sleep(10);
    }
    Process shell = new ProcessBuilder("sh", "-c", SignalShell.LOOP, "-" + tree.root()).start();
    shell.getOutputStream().write(("-s STOP -- -" + tree.root() + "\n").getBytes());
    shell.getOutputStream().flush();
    while (!states(tree).equals(List.of('T'))) {
      Thread.sleep(10);
    }

    shell.getOutputStream().close();

    while (!tree.alive().isEmpty()) {
      Thread.sleep(10);
    }
    assertThat(shell.waitFor()).isZero();
  }

  private static List<Character> states(ProcessTree tree) {
    return tree.alive().values().stream().map(ProcStat::state).toList();
  }

  @Test
  void letsTheJvmSeeAsManyProcessorsAsAContainerWould() {
    assertThat(new PausingQuota(0.25).jvmOption()).isEqualTo("-XX:ActiveProcessorCount=1");
    assertThat(new PausingQuota(1.5).jvmOption()).isEqualTo("-XX:ActiveProcessorCount=2");
  }
}
