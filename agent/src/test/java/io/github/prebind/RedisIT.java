package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jedis and Lettuce, with a Redis of a few commands that takes its time for the password. */
class RedisIT {
  private static void talk(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    for (String head = FakeServer.line(in); head != null; head = FakeServer.line(in)) {
      String[] words = new String[Integer.parseInt(head.substring(1))];
      for (int i = 0; i < words.length; i++) {
        int length = Integer.parseInt(FakeServer.line(in).substring(1));
        words[i] = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        in.readNBytes(2);
      }
      socket.getOutputStream().write(answer(words[0]).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String answer(String command) {
    switch (command) {
      case "AUTH" -> FakeServer.pause();
      case "HELLO" -> {
        return "-ERR unknown command 'HELLO'\r\n";
      }
      case "GET" -> {
        return "$5\r\nvalue\r\n";
      }
      case "PING" -> {
        return "+PONG\r\n";
      }
      default -> {
        // every other command does
      }
    }
    return "+OK\r\n";
  }

  @ParameterizedTest
  @CsvSource({
    "jedis,   newest",
    "jedis,   jedis-3.10.0",
    "lettuce, newest",
    "lettuce, lettuce-core-5.3.7.RELEASE",
  })
  void timesTheConnectWithTheLogin(String library, String version) throws IOException {
    int closed = LocalServers.closed();
    try (FakeServer redis = new FakeServer(RedisIT::talk)) {
      ForkedJvm fork =
          ForkedJvm.of(RedisMain.class)
              .jars(
                  "slf4j-api", "commons-pool2", "json", "gson", "reactor-core", "reactive-streams")
              .jarsBeginning("netty-", "redis-authx-core-")
              .args(library, "" + redis.port(), "" + closed);
      ForkedJvm.Result result =
          (version.equals("newest")
                  ? fork.jars(library.equals("jedis") ? "jedis" : "lettuce-core")
                  : fork.jar(ForkedJvm.oldJar(version)))
              .jars(library.equals("jedis") ? "lettuce-core" : "jedis") // for the main's verifier
              .run();
      assertThat(result.out()).as("%s", result.err()).contains("value value");
      assertThat(result.out()).anyMatch(line -> line.startsWith("no value"));
      Start.SpanFacts connect = result.span("connect", "connect redis localhost:" + redis.port());
      assertThat(connect.count()).isEqualTo(1);
      assertThat(connect.millis()).isGreaterThanOrEqualTo(FakeServer.PAUSE_MILLIS);
      assertThat(connect.error()).isNull();
      assertThat(result.span("connect", "connect redis localhost:" + closed).error())
          .contains("onnect");
      assertThat(result.json()).doesNotContain("hunter2");
    }
  }
}
