package io.github.prebind;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Servers on loopback that answer late, break off or do not accept, for apps that wait. */
final class LocalServers implements Closeable {
  private static final String PASSWORD = "changeit";

  private final List<Closeable> open = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** A key store with a certificate for {@code localhost}, made with the JDK's keytool. */
  static Path keyStore(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("localhost.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    String options = "-genkeypair -alias localhost -keyalg EC -validity 30 -dname CN=localhost";
    List<String> command = new ArrayList<>(List.of(keytool.toString()));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("-ext", "SAN=dns:localhost", "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD, "-keystore", file.toString()));
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("keytool failed");
    }
    return file;
  }

  /** Flags for a JVM that trusts it. */
  static String[] trusting(Path keyStore) {
    return new String[] {
      "-Djavax.net.ssl.trustStore=" + keyStore, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD
    };
  }

  /** Answers 404 to {@code /missing}; waits before it answers {@code /slow}. */
  int http() throws IOException {
    return serve(HttpServer.create(loopback(0), 0));
  }

  /** The same with TLS. */
  int https(Path keyStore) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore)) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    HttpsServer server = HttpsServer.create(loopback(0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return serve(server);
  }

  private int serve(HttpServer server) {
    server.setExecutor(threads);
    server.createContext("/", LocalServers::answer);
    server.start();
    open.add(() -> server.stop(0));
    return server.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestURI().getPath().equals("/slow")) {
      waitLong();
    }
    exchange.sendResponseHeaders(
        exchange.getRequestURI().getPath().equals("/missing") ? 404 : 200, -1);
    exchange.close();
  }

  private static void waitLong() {
    try {
      TimeUnit.MILLISECONDS.sleep(BlockingMains.WAIT_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Accepts everything. */
  int accepting() throws IOException {
    ServerSocket server = listen(50);
    threads.execute(
        () -> {
          try {
            while (true) {
              server.accept().close();
            }
          } catch (IOException e) {
            // closed
          }
        });
    return server.getLocalPort();
  }

  /** Says each word of five bytes again. */
  int words() throws IOException {
    ServerSocket server = listen(50);
    threads.execute(
        () -> {
          try {
            while (true) {
              Socket socket = server.accept();
              threads.execute(() -> repeatWords(socket));
            }
          } catch (IOException e) {
            // closed
          }
        });
    return server.getLocalPort();
  }

  private static void repeatWords(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      for (byte[] word = in.readNBytes(5); word.length == 5; word = in.readNBytes(5)) {
        socket.getOutputStream().write(word);
      }
    } catch (IOException e) {
      // the other side has gone
    }
  }

  /** Waits after the first bytes of each connection, and closes it. */
  int breakingOff() throws IOException {
    ServerSocket server = listen(50);
    threads.execute(
        () -> {
          try {
            while (true) {
              try (Socket socket = server.accept()) {
                if (socket.getInputStream().read(new byte[8192]) > 0) {
                  waitLong();
                }
              }
            }
          } catch (IOException e) {
            // closed
          }
        });
    return server.getLocalPort();
  }

  /** Listens, but has no place for another connection. */
  int full() throws IOException {
    ServerSocket server = listen(1);
    while (true) {
      Socket socket = new Socket();
      open.add(socket);
      try {
        socket.connect(loopback(server.getLocalPort()), 500);
      } catch (SocketTimeoutException e) {
        return server.getLocalPort();
      }
    }
  }

  /** A port on which nothing listens. */
  static int closed() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private ServerSocket listen(int backlog) throws IOException {
    ServerSocket server = new ServerSocket(0, backlog, loopback(0).getAddress());
    open.add(server);
    return server;
  }

  private static InetSocketAddress loopback(int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
  }

  @Override
  public void close() throws IOException {
    for (Closeable one : open) {
      one.close();
    }
    threads.shutdownNow();
  }
}
