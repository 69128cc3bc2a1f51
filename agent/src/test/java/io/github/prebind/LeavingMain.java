package io.github.prebind;

import com.sun.net.httpserver.HttpServer;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;

/**
 * Starts threads, waits, connects, binds; when the agent has left, looks for what is left of it.
 * With {@code plain} there is no agent, and it only captures.
 */
final class LeavingMain {
  private static final long LONGEST_NANOS = 120_000_000_000L;

  /** Classes whose bytes are compared; the last one is the app's own. */
  static final Class<?>[] CAPTURED = {
    Thread.class,
    ServerSocket.class,
    Socket.class,
    CountDownLatch.class,
    jdkClass("sun.nio.ch.NioSocketImpl"),
    jdkClass("sun.nio.ch.SocketChannelImpl"),
    jdkClass("sun.nio.ch.UnixAsynchronousSocketChannelImpl"),
    Warmup.class
  };

  private LeavingMain() {}

  /** One that reads and writes; without initialising it. */
  private static Class<?> jdkClass(String name) {
    try {
      return Class.forName(name, false, null);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The app's own class with a hook. */
  static final class Warmup {
    private Warmup() {}

    static int load(int rounds) {
      int sum = 0;
      for (int i = 0; i < rounds; i++) {
        sum += i % 7;
      }
      return sum;
    }
  }

  public static void main(String[] args) throws Exception {
    boolean plain = args[0].equals("plain");
    WeakReference<ClassLoader> loader = plain ? null : new WeakReference<>(agentLoader());
    HttpServer server = start(plain);
    if (plain) {
      capture("before");
    } else {
      awaitLeaving();
      lookAround(loader);
      System.err.println("LEFT");
    }
    if (args[0].equals("stay")) {
      new CountDownLatch(1).await();
    }
    server.stop(0);
  }

  /** Opens no port, and looks for remains when the agent has given up. */
  static final class NoPort {
    public static void main(String[] args) throws Exception {
      WeakReference<ClassLoader> loader = new WeakReference<>(agentLoader());
      awaitLeaving();
      System.out.println("events " + SpySink.eventsOf(LeavingMain::hookedCalls));
      lookForRemains(loader);
      System.err.println("LEFT");
    }
  }

  /** Waits until the agent has left. */
  static void awaitLeaving() throws Exception {
    long until = System.nanoTime() + LONGEST_NANOS;
    while (sink().get(null) != null || !agentThreads().isEmpty()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("the agent does not leave: " + agentThreads().keySet());
      }
      pause();
    }
  }

  private static void lookAround(WeakReference<ClassLoader> loader) throws Exception {
    System.out.println("events " + SpySink.eventsOf(LeavingMain::hookedCalls));
    capture("after");
    System.out.println("threads " + agentThreads());
    lookForRemains(loader);
    System.out.println("hooks " + shutdownHooks());
  }

  /** Says whether anything of the agent's is left but its one class. */
  static void lookForRemains(WeakReference<ClassLoader> loader) throws Exception {
    System.out.println("loader " + (collected(loader) ? "collected" : "reachable"));
    for (String row : histogram().split("\n")) {
      boolean own = row.contains("io.github.prebind.");
      if (own && !row.contains("LeavingMain") && !row.contains("Meters")) {
        System.out.println("instance " + row.strip());
      }
    }
  }

  private static HttpServer start(boolean plain) throws Exception {
    Warmup.load(1000);
    CountDownLatch done = new CountDownLatch(2);
    ExecutorService pool = Executors.newFixedThreadPool(2);
    for (int i = 0; i < 2; i++) {
      pool.submit(
          () -> {
            ThreadLocal<String> own = new ThreadLocal<>();
            own.set("kept by the app");
            Warmup.load(10);
            done.countDown();
          });
    }
    done.await();
    Thread joined = new Thread(() -> Warmup.load(10), "worker");
    joined.start();
    joined.join();
    int tried; // as by an app that looks whether its port is free
    try (ServerSocket first = new ServerSocket()) {
      first.bind(new InetSocketAddress("127.0.0.1", 0));
      tried = first.getLocalPort();
    }
    try (ServerSocket loopback = new ServerSocket()) {
      loopback.bind(new InetSocketAddress("127.0.0.1", tried));
      int port = loopback.getLocalPort();
      new Socket("127.0.0.1", port).close();
      InetSocketAddress address = new InetSocketAddress("127.0.0.1", port);
      SocketChannel.open(address).close();
      try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
        channel.connect(address).get();
      }
    }
    database();
    if (!plain) {
      capture("woven");
    }
    HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
    server.createContext(
        "/health",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.MINUTES);
    return server;
  }

  /** Something for the findings to look at: a database that answers, and one that does not. */
  private static void database() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:leaving");
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
    for (int i = 0; i < 3; i++) {
      try {
        DriverManager.getConnection("jdbc:h2:tcp://127.0.0.1:1/absent").close();
      } catch (SQLException e) {
        pause(); // nobody listens there
      }
    }
  }

  /** Calls that are timed while the agent is there. */
  private static void hookedCalls() {
    Warmup.load(1);
    try (ServerSocket socket = new ServerSocket(0)) {
      try (Socket client = new Socket("127.0.0.1", socket.getLocalPort());
          Socket server = socket.accept()) {
        server.getOutputStream().write(1);
        client.getInputStream().read();
      }
      Thread thread = new Thread(() -> {});
      thread.start();
      thread.join();
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void capture(String when) throws Exception {
    for (Class<?> type : CAPTURED) {
      Files.write(Path.of(when + "-" + type.getSimpleName()), CapturingAgent.bytes(type));
    }
  }

  private static Field sink() throws ReflectiveOperationException {
    return Class.forName("java.lang.PrebindBridge").getField("sink");
  }

  static ClassLoader agentLoader() throws ReflectiveOperationException {
    return sink().get(null).getClass().getClassLoader();
  }

  private static Map<Thread, StackTraceElement[]> agentThreads() {
    Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
    all.keySet().removeIf(thread -> !thread.getName().startsWith("prebind"));
    return all;
  }

  private static boolean collected(WeakReference<?> reference) throws InterruptedException {
    long until = System.nanoTime() + LONGEST_NANOS / 12;
    while (reference.get() != null && System.nanoTime() < until) {
      System.gc();
      pause();
    }
    return reference.get() == null;
  }

  private static String shutdownHooks() throws ReflectiveOperationException {
    Field hooks = Class.forName("java.lang.ApplicationShutdownHooks").getDeclaredField("hooks");
    hooks.setAccessible(true);
    StringBuilder foreign = new StringBuilder();
    for (Object hook : ((Map<?, ?>) hooks.get(null)).keySet()) {
      if (((Thread) hook).getName().startsWith("prebind")) {
        foreign.append(hook);
      }
    }
    return foreign.toString();
  }

  private static String histogram() throws Exception {
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[0]},
                new String[] {String[].class.getName()});
  }

  private static void pause() throws InterruptedException {
    Thread.sleep(20);
  }
}
