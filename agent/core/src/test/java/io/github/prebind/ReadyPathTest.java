package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import io.github.prebind.record.Facts;
import io.github.prebind.record.ListenAddress;
import io.github.prebind.record.Listening;
import io.github.prebind.record.Problems;
import io.github.prebind.record.Recorder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ReadyPathTest {
  @Test
  void asksTheAddressThatTheAppListensOn() throws IOException {
    InetAddress own = notLoopback();
    assumeThat(own).as("an address besides loopback").isNotNull();
    HttpServer server = HttpServer.create(new InetSocketAddress(own, 0), 0);
    server.createContext("/health", exchange -> exchange.sendResponseHeaders(204, -1));
    server.start();
    try {
      Facts facts = new Facts(new Recorder(new Problems(message -> {})));
      facts.readyIsAskedFor();

      ReadyPath.await(listening(own, server.getAddress().getPort()), "/health", facts);

      assertThat(facts.ready().by()).isEqualTo("GET /health");
    } finally {
      server.stop(0);
    }
  }

  private static Listening listening(InetAddress address, int port) {
    Thread thread = Thread.currentThread();
    String text = ListenAddress.text(address);
    return new Listening(port, text, false, 1, thread, thread.getName(), "NIO", null, null);
  }

  private static InetAddress notLoopback() throws IOException {
    for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(one.getInetAddresses())) {
        if (!address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
          return address;
        }
      }
    }
    return null;
  }
}
