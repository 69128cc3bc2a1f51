package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.StartJson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --cpus}: by a control group where one can be made, else by pausing. */
@EnabledOnOs(OS.LINUX)
class RehearsalIT {
  @TempDir private Path folder;

  @Test
  void startsTheAppOnAQuarterOfACoreAndSaysSo() throws Exception {
    Path file = folder.resolve("start.json");
    ForkedRun forked = ForkedRun.of("--cpus", "0.25", "--report", file.toString());

    ForkedJvm.Result result = forked.shell(forked.java(RunMains.Processors.class));

    Start start = StartJson.read(Files.readString(file));
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("processors 1");
    assertThat(start.rehearsal().cpus()).isEqualTo(0.25);
    assertThat(start.prebind().warnings()).contains(start.rehearsal().text());
    assertThat(result.agentLines()).contains("prebind: " + start.rehearsal().text());
    String run = result.out().stream().filter(l -> l.startsWith("run ")).findFirst().orElseThrow();
    assertThat(ForkedRun.controlGroups(run.substring(4))).isEmpty();
    if (start.rehearsal().means().contains("cgroup")) {
      assertThat(start.jvm().cpuQuota()).isEqualTo(0.25);
    }
  }

  @Test
  void removesItsGroupAlsoWhenItIsInterrupted() throws Exception {
    ForkedRun run = ForkedRun.of("--cpus", "0.5");
    ForkedJvm.Running running = run.startShell(run.java(RunMains.Shut.class));
    String inside = running.awaitLine("inside ").substring(7);
    boolean grouped = !ForkedRun.controlGroups(inside).isEmpty();

    ForkedJvm.Result result = run.end(running, "TERM");

    assertThat(result.exitCode()).isEqualTo(143);
    assertThat(ForkedRun.controlGroups(inside)).isEmpty();
    assertThat(grouped)
        .as(result.err().toString())
        .isEqualTo(result.agentLines().toString().contains("cgroup"));
  }
}
