package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForkIT {
  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  /** Fails in its main method. */
  static final class Failing {
    public static void main(String[] args) {
      throw new IllegalStateException("no luck");
    }
  }

  /** Opens a port. */
  static final class Opening {
    public static void main(String[] args) throws IOException {
      new ServerSocket(0).close();
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void givesAReasonForEachFactThatItDoesNotKnow(Jdks.Jdk jdk) {
    for (Class<?> main : List.of(Opening.class, Failing.class)) {
      for (String platform : List.of("none", "heroku", "northflank")) {
        ForkedJvm.Result result = ForkedJvm.of(main).on(jdk).settings("platform=" + platform).run();
        assertThat(ReportSchema.problems(result.json())).as(result.json()).isEmpty();
      }
    }
  }

  /** Ends before a port opens. */
  static final class Ending {
    public static void main(String[] args) {
      System.exit(3);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void endsThoughNobodyReadsTheReport(Jdks.Jdk jdk) throws IOException, InterruptedException {
    Path pipe = ForkedJvm.newFolder().resolve("start.json");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    ForkedJvm.Result result = ForkedJvm.of(Ending.class).on(jdk).settings("report=" + pipe).run();
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.agentLines()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void reportsTheExceptionThatEndedTheStart(Jdks.Jdk jdk) {
    ForkedJvm.Result result = ForkedJvm.of(Failing.class).on(jdk).run();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.report().outcome()).isEqualTo(Start.Outcome.DIED);
    assertThat(result.report().failure().type()).isEqualTo("java.lang.IllegalStateException");
    assertThat(result.report().failure().message()).isEqualTo("no luck");
  }
}
