package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.impl.AMQImpl;
import com.rabbitmq.client.impl.Frame;
import com.rabbitmq.client.impl.LongStringHelper;
import com.rabbitmq.client.impl.Method;
import io.github.prebind.start.Start;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RabbitMQ's client, with a broker that lets everybody in, after a while. */
class RabbitIT {
  private static void talk(Socket socket) throws IOException {
    DataInputStream in = new DataInputStream(socket.getInputStream());
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    in.readFully(new byte[8]); // AMQP and its version
    send(
        out,
        new AMQImpl.Connection.Start(
            0,
            9,
            Map.of(),
            LongStringHelper.asLongString("PLAIN"),
            LongStringHelper.asLongString("en_US")));
    while (true) {
      int type = in.read();
      in.readShort();
      byte[] payload = new byte[in.readInt()];
      in.readFully(payload);
      in.read();
      if (type != 1) {
        continue; // a heartbeat
      }
      switch (payload[3]) { // of the class connection
        case 11 -> { // start-ok
          FakeServer.pause();
          send(out, new AMQImpl.Connection.Tune(10, 131072, 60));
        }
        case 40 -> send(out, new AMQImpl.Connection.OpenOk(""));
        case 50 -> send(out, new AMQImpl.Connection.CloseOk());
        default -> {
          // tune-ok wants no answer
        }
      }
    }
  }

  private static void send(DataOutputStream out, com.rabbitmq.client.Method method)
      throws IOException {
    Frame frame = ((Method) method).toFrame(0);
    frame.writeTo(out);
    out.flush();
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "amqp-client-4.12.0"})
  void timesTheConnectWithTheLogin(String version) throws IOException {
    int closed = LocalServers.closed();
    try (FakeServer broker = new FakeServer(RabbitIT::talk)) {
      ForkedJvm fork =
          ForkedJvm.of(RabbitMain.class).jars("slf4j-api").args("" + broker.port(), "" + closed);
      ForkedJvm.Result result =
          (version.equals("newest")
                  ? fork.jars("amqp-client")
                  : fork.jar(ForkedJvm.oldJar(version)))
              .run();
      assertThat(result.out()).as("%s", result.err()).contains("connected true");
      Start.SpanFacts connect =
          result.span("connect", "connect rabbitmq localhost:" + broker.port());
      assertThat(connect.count()).isEqualTo(1);
      assertThat(connect.millis()).isGreaterThanOrEqualTo(FakeServer.PAUSE_MILLIS);
      assertThat(result.span("connect", "connect rabbitmq 127.0.0.1:" + closed).error())
          .startsWith("java.net.ConnectException");
      assertThat(result.json()).doesNotContain("hunter2");
    }
  }
}
