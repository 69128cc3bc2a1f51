package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What counts as a round trip; the woven classes are in RoundTripsIT. */
class TrafficTest {
  private static final InetSocketAddress DATABASE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 5432);

  private final Recorder recorder =
      new Recorder(
          new Problems(
              problem -> {
                throw new AssertionError(problem);
              }));
  private final Object connection = new Object();

  @BeforeEach
  void begin() {
    recorder.begin(null, System.nanoTime());
  }

  @AfterEach
  void end() {
    recorder.end();
  }

  private void connect(Object connection) {
    recorder.traffic().connectBegins(connection, DATABASE);
    recorder.traffic().connected(connection, true);
  }

  private long roundTrips() {
    return recorder.endpointCounts().stream().mapToLong(EndpointCount::roundTrips).sum();
  }

  @Test
  void severalWritesAndReadsAreOneQuestionAndItsAnswer() {
    connect(connection);
    recorder.onSend(connection, 5);
    recorder.onSend(connection, 1);
    recorder.onReceive(connection, 1);
    recorder.onReceive(connection, 4096);
    assertThat(roundTrips()).isEqualTo(1);
    recorder.onSend(connection, 5);
    recorder.onReceive(connection, 1);
    assertThat(roundTrips()).isEqualTo(2);
    assertThat(recorder.recordOf(Thread.currentThread()).roundTrips()).isEqualTo(2);
    assertThat(recorder.recordOf(Thread.currentThread()).connects()).isEqualTo(1);
  }

  @Test
  void whatNobodyAskedForIsNone() {
    connect(connection);
    recorder.onReceive(connection, 30); // a greeting
    recorder.onReceive(connection, 30);
    assertThat(roundTrips()).isZero();
  }

  @Test
  void nothingSentAsksNothingAndNothingReceivedAnswersNothing() {
    connect(connection);
    recorder.onSend(connection, 0);
    recorder.onReceive(connection, 5);
    recorder.onSend(connection, 5);
    recorder.onReceive(connection, 0);
    recorder.onReceive(connection, -1);
    assertThat(roundTrips()).isZero();
  }

  @Test
  void connectionsThatOthersOpenedDoNotCount() {
    connect(new Object());
    recorder.onSend(connection, 5);
    recorder.onReceive(connection, 5);
    assertThat(roundTrips()).isZero();
  }

  @Test
  void theAnswerCountsForTheThreadThatReadsIt() throws InterruptedException {
    connect(connection);
    recorder.onSend(connection, 5);
    Thread reader = new Thread(() -> recorder.onReceive(connection, 5));
    reader.start();
    reader.join();
    assertThat(recorder.recordOf(Thread.currentThread()).roundTrips()).isZero();
    assertThat(recorder.recordOf(reader).roundTrips()).isEqualTo(1);
    assertThat(recorder.endpointCounts())
        .filteredOn(count -> count.thread == recorder.recordOf(reader))
        .extracting(EndpointCount::connects, EndpointCount::roundTrips)
        .containsExactly(org.assertj.core.api.Assertions.tuple(0L, 1L));
  }

  @Test
  void aConnectThatFailsCountsAndTellsNoRoundTripTime() {
    recorder.traffic().connectBegins(connection, DATABASE);
    recorder.traffic().connectFailed(connection, true);
    recorder.traffic().connectFailed(connection, true);
    assertThat(recorder.endpointCounts()).hasSize(2); // one is for threads without a record
    EndpointCount count = recorder.endpointCounts().get(0);
    assertThat(count.connects()).isEqualTo(1);
    assertThat(count.endpoint.shortestConnectNanos()).isEqualTo(-1);
  }

  @Test
  void theShortestConnectIsTheRoundTripTime() {
    for (int i = 0; i < 5; i++) {
      connect(new Object());
    }
    Endpoint endpoint = recorder.endpointCounts().get(0).endpoint;
    assertThat(endpoint.shortestConnectNanos()).isNotNegative();
    assertThat(endpoint.shortestConnectNanos() * 5)
        .isLessThanOrEqualTo(recorder.endpointCounts().get(0).waitNanos());
  }

  @Test
  void anAppThatConnectsToManyIsBounded() throws Exception {
    byte[] address = InetAddress.getLoopbackAddress().getAddress();
    for (int i = 0; i <= Traffic.MOST_ENDPOINTS; i++) {
      Object one = new Object();
      InetSocketAddress remote =
          new InetSocketAddress(InetAddress.getByAddress("host" + i, address), 80);
      recorder.traffic().connectBegins(one, remote);
      recorder.traffic().connected(one, true);
    }
    assertThat(recorder.dropped()).isEqualTo(1);
  }

  @Test
  void aRuleForTheEndpointWinsOverTheOneForAll() {
    recorder.rehearse(List.of(RttRule.of("localhost:5432", 0), RttRule.of("*", 600_000)));
    connect(connection); // would not come back within the test
    recorder.onSend(connection, 5);
    recorder.onReceive(connection, 5);
    assertThat(recorder.endpointCounts().get(0).addedNanos()).isZero();
  }

  @Test
  void aRehearsalAddsItsTimeThoughTheThreadIsInterrupted() {
    recorder.rehearse(List.of(RttRule.of("*", 20)));
    connect(connection);
    recorder.onSend(connection, 5);
    Thread.currentThread().interrupt();
    recorder.onReceive(connection, 5);
    assertThat(Thread.interrupted()).isTrue();
    EndpointCount count = recorder.endpointCounts().get(0);
    assertThat(count.addedNanos()).isGreaterThanOrEqualTo(40_000_000);
    assertThat(count.waitNanos()).isGreaterThanOrEqualTo(count.addedNanos());
    assertThat(count.endpoint.shortestConnectNanos()).isGreaterThanOrEqualTo(20_000_000);
  }
}
