package io.github.prebind.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.cli.run.OneStart.End;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndLinesTest {
  private static List<String> lines(End end, Integer exitCode, String progress, boolean reported)
      throws IOException {
    try (JvmFolder folder = JvmFolder.create()) {
      if (progress != null) {
        Files.writeString(folder.path().resolve("7.progress"), progress);
      }
      SeenJvm app = folder.look().stream().findFirst().orElse(null);
      return EndLines.of(end, "./start.sh", 1_400, exitCode, app, reported);
    }
  }

  @Test
  void sayHowTheCommandEnded() throws IOException {
    assertThat(lines(End.ENDED, 1, "main=com.acme.App\n", true))
        .containsExactly("./start.sh ended after 1.4 s with exit code 1, without a port");
    assertThat(lines(End.ENDED, 137, "main=com.acme.App\n", true).get(0))
        .contains("exit code 137 (signal 9)");
    assertThat(lines(End.ENDED, 127, "main=com.acme.App\n", true).get(0))
        .contains("exit code 127 (a program could not be executed)");
  }

  @Test
  void sayWhyThereMayBeNoJvmWithTheAgent() throws IOException {
    assertThat(lines(End.ENDED, 0, null, false))
        .hasSize(2)
        .last()
        .asString()
        .contains("no JVM with the agent was seen below ./start.sh", "java.instrument");
  }

  @Test
  void nameTheToolThatNeverGotToTheApp() throws IOException {
    String maven = "main=org.codehaus.plexus.classworlds.launcher.Launcher\n";

    assertThat(lines(End.GIVEN_UP, null, maven, true))
        .containsExactly("no app was seen, only Maven (pid 7)");
  }

  @Test
  void sayWhereAJvmThatLeftNoReportWasSeenLast() throws IOException {
    assertThat(lines(End.ENDED, 137, "main=com.acme.App\nin=Flyway V4\n", false).get(1))
        .startsWith("the JVM com.acme.App (pid 7) left no report")
        .endsWith("; it was last seen in Flyway V4");
  }

  @Test
  void sayNothingMoreWhereTheAgentIsMissing() throws IOException {
    assertThat(lines(End.UNSEEN, null, null, false)).isEmpty();
  }
}
