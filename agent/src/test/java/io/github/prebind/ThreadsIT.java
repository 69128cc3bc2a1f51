package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThreadsIT {
  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static List<Start.SpanFacts> below(List<Start.SpanFacts> spans, Start.SpanFacts parent) {
    return spans.stream().filter(span -> parent.id() == orNone(span.parent())).toList();
  }

  private static int orNone(Integer id) {
    return id == null ? -1 : id;
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void recordsTheCallsOf64ThreadsExactly(Jdks.Jdk jdk) throws IOException {
    int port = freePort();
    String work = "io.github.prebind.ThreadsMain$Work.";
    ForkedJvm.Result result =
        ForkedJvm.of(ThreadsMain.class)
            .on(jdk)
            .args(Integer.toString(port))
            .settings(
                "port=" + port,
                "ready=off",
                "sample=off",
                "hooks=" + work + "outer;" + work + "step;" + work + "small")
            .run();
    assertThat(result.report().prebind().droppedEvents()).isZero();
    List<Start.SpanFacts> spans = result.report().spans();
    for (int number = 0; number < ThreadsMain.THREADS; number++) {
      String thread = "worker-" + number;
      List<Start.SpanFacts> own = spans.stream().filter(s -> s.thread().equals(thread)).toList();
      Start.SpanFacts outer =
          own.stream().filter(s -> s.label().equals("ThreadsMain$Work.outer")).findFirst().get();
      assertThat(outer.parent()).isNull();
      assertThat(outer.count()).isEqualTo(1);
      List<Start.SpanFacts> inOuter = below(own, outer);
      assertThat(inOuter)
          .as(thread)
          .extracting(s -> s.label() + " x " + s.count())
          .containsExactly(expected(number));
      assertThat(below(own, inOuter.get(0)))
          .as(thread)
          .extracting(s -> s.kind() + ' ' + s.label() + " x " + s.count())
          .containsExactly(
              "connect TCP 127.0.0.1:"
                  + result.out().get(number).substring("port ".length())
                  + " x "
                  + (number + 1));
    }
  }

  private static String[] expected(int number) {
    String steps = "ThreadsMain$Work.step x " + (number + 1);
    return number == 0
        ? new String[] {steps}
        : new String[] {steps, "ThreadsMain$Work.small x " + 100 * number};
  }
}
