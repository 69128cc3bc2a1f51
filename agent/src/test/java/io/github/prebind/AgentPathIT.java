package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent loads into an app's JVM. */
class AgentPathIT {
  private static final String MARK = "the port opens now";

  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  /** Opens a port and ends. */
  static final class Server {
    public static void main(String[] args) throws IOException {
      System.out.println(MARK);
      new ServerSocket(0).close();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void loadsNoLibraryBeforeTheBindAndNeverTheCommandLine(Jdks.Jdk jdk) {
    ForkedJvm.Result result = ForkedJvm.of(Server.class).on(jdk).jvm("-Xlog:class+load").run();

    assertThat(result.report().bind()).isNotNull();
    List<String> lines = result.out();
    assertThat(lines).contains(MARK).anyMatch(line -> line.contains("io.github.prebind.Agent "));
    assertThat(lines.subList(0, lines.indexOf(MARK)))
        .noneMatch(line -> line.contains("com.google.gson"));
    assertThat(lines)
        .noneMatch(line -> line.contains(" picocli."))
        .noneMatch(line -> line.contains("io.github.prebind.cli."));
  }
}
