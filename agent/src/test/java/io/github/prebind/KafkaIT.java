package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kafka's clients, with a broker that takes connections and does not answer. */
class KafkaIT {
  private static final int LIMIT_MILLIS = 600;

  @ParameterizedTest
  @ValueSource(strings = {"newest", "kafka-clients-2.8.2"})
  void timesWhatAClientWaitsForABroker(String version) throws IOException {
    try (FakeServer broker = FakeServer.silent()) {
      ForkedJvm fork = ForkedJvm.of(KafkaMain.class).jars("slf4j-api").args("" + broker.port());
      ForkedJvm.Result result =
          (version.equals("newest")
                  ? fork.jars("kafka-clients")
                  : fork.jar(ForkedJvm.oldJar(version)))
              .run();
      assertThat(result.out()).as("%s", result.err()).hasSize(3);
      Start.SpanFacts metadata = result.span("connect", "connect kafka localhost:" + broker.port());
      assertThat(metadata.millis()).isGreaterThanOrEqualTo(LIMIT_MILLIS * 0.9);
      assertThat(metadata.error()).contains("TimeoutException");
      for (String wait : new String[] {"admin request", "poll", "partitionsFor"}) {
        Start.SpanFacts span = result.span("wait", "Kafka " + wait);
        assertThat(span.thread()).isEqualTo("main");
        assertThat(span.millis()).as(wait).isGreaterThanOrEqualTo(LIMIT_MILLIS * 0.9);
      }
    }
  }
}
