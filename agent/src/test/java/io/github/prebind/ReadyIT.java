package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadyIT {
  static java.util.List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theReportOfReadyStillTellsOfTheTimeToTheBind(Jdks.Jdk jdk) {
    try (ForkedJvm.Running app =
        ForkedJvm.of(ReadyMain.class)
            .on(jdk)
            .settings("ready=/health", "hooks=io.github.prebind.ReadyMain.work")
            .start()) {
      app.awaitLine("prebind: ready after");
      ForkedJvm.Result result = app.stop();
      Start start = result.report();
      assertThat(start.ready().by()).isEqualTo("GET /health");
      assertThat(start.ready().atMillis()).isGreaterThan(start.bind().atMillis());
      assertThat(result.span("custom", "ReadyMain.work").count()).isEqualTo(3);
      assertThat(start.attribution().stream().mapToDouble(Start.Share::millis).sum())
          .isBetween(0.99 * start.bind().atMillis(), 1.01 * start.bind().atMillis());
    }
  }
}
