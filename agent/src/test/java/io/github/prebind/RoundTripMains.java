package io.github.prebind;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channels;
import java.nio.channels.CompletionHandler;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Apps that ask others before they open their port. */
final class RoundTripMains {
  private RoundTripMains() {}

  /** Opens the port and ends when the report is there: the agent moves it to its place at once. */
  private static void open() throws IOException, InterruptedException {
    ServerSocket port = new ServerSocket(0);
    AwaitedReport.await();
    port.close();
  }

  /** One table, by every way in which JDBC asks. Arguments: the URL. */
  static final class Jdbc {
    public static void main(String[] args) throws Exception {
      try (Connection connection = DriverManager.getConnection(args[0])) {
        ask(connection);
      }
      open();
    }

    static void ask(Connection connection) throws SQLException {
      connection.getMetaData().getTables(null, null, "audits", null).close();
      try (Statement statement = connection.createStatement()) {
        statement.execute("create table audits (id int, name varchar(40))");
      }
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement("insert into audits values (?, ?)")) {
        for (int i = 0; i < 20; i++) {
          insert.setInt(1, i);
          insert.setString(2, "a" + i);
          insert.executeUpdate();
        }
        for (int i = 20; i < 60; i++) {
          insert.setInt(1, i);
          insert.setString(2, "b" + i);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
      try (Statement select = connection.createStatement()) {
        select.setFetchSize(10);
        try (ResultSet rows = select.executeQuery("select id, name from audits order by id")) {
          while (rows.next()) {
            rows.getString(2);
          }
        }
        try {
          select.executeQuery("select nothing from nowhere");
        } catch (SQLException e) {
          connection.rollback();
        }
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("drop table audits");
      }
      connection.commit();
    }
  }

  /** Arguments: the URL. */
  static final class UrlConnections {
    public static void main(String[] args) throws Exception {
      for (int i = 0; i < 3; i++) {
        call(args[0] + "/get" + i, null);
        call(args[0] + "/post" + i, "some words");
      }
      open();
    }

    private static void call(String url, String body) throws IOException {
      HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
      if (body != null) {
        connection.setDoOutput(true);
        connection.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
      }
      try (InputStream in = connection.getInputStream()) {
        in.readAllBytes();
      }
    }
  }

  /** Arguments: the URL. */
  static final class HttpClients {
    public static void main(String[] args) throws Exception {
      HttpClient client = HttpClient.newHttpClient();
      for (int i = 0; i < 3; i++) {
        URI uri = URI.create(args[0] + "/get" + i);
        client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      }
      open();
      System.exit(0);
    }
  }

