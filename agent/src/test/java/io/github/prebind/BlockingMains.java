package io.github.prebind;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Apps that wait for something before they open their port. */
final class BlockingMains {
  static final long WAIT_MILLIS = 300;

  private BlockingMains() {}

  private static void open() throws IOException {
    new ServerSocket(0).close();
  }

  static final class Names {
    public static void main(String[] args) throws IOException {
      for (String name : new String[] {"nowhere.invalid", "localhost", "localhost", "127.0.0.1"}) {
        try {
          InetAddress.getByName(name);
        } catch (UnknownHostException e) {
          System.out.println("unknown " + name);
        }
      }
      System.out.println(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}).getHostName());
      try {
        InetAddress.getLocalHost();
      } catch (UnknownHostException e) {
        System.out.println("unknown own name");
      }
      open();
    }
  }

  /** Ports: one that accepts, one that is closed, one whose queue is full. */
  static final class Connects {
    public static void main(String[] args) throws IOException {
      int accepting = Integer.parseInt(args[0]);
      int closed = Integer.parseInt(args[1]);
      new Socket("localhost", accepting).close();
      InetSocketAddress address = new InetSocketAddress("127.0.0.1", accepting);
      SocketChannel.open(address).close();
      try (SocketChannel channel = SocketChannel.open()) {
        channel.socket().connect(address, 60_000);
      }
      notBlocking(address);
      try {
        new Socket("127.0.0.1", closed).close();
      } catch (IOException e) {
        System.out.println(e);
      }
      try {
        notBlocking(new InetSocketAddress("127.0.0.1", closed));
      } catch (IOException e) {
        System.out.println(e);
      }
      try (Socket socket = new Socket()) {
        int full = Integer.parseInt(args[2]);
        socket.connect(new InetSocketAddress("127.0.0.1", full), (int) WAIT_MILLIS);
      } catch (IOException e) {
        System.out.println(e);
      }
      open();
    }

    private static void notBlocking(InetSocketAddress address) throws IOException {
      try (SocketChannel channel = SocketChannel.open();
          Selector selector = Selector.open()) {
        channel.configureBlocking(false);
        if (!channel.connect(address)) {
          channel.register(selector, SelectionKey.OP_CONNECT);
          selector.select();
          channel.finishConnect();
        }
      }
    }
  }

  /** Ports: a TLS server, and one that breaks the handshake off. */
  static final class Tls {
    public static void main(String[] args) throws IOException {
      handshake("localhost", args[0]);
      try {
        handshake("127.0.0.1", args[1]);
      } catch (SSLException e) {
        System.out.println(e);
      }
      open();
    }

    private static void handshake(String host, String port) throws IOException {
      SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      try (SSLSocket socket = (SSLSocket) factory.createSocket(host, Integer.parseInt(port))) {
        socket.startHandshake();
      }
    }
  }

  /** Ports: HTTP, HTTPS, closed. */
  static final class UrlConnections {
    public static void main(String[] args) throws IOException {
      connection("http://app:hunter2@localhost:" + args[0] + "/slow?token=hunter2")
          .getResponseCode();
      HttpURLConnection form = connection("https://localhost:" + args[1] + "/form");
      form.setDoOutput(true);
      form.getOutputStream().write(1);
      form.getResponseCode();
      try {
        connection("http://localhost:" + args[0] + "/missing?token=hunter2").getInputStream();
      } catch (IOException e) {
        System.out.println(e);
      }
      try {
        connection("http://localhost:" + args[2] + "/closed").connect();
      } catch (IOException e) {
        System.out.println(e);
      }
      open();
    }

    private static HttpURLConnection connection(String url) throws IOException {
      return (HttpURLConnection) new URL(url).openConnection();
    }
  }

  /** Ports: HTTP, HTTPS, closed. */
  static final class HttpClients {
    public static void main(String[] args) throws Exception {
      HttpClient client = HttpClient.newHttpClient();
      client.send(
          request("https://localhost:" + args[1] + "/slow?token=hunter2"), BodyHandlers.ofString());
      client
          .sendAsync(request("http://localhost:" + args[0] + "/slow"), BodyHandlers.ofString())
          .join();
      try {
        client.send(request("http://localhost:" + args[2] + "/closed"), BodyHandlers.ofString());
      } catch (IOException e) {
        System.out.println(e);
      }
      open();
      System.exit(0);
    }

    private static HttpRequest request(String uri) {
      return HttpRequest.newBuilder(URI.create(uri)).build();
    }
  }

  static final class Sleeps {
    public static void main(String[] args) throws Exception {
      TimeUnit.MILLISECONDS.sleep(WAIT_MILLIS);
      Thread.sleep(WAIT_MILLIS, 1);
      Thread.sleep(WAIT_MILLIS);
      open();
    }
  }

  static final class Waits {
    public static void main(String[] args) throws Exception {
      new CountDownLatch(0).await();
      new CountDownLatch(1).await(WAIT_MILLIS, TimeUnit.MILLISECONDS);
      new Semaphore(1).acquire();
      new Semaphore(0).tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS);
      CompletableFuture.completedFuture(1).join();
      new CompletableFuture<Integer>()
          .completeOnTimeout(1, WAIT_MILLIS, TimeUnit.MILLISECONDS)
          .join();
      try {
        new CompletableFuture<Integer>().get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        System.out.println(e);
      }
      try {
        new FutureTask<>(() -> 1).get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        System.out.println(e);
      }
      CountDownLatch end = new CountDownLatch(1);
      Thread other = new Thread(() -> await(end), "other");
      other.start();
      other.join(WAIT_MILLIS);
      end.countDown();
      other.join();
      other.join();
      open();
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static final class Processes {
    public static void main(String[] args) throws Exception {
      Process sleep = new ProcessBuilder("/bin/sleep", "1").start();
      sleep.waitFor();
      sleep.waitFor(1, TimeUnit.SECONDS);
      Runtime.getRuntime().exec(new String[] {"sh", "-c", "exit 3 # hunter2"}).waitFor();
      try {
        new ProcessBuilder("/no/such/program", "hunter2").start();
      } catch (IOException e) {
        System.out.println(e);
      }
      open();
    }
  }

  /** All threads make their first calls at once. Port: one that accepts. */
  static final class AllAtOnce {
    static final int THREADS = 16;

    public static void main(String[] args) throws Exception {
      InetSocketAddress address = new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0]));
      CountDownLatch go = new CountDownLatch(1);
      Thread[] threads = new Thread[THREADS];
      for (int i = 0; i < THREADS; i++) {
        threads[i] = new Thread(() -> callAll(go, address), "caller-" + i);
        threads[i].start();
      }
      go.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      open();
    }

    private static void callAll(CountDownLatch go, InetSocketAddress address) {
      try {
        go.await();
        SocketChannel.open(address).close();
        new ProcessBuilder("true").start().waitFor();
        CompletableFuture.runAsync(() -> {}).get();
        Thread.sleep(1, 1);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
