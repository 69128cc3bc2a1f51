package io.github.prebind.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Only lower limits of time are tested: on a loaded machine everything may take longer. */
class DelayProxyTest {
  private static final long RTT_NANOS = 40_000_000;

  private ServerSocket listener;
  private DelayProxy proxy;
  private Socket client;
  private Socket server;
  private long connectedNanos;

  @BeforeEach
  void connect() throws IOException {
    listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    proxy = new DelayProxy(listener.getLocalPort(), RTT_NANOS);
    connectedNanos = System.nanoTime();
    client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    server = listener.accept();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
    proxy.close();
    listener.close();
  }

  @Test
  void whatIsSentArrivesUnchangedAndInOrder() throws Exception {
    byte[] sent = new byte[5_000_000];
    new Random(1).nextBytes(sent);
    CompletableFuture<byte[]> arrived = CompletableFuture.supplyAsync(() -> read(server));

    client.getOutputStream().write(sent);
    client.shutdownOutput();

    assertThat(arrived.get()).isEqualTo(sent);
  }

  @Test
  void theServerMayAnswerWhenTheClientHasSaidAll() throws Exception {
    client.getOutputStream().write('?');
    client.shutdownOutput();
    assertThat(read(server)).containsExactly('?');

    server.getOutputStream().write("much to say".getBytes(StandardCharsets.US_ASCII));
    server.close();

    assertThat(read(client)).asString(StandardCharsets.US_ASCII).isEqualTo("much to say");
  }

  @Test
  void theFirstAnswerComesAfterTwoRoundTripsAndTheNextAfterOne() throws Exception {
    askAndAnswer(1);
    assertThat(System.nanoTime() - connectedNanos).isGreaterThanOrEqualTo(2 * RTT_NANOS);

    long asked = System.nanoTime();
    askAndAnswer(1);
    assertThat(System.nanoTime() - asked).isGreaterThanOrEqualTo(RTT_NANOS);
  }

  @Test
  void severalQuestionsBeforeAnAnswerInPiecesAreOneRoundTrip() throws Exception {
    askAndAnswer(1);
    askAndAnswer(3);
    for (int i = 0; i < 3; i++) {
      server.getOutputStream().write('+');
      assertThat(client.getInputStream().read()).isEqualTo('+');
    }

    assertThat(proxy.connects()).isEqualTo(1);
    assertThat(proxy.roundTrips()).isEqualTo(2);
  }

  @Test
  void closingTheProxyEndsItsConnections() throws Exception {
    askAndAnswer(1);

    proxy.close();

    assertThat(read(client)).isEmpty();
  }

  private void askAndAnswer(int questions) throws IOException {
    for (int i = 0; i < questions; i++) {
      client.getOutputStream().write('?');
      assertThat(server.getInputStream().read()).isEqualTo('?');
    }
    server.getOutputStream().write('!');
    assertThat(client.getInputStream().read()).isEqualTo('!');
  }

  private static byte[] read(Socket socket) {
    try {
      return socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