  /** Asks a server of words three times by each kind of connection. Arguments: the port. */
  static final class Words {
    public static void main(String[] args) throws Exception {
      InetSocketAddress server = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0]));
      switch (args[1]) {
        case "socket" -> {
          try (Socket socket = new Socket()) {
            socket.connect(server);
            streams(socket.getInputStream(), socket.getOutputStream());
          }
        }
        case "socket with timeout" -> {
          try (Socket socket = new Socket()) {
            socket.connect(server, 60_000);
            socket.setSoTimeout(60_000);
            streams(socket.getInputStream(), socket.getOutputStream());
          }
        }
        case "channel" -> {
          try (SocketChannel channel = SocketChannel.open(server)) {
            for (int i = 0; i < 3; i++) {
              channel.write(word());
              readFully(channel);
            }
          }
        }
        case "channel, several buffers" -> {
          try (SocketChannel channel = SocketChannel.open(server)) {
            for (int i = 0; i < 3; i++) {
              channel.write(new ByteBuffer[] {ByteBuffer.allocate(0), word()});
              ByteBuffer[] into = {ByteBuffer.allocate(2), ByteBuffer.allocate(3)};
              while (into[1].hasRemaining()) {
                channel.read(into);
              }
            }
          }
        }
        case "socket of a channel" -> {
          try (SocketChannel channel = SocketChannel.open()) {
            channel.socket().connect(server, 60_000);
            streams(channel.socket().getInputStream(), channel.socket().getOutputStream());
          }
        }
        case "streams of a channel" -> {
          try (SocketChannel channel = SocketChannel.open(server)) {
            streams(Channels.newInputStream(channel), Channels.newOutputStream(channel));
          }
        }
        case "channel that does not block" -> notBlocking(server);
        case "asynchronous channel, future" -> {
          try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
            channel.connect(server).get();
            for (int i = 0; i < 3; i++) {
              channel.write(word()).get();
              ByteBuffer into = ByteBuffer.allocate(5);
              while (into.hasRemaining()) {
                channel.read(into).get();
              }
            }
          }
        }
        case "asynchronous channel, handler" -> new Handling(server).done.join();
        default -> throw new IllegalArgumentException(args[1]);
      }
      open();
    }

    static ByteBuffer word() {
      return ByteBuffer.wrap("word\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Each word in two pieces, which are one question. */
    private static void streams(InputStream in, OutputStream out) throws IOException {
      for (int i = 0; i < 3; i++) {
        out.write("wo".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[0]);
        out.write("rd\n".getBytes(StandardCharsets.US_ASCII));
        in.readNBytes(2);
        out.write(new byte[3], 1, 0);
        in.readNBytes(3);
      }
    }

    private static void readFully(SocketChannel channel) throws IOException {
      ByteBuffer into = ByteBuffer.allocate(5);
      while (into.hasRemaining()) {
        channel.write(ByteBuffer.allocate(0)); // asks nothing
        channel.read(into);
      }
    }

    private static void notBlocking(InetSocketAddress server) throws IOException {
      try (SocketChannel channel = SocketChannel.open();
          Selector selector = Selector.open()) {
        channel.configureBlocking(false);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        if (!channel.connect(server)) {
          selector.select();
          channel.finishConnect();
        }
        for (int i = 0; i < 3; i++) {
          channel.write(word());
          key.interestOps(SelectionKey.OP_READ);
          ByteBuffer into = ByteBuffer.allocate(5);
          while (into.hasRemaining()) {
            if (channel.read(into) == 0) { // as mostly the first time
              selector.select();
            }
          }
        }
      }
    }
  }

  /** Asks three times, each answer's handler asking the next. */
  private static final class Handling implements CompletionHandler<Integer, String> {
    final CompletableFuture<Void> done = new CompletableFuture<>();
    private final AsynchronousSocketChannel channel = AsynchronousSocketChannel.open();
    private ByteBuffer into = ByteBuffer.allocate(5);
    private int asked;

    Handling(InetSocketAddress server) throws IOException {
      channel.connect(
          server,
          null,
          new CompletionHandler<Void, Void>() {
            @Override
            public void completed(Void result, Void attachment) {
              ask();
            }

            @Override
            public void failed(Throwable e, Void attachment) {
              done.completeExceptionally(e);
            }
          });
    }

    private void ask() {
      asked++;
      into = ByteBuffer.allocate(5);
      channel.write(Words.word(), "written", this);
    }

    @Override
    public void completed(Integer result, String what) {
      if (into.hasRemaining()) {
        channel.read(into, "read", this);
      } else if (asked < 3) {
        ask();
      } else {
        done.complete(null);
      }
    }

    @Override
    public void failed(Throwable e, String what) {
      done.completeExceptionally(e);
    }
  }

  /**
   * Before its port is open, main asks 2 times and another thread 5 times, and main 3 times in a
   * method with a hook; then main asks 4 times. Arguments: the port to ask.
   */
  static final class Threads {
    private Threads() {}

    public static void main(String[] args) throws Exception {
      try (Asking main = new Asking(args[0])) {
        main.ask(2);
        Thread other =
            new Thread(
                () -> {
                  try (Asking asking = new Asking(args[0])) {
                    asking.ask(5);
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                },
                "other");
        other.start();
        other.join();
        load(main);
        ServerSocket port = new ServerSocket(0);
        main.ask(4);
        AwaitedReport.await();
        port.close();
      }
    }

    /** Has a hook. */
    static void load(Asking main) throws IOException {
      main.ask(3);
    }
  }

  /** Its own server side answers its own client side three times. */
  static final class OwnServer {
    public static void main(String[] args) throws Exception {
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
        Thread serving =
            new Thread(
                () -> {
                  try (Socket client = server.accept()) {
                    InputStream in = client.getInputStream();
                    for (int n = in.read(); n >= 0; n = in.read()) {
                      client.getOutputStream().write(n);
                    }
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                });
        serving.start();
        try (Socket socket = new Socket("127.0.0.1", server.getLocalPort())) {
          for (int i = 0; i < 3; i++) {
            socket.getOutputStream().write(i);
            socket.getInputStream().read();
          }
        }
        serving.join();
      }
      open();
    }
  }

  /** All threads make their first connection at once and ask three times. Arguments: the port. */
  static final class AllAtOnce {
    static final int THREADS = 16;

    public static void main(String[] args) throws Exception {
      CountDownLatch go = new CountDownLatch(1);
      Thread[] threads = new Thread[THREADS];
      for (int i = 0; i < THREADS; i++) {
        threads[i] =
            new Thread(
                () -> {
                  try {
                    go.await();
                    try (Asking asking = new Asking(args[0])) {
                      asking.ask(3);
                    }
                  } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
        threads[i].start();
      }
      go.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      open();
    }
  }

  /** A connection to a server of words. */
  static final class Asking implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader answers;

    Asking(String port) throws IOException {
      socket = new Socket("localhost", Integer.parseInt(port));
      answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    void ask(int times) throws IOException {
      for (int i = 0; i < times; i++) {
        socket.getOutputStream().write(Words.word().array());
        if (answers.readLine() == null) {
          throw new IOException("no answer");
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
