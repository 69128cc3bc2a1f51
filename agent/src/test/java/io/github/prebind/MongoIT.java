package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MongoDB's driver, with a server that knows two commands and is slow to greet. */
class MongoIT {
  private static final int REPLY = 1;
  private static final int QUERY = 2004;
  private static final int MESSAGE = 2013;
  private static final String GREETING =
      "{ismaster: true, isWritablePrimary: true, maxBsonObjectSize: 16777216, maxWriteBatchSize:"
          + " 100000, maxMessageSizeBytes: 48000000, minWireVersion: 0, maxWireVersion: 21,"
          + " readOnly: false, helloOk: true, connectionId: 1, ok: 1.0}";

  private static void talk(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    boolean first = true;
    for (byte[] head = in.readNBytes(16); head.length == 16; head = in.readNBytes(16)) {
      ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
      byte[] body = in.readNBytes(header.getInt(0) - 16);
      int operation = header.getInt(12);
      String command = command(operation, body);
      if (first) {
        FakeServer.pause();
        first = false;
      }
      boolean greets = List.of("hello", "isMaster", "ismaster").contains(command);
      answer(
          socket,
          header.getInt(4),
          operation,
          greets ? GREETING : "{versionArray: [7, 0, 0, 0], ok: 1.0}");
    }
  }

  private static String command(int operation, byte[] body) {
    ByteBuffer bytes = ByteBuffer.wrap(body);
    bytes.position(5); // the flags and the section's kind
    if (operation == QUERY) {
      int name = 4;
      while (body[name] != 0) {
        name++;
      }
      bytes.position(name + 1 + 8);
    }
    BsonDocument document =
        new BsonDocumentCodec()
            .decode(new BsonBinaryReader(bytes.slice()), DecoderContext.builder().build());
    return document.getFirstKey();
  }

  private static void answer(Socket socket, int id, int operation, String json) throws IOException {
    BasicOutputBuffer document = new BasicOutputBuffer();
    new BsonDocumentCodec()
        .encode(
            new BsonBinaryWriter(document),
            BsonDocument.parse(json),
            EncoderContext.builder().build());
    int head = operation == QUERY ? 20 : 5;
    ByteBuffer out =
        ByteBuffer.allocate(16 + head + document.getSize()).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(out.capacity()).putInt(1).putInt(id).putInt(operation == QUERY ? REPLY : MESSAGE);
    if (operation == QUERY) {
      out.putInt(8).putLong(0).putInt(0).putInt(1);
    } else {
      out.putInt(0).put((byte) 0);
    }
    out.put(document.toByteArray());
    socket.getOutputStream().write(out.array());
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "3.12.14"})
  void timesTheWaitForAServerAndTheConnectToIt(String version) throws IOException {
    int closed = LocalServers.closed();
    try (FakeServer mongo = new FakeServer(MongoIT::talk)) {
      ForkedJvm fork =
          ForkedJvm.of(MongoMain.class).jars("slf4j-api").args("" + mongo.port(), "" + closed);
      for (String part : List.of("mongodb-driver-sync", "mongodb-driver-core", "bson")) {
        fork =
            version.equals("newest")
                ? fork.jars(part)
                : fork.jar(ForkedJvm.oldJar(part + '-' + version));
      }
      ForkedJvm.Result result = fork.jarsBeginning("bson-record-codec-").run();
      assertThat(result.out())
          .as("%s %s", result.out(), result.err())
          .filteredOn(s -> s.contains("ok"))
          .hasSize(3);
      assertThat(result.out()).anyMatch(line -> line.startsWith("no answer"));
      List<Start.SpanFacts> connects =
          result.spans("connect", "connect mongodb localhost:" + mongo.port());
      assertThat(connects).as("%s", result.report().spans()).hasSize(1);
      Start.SpanFacts connect = connects.get(0);
      assertThat(connect.thread()).isEqualTo("main");
      assertThat(connect.count()).isEqualTo(2); // the first server, and a connection to it
      assertThat(connect.millis()).isGreaterThanOrEqualTo(FakeServer.PAUSE_MILLIS);
      assertThat(result.span("connect", "connect mongodb localhost:" + closed).error())
          .startsWith("com.mongodb.MongoTimeoutException");
    }
  }
}
