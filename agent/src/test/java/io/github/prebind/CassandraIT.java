package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Cassandra's driver, with a node that breaks off the first question after a while. */
class CassandraIT {
  @Test
  void timesTheBuildingOfASession() throws IOException {
    try (FakeServer node =
        new FakeServer(
            socket -> {
              socket.getInputStream().read(new byte[1024]);
              FakeServer.pause();
            })) {
      ForkedJvm.Result result =
          ForkedJvm.of(CassandraMain.class)
              .jarsBeginning("java-driver-", "native-protocol-", "netty-", "config-", "jackson-")
              .jarsBeginning("slf4j-api-", "metrics-core-", "HdrHistogram-", "reactive-streams-")
              .args("" + node.port())
              .run();
      assertThat(result.out())
          .as("%s", result.err())
          .anyMatch(line -> line.startsWith("not connected"));
      Start.SpanFacts connect =
          result.span("connect", "connect cassandra localhost:" + node.port());
      assertThat(connect.thread()).isEqualTo("main");
      assertThat(connect.millis()).isGreaterThanOrEqualTo(FakeServer.PAUSE_MILLIS);
      assertThat(connect.error()).contains("AllNodesFailedException");
    }
  }
}
