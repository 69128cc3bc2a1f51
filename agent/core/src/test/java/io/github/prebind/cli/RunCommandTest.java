package io.github.prebind.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.Settings;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is started. */
class RunCommandTest {
  @TempDir private Path folder;

  private static String complaint(String... arguments) {
    CommandRun run = CommandRun.of(arguments);

    assertThat(run.exitCode()).isEqualTo(2);
    return run.complaint();
  }

  @Test
  void hasAnOptionForEachSettingOfTheAgent() {
    assertThat(RunCommand.settings()).isEqualTo(Settings.keys());
  }

  @Test
  void wantsACommand() {
    assertThat(complaint("run", "--port", "8080"))
        .isEqualTo("prebind: expected a command to start: run [options] -- COMMAND [ARG...]");
    assertThat(complaint("run", "--")).contains("expected a command");
  }

  @Test
  void suggestsTheOptionThatWasMeant() {
    assertThat(complaint("run", "--dedline", "60s", "--", "/bin/true"))
        .isEqualTo("prebind: Unknown option: '--dedline' (did you mean \"--deadline\"?)");
  }

  @Test
  void leavesTheCommandsOwnOptionsToIt() {
    assertThat(complaint("run", "--runs", "0", "/bin/sh", "--port", "-c", "--", "x"))
        .startsWith("prebind: --runs=0");
    assertThat(complaint("run", "/no/such", "--dedline"))
        .isEqualTo("prebind: cannot start /no/such: there is no such file");
  }

  @Test
  void wantsAValueForAnOption() {
    assertThat(complaint("run", "--deadline", "", "--", "/bin/true"))
        .isEqualTo("prebind: --deadline has no value");
    assertThat(complaint("run", "--deadline")).contains("--deadline");
  }

  @Test
  void refusesAnOptionThatIsGivenTwice() {
    assertThat(complaint("run", "--port", "1", "--port", "2", "--", "/bin/true"))
        .contains("--port");
  }

  @Test
  void refusesABaselineThatIsNoReport() throws IOException {
    Path file = Files.writeString(folder.resolve("base.json"), "[]");

    assertThat(complaint("run", "--baseline", file.toString(), "--", "/bin/true"))
        .startsWith("prebind: " + file + ": not a readable prebind/1 report");
    assertThat(complaint("run", "--baseline", "no.json", "--", "/bin/true"))
        .isEqualTo("prebind: no.json: cannot be read, there is no such file");
  }

  @Test
  void makesNothingThatWasNotAskedForWhenItRefuses() {
    Path out = folder.resolve("out");

    complaint("run", "--out", out.toString(), "--timeout", "x", "--", "/bin/true");

    assertThat(out).doesNotExist();
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());

      assertThat(complaint("run", "--port", port, "--", "/bin/true"))
          .startsWith("prebind: port " + port + " is taken already, by ")
          .contains("(pid " + ProcessHandle.current().pid() + ")");
    }
  }
}
