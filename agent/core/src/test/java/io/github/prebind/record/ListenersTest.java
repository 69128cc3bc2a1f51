package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.Test;

class ListenersTest {
  private final Facts facts = new Facts(new Recorder(new Problems(message -> {})));

  @Test
  void aSocketThatIsClosedListensNoMore() throws IOException {
    ServerSocket socket = new ServerSocket();
    ServerSocketChannel channel = ServerSocketChannel.open();
    facts.listening(listening(8080, socket));
    facts.listening(listening(9090, channel));
    assertThat(facts.openListeners()).hasSize(2);
    socket.close();
    channel.close();
    assertThat(facts.openListeners()).isEmpty();
    assertThat(facts.listeners()).hasSize(2);
  }

  @Test
  void whatOpenedFirstIsFirstThoughItsThreadToldLast() {
    facts.listening(opened(8443, 2));
    facts.listening(opened(9090, 3));
    facts.listening(opened(8080, 1));
    assertThat(facts.listeners()).extracting(Listening::port).containsExactly(8080, 8443, 9090);
  }

  @Test
  void aSocketThatOnlyTheKernelKnowsIsTakenForOpen() {
    facts.listening(listening(8080, null));
    assertThat(facts.openListeners()).hasSize(1);
  }

  /** As Netty's native transports have them, which are none of the JDK's channels. */
  static final class OwnChannel {
    volatile boolean open = true;

    public boolean isOpen() {
      return open;
    }
  }

  @Test
  void aChannelOfALibrarysOwnListensUntilItSaysThatItIsClosed() {
    OwnChannel channel = new OwnChannel();
    facts.listening(listening(8080, channel));
    assertThat(facts.openListeners()).hasSize(1);
    channel.open = false;
    assertThat(facts.openListeners()).isEmpty();
  }

  @Test
  void anObjectThatCannotBeAskedIsTakenForOpen() {
    Object silent = new Object();
    facts.listening(listening(8080, silent));
    assertThat(facts.openListeners()).hasSize(1);
    assertThat(silent).isNotNull(); // held until here, since what is collected counts as closed
  }

  @Test
  void theSameAddressIsNewsAgainOnceItWasClosed() throws IOException {
    ServerSocket first = new ServerSocket();
    Listening before = listening(8080, first);
    facts.listening(before);
    try (ServerSocket second = new ServerSocket()) {
      Listening again = listening(8080, second);
      facts.listening(again);
      assertThat(facts.listeners()).extracting(Listening::socket).containsExactly(before.socket());
      first.close();
      facts.listening(again);
      assertThat(facts.listeners()).extracting(Listening::socket).containsExactly(again.socket());
    }
  }

  /** An app that looks for a free port may try each of them. */
  @Test
  void forgetsClosedOnesWhereThereAreMany() throws IOException {
    ServerSocket open = new ServerSocket();
    facts.listening(listening(1, open));
    for (int port = 2; port < 2_000; port++) {
      ServerSocket tried = new ServerSocket();
      facts.listening(listening(port, tried));
      tried.close();
    }
    assertThat(facts.listeners()).hasSizeLessThan(200).extracting(Listening::port).contains(1);
    open.close();
  }

  private static Listening listening(int port, Object socket) {
    return listening(port, 1, socket);
  }

  private static Listening opened(int port, long atNanos) {
    return listening(port, atNanos, null);
  }

  private static Listening listening(int port, long atNanos, Object socket) {
    WeakReference<?> kept = socket == null ? null : new WeakReference<>(socket);
    return new Listening(port, "::", false, atNanos, null, "main", "NIO", null, kept);
  }
}
