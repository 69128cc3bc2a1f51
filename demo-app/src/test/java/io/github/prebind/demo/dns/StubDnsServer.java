package io.github.prebind.demo.dns;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** A DNS server on a UDP port of the loopback address, for as much of RFC 1035 as is needed. */
final class StubDnsServer implements AutoCloseable {
  private static final int TYPE_MX = 15;
  private static final int TYPE_TXT = 16;
  private static final int NAME_ERROR = 3;
  private static final int REFUSED = 5;

  private record Question(String name, int type) {}

  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final ConcurrentHashMap<Question, List<byte[]>> answers = new ConcurrentHashMap<>();
  private volatile boolean refusing;

  StubDnsServer() throws IOException {
    Thread thread = new Thread(this::serve, "stub-dns");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "dns://" + socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  void refuse() {
    refusing = true;
  }

  void text(String name, String... strings) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (String string : strings) {
      data.write(string.length());
      data.write(string.getBytes(StandardCharsets.US_ASCII));
    }
    add(new Question(name, TYPE_TXT), data.toByteArray());
  }

  void mx(String name, int preference, String host) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.write(preference >> 8);
    data.write(preference);
    for (String label : host.split("\\.")) {
      data.write(label.length());
      data.write(label.getBytes(StandardCharsets.US_ASCII));
    }
    data.write(0);
    add(new Question(name, TYPE_MX), data.toByteArray());
  }

  private void add(Question question, byte[] data) {
    answers.computeIfAbsent(question, q -> new ArrayList<>()).add(data);
  }

  private void serve() {
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[512], 512);
        socket.receive(packet);
        byte[] answer = answer(packet.getData());
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException e) {
      // closed: the test is over
    }
  }

  private byte[] answer(byte[] query) throws IOException {
    StringBuilder name = new StringBuilder();
    int at = 12;
    while (query[at] != 0) {
      name.append(name.length() == 0 ? "" : ".");
      name.append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
      at += 1 + query[at];
    }
    int type = (query[at + 1] & 0xff) << 8 | query[at + 2] & 0xff;
    int end = at + 5;
    List<byte[]> found = answers.getOrDefault(new Question(name.toString(), type), List.of());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(query, 0, 2); // id
    out.writeShort(0x8580 | (refusing ? REFUSED : found.isEmpty() ? NAME_ERROR : 0));
    out.writeShort(1);
    out.writeShort(refusing ? 0 : found.size());
    out.writeInt(0);
    out.write(query, 12, end - 12);
    for (byte[] data : refusing ? List.<byte[]>of() : found) {
      out.writeShort(0xc00c); // the name of the question
      out.writeShort(type);
      out.writeShort(1);
      out.writeInt(60);
      out.writeShort(data.length);
      out.write(data);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
