package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetPortTest {
  private static final Listening PUBLIC = listening(8080, "0.0.0.0", null);
  private static final Listening SECOND = listening(9090, "::", null);
  private static final Listening LOCAL = listening(8005, "127.0.0.1", null);
  private static final Listening JMX = listening(7091, "::", "JMX");

  @Test
  void thePortThatWasNamedIsTheTarget() {
    assertThat(TargetPort.of(9090, List.of(PUBLIC, SECOND), false)).isEqualTo(SECOND);
  }

  @Test
  void aNamedPortCountsEvenIfItIsReserved() {
    assertThat(TargetPort.of(7091, List.of(PUBLIC, JMX), false)).isEqualTo(JMX);
  }

  @Test
  void otherPortsNeverStandInForTheNamedOne() {
    assertThat(TargetPort.of(10000, List.of(PUBLIC, LOCAL, JMX), true)).isNull();
  }

  @Test
  void aReachableAddressOfTheNamedPortComesBeforeItsLoopbackAddress() {
    Listening local = listening(8080, "127.0.0.1", null);
    assertThat(TargetPort.of(8080, List.of(local, PUBLIC), true)).isEqualTo(PUBLIC);
    assertThat(TargetPort.of(8080, List.of(local), false)).isEqualTo(local);
  }

  @Test
  void theFirstReachableListenerIsTheTarget() {
    assertThat(TargetPort.of(null, List.of(JMX, LOCAL, PUBLIC, SECOND), false)).isEqualTo(PUBLIC);
  }

  @Test
  void aLoopbackListenerWaitsForABetterOne() {
    assertThat(TargetPort.of(null, List.of(LOCAL), false)).isNull();
    assertThat(TargetPort.of(null, List.of(JMX, LOCAL), true)).isEqualTo(LOCAL);
  }

  @Test
  void aReservedListenerIsTheTargetOnlyIfNothingElseIsThereInTheEnd() {
    assertThat(TargetPort.of(null, List.of(JMX), false)).isNull();
    assertThat(TargetPort.of(null, List.of(JMX), true)).isEqualTo(JMX);
  }

  @Test
  void withoutListenersThereIsNoTarget() {
    assertThat(TargetPort.of(null, List.of(), true)).isNull();
    assertThat(TargetPort.of(8080, List.of(), true)).isNull();
  }

  private static Listening listening(int port, String address, String reserved) {
    boolean loopback = address.startsWith("127.");
    return new Listening(
        port, address, loopback, 1, Thread.currentThread(), "main", "NIO", reserved, null);
  }
}
