package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.github.prebind.start.StartJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent leaves for the {@code run} command that started its JVM. */
class RunFolderIT {
  static List<Jdks.Jdk> jdks() {
    return Jdks.newest();
  }

  @TempDir private Path folder;

  private ForkedJvm app(Class<?> main) {
    return ForkedJvm.of(main).env(RunFolder.VARIABLE, folder.toString());
  }

  private String text(ForkedJvm.Running running, String ending) throws Exception {
    return Files.readString(folder.resolve(running.process.pid() + ending));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void leavesItsReportThereAndSaysNothingItself(Jdks.Jdk jdk) throws Exception {
    try (ForkedJvm.Running running = app(AgentPathIT.Server.class).on(jdk).start()) {
      ForkedJvm.Result result = running.await();

      assertThat(result.agentLines()).isEmpty();
      assertThat(result.json()).as("the report of the setting").isNull();
      assertThat(text(running, RunFolder.PROGRESS))
          .contains("state=bound\n", "main=io.github.prebind.AgentPathIT$Server\n")
          .doesNotContain("ready=");
      assertThat(StartJson.read(text(running, RunFolder.REPORT)).bind()).isNotNull();
      assertThat(text(running, RunFolder.LINES)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tellsWhatTheStartIsInTheMiddleOf(Jdks.Jdk jdk) throws Exception {
    ForkedJvm app =
        app(WatchMain.class)
            .on(jdk)
            .args("sleep")
            .settings("deadline=4s", "hooks=io.github.prebind.WatchMain$Backfill.run");
    try (ForkedJvm.Running running = app.start()) {
      running.awaitLine("inside");
      String progress = "";
      while (!progress.contains("in=WatchMain$Backfill.run\n")) {
        assertThat(running.process.isAlive()).isTrue();
        Path file = folder.resolve(running.process.pid() + RunFolder.PROGRESS);
        progress = Files.exists(file) ? Files.readString(file) : "";
        Thread.sleep(20);
      }
      assertThat(progress)
          .contains("state=starting\n", "deadline=4000\n")
          .containsPattern("began=\\d{13}\n")
          .containsPattern("since=\\d{13}\n");
      while (!text(running, RunFolder.LINES).contains("LATE: ")) {
        assertThat(running.process.isAlive()).isTrue();
        Thread.sleep(20);
      }
      ForkedJvm.Result result = running.stop();
      assertThat(result.agentLines()).isEmpty();
      assertThat(text(running, RunFolder.LINES)).contains("\"level\":\"warning\"");
      assertThat(text(running, RunFolder.PROGRESS)).contains("state=ended\n");
      assertThat(StartJson.read(text(running, RunFolder.REPORT)).outcome())
          .isEqualTo(Start.Outcome.STOPPED);
    }
  }

  @Test
  void doesNothingInAJvmThatOutlivesTheCommand() throws Exception {
    Files.delete(folder);

    ForkedJvm.Result result = app(AgentPathIT.Server.class).run();

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(folder).doesNotExist();
    Files.createDirectory(folder);
  }
}
