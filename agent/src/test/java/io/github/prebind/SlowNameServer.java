package io.github.prebind;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Arrays;

/** A name server on loopback that knows no name, and takes its time to say so. */
final class SlowNameServer implements AutoCloseable {
  static final String ADDRESS = "127.0.0.3";
  static final long MILLIS = 300;

  private final DatagramSocket socket;

  private SlowNameServer(DatagramSocket socket) {
    this.socket = socket;
  }

  /** {@code null} where port 53 of its address cannot be had. */
  static SlowNameServer start() throws IOException {
    try {
      SlowNameServer server =
          new SlowNameServer(new DatagramSocket(53, InetAddress.getByName(ADDRESS)));
      Thread thread = new Thread(server::answer, "slow name server");
      thread.setDaemon(true);
      thread.start();
      return server;
    } catch (SocketException e) {
      return null;
    }
  }

  private void answer() {
    byte[] bytes = new byte[512];
    try {
      while (true) {
        DatagramPacket question = new DatagramPacket(bytes, bytes.length);
        socket.receive(question);
        Thread.sleep(MILLIS);
        byte[] answer = Arrays.copyOf(bytes, question.getLength());
        answer[2] = (byte) 0x81; // an answer, recursion was asked for (RFC 1035, 4.1.1)
        answer[3] = (byte) 0x83; // recursion is available, there is no such name
        socket.send(new DatagramPacket(answer, answer.length, question.getSocketAddress()));
      }
    } catch (IOException e) {
      // closed
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
