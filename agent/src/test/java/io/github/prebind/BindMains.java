package io.github.prebind;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.rmi.registry.LocateRegistry;
import java.util.concurrent.CountDownLatch;
import org.apache.catalina.startup.Tomcat;

/** Apps that open ports of every kind. Each prints {@code port=} and the port it opened. */
final class BindMains {
  private BindMains() {}

  static void opened(int port) {
    System.out.println("port=" + port);
  }

  static final class Plain {
    public static void main(String[] args) throws IOException {
      try (ServerSocket server = new ServerSocket(0)) {
        opened(server.getLocalPort());
      }
    }
  }

  /** Keeps its port open until it is told to end. */
  static final class UntilTold {
    public static void main(String[] args) throws IOException {
      try (ServerSocket server = new ServerSocket(0)) {
        opened(server.getLocalPort());
        System.in.read();
      }
    }
  }

  /** Looks for a free port, and opens it later. */
  static final class FreePortFirst {
    public static void main(String[] args) throws IOException, InterruptedException {
      int free;
      try (ServerSocket probe = new ServerSocket(0)) {
        free = probe.getLocalPort();
      }
      openLater(free);
    }
  }

  /**
   * Opens the port when the agent has had time to take what went before for the bind, and keeps it
   * open until told.
   */
  static void openLater(int port) throws IOException, InterruptedException {
    Thread.sleep(1_000);
    try (ServerSocket server = new ServerSocket(port)) {
      opened(server.getLocalPort());
      System.in.read();
    }
  }

  /** Opens its port on a virtual thread, where there are such; else on one of the platform's. */
  static final class VirtualThread {
    public static void main(String[] args) throws Exception {
      Runnable open =
          () -> {
            try (ServerSocket server = new ServerSocket(0)) {
              opened(server.getLocalPort());
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          };
      try {
        Object thread =
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, open);
        ((Thread) thread).join();
      } catch (NoSuchMethodException e) {
        open.run();
      }
    }
  }

  /** Looks for a free port, and dies. */
  static final class FreePortOnly {
    public static void main(String[] args) throws IOException {
      new ServerSocket(0).close();
      System.exit(1);
    }
  }

  /** Looks for a free port, opens it, and has done its work at once. */
  static final class FreePortAndEnd {
    public static void main(String[] args) throws IOException {
      new ServerSocket(0).close();
      ServerSocket server = new ServerSocket(0);
      System.out.println("port=" + server.getLocalPort());
      System.exit(0);
    }
  }

  static final class Nio {
    public static void main(String[] args) throws IOException {
      try (ServerSocketChannel server = ServerSocketChannel.open()) {
        server.bind(new InetSocketAddress(0));
        opened(((InetSocketAddress) server.getLocalAddress()).getPort());
      }
    }
  }

  /** The way of XNIO and Jetty: the channel's socket view. */
  static final class NioAdaptor {
    public static void main(String[] args) throws IOException {
      try (ServerSocketChannel server = ServerSocketChannel.open()) {
        server.socket().bind(new InetSocketAddress(0), 10);
        opened(server.socket().getLocalPort());
      }
    }
  }

  static final class Nio2 {
    public static void main(String[] args) throws IOException {
      try (AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open()) {
        server.bind(null);
        opened(((InetSocketAddress) server.getLocalAddress()).getPort());
      }
    }
  }

  static final class JdkHttpServer {
    public static void main(String[] args) throws IOException {
      HttpServer server = HttpServer.create(new InetSocketAddress(0), 0);
      opened(server.getAddress().getPort());
      server.start();
      server.stop(0);
    }
  }

  static final class TomcatServer {
    public static void main(String[] args) throws Exception {
      Tomcat tomcat = new Tomcat();
      tomcat.setBaseDir("tomcat");
      tomcat.setPort(0);
      tomcat.getConnector();
      tomcat.start();
      opened(tomcat.getConnector().getLocalPort());
      tomcat.stop();
    }
  }

  /** Every interface but the loopback comes second. */
  static final class LoopbackFirst {
    public static void main(String[] args) throws IOException {
      try (ServerSocket local = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          ServerSocket server = new ServerSocket(0)) {
        opened(server.getLocalPort());
        System.out.println("local=" + local.getLocalPort());
      }
    }
  }

  /** Serves this machine alone until nothing can come in any more. */
  static final class LoopbackOnly {
    public static void main(String[] args) throws IOException {
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        opened(server.getLocalPort());
        System.in.read();
      }
    }
  }

  /** A helper's port on loopback, then seconds of work, then the app's port. */
  static final class LoopbackHelperFirst {
    private static final long WORK_NANOS = 4_000_000_000L;

    public static void main(String[] args) throws IOException {
      try (ServerSocket helper = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        while (threads.getCurrentThreadCpuTime() < WORK_NANOS) {
          Thread.onSpinWait();
        }
        try (ServerSocket server = new ServerSocket(0)) {
          opened(server.getLocalPort());
          System.out.println("helper=" + helper.getLocalPort());
        }
      }
    }
  }

  /** Three ports: any, the one of the argument, any. */
  static final class Several {
    public static void main(String[] args) throws IOException {
      try (ServerSocket first = new ServerSocket(0);
          ServerSocket second = new ServerSocket(Integer.parseInt(args[0]));
          ServerSocket third = new ServerSocket(0)) {
        opened(second.getLocalPort());
        System.out.println("first=" + first.getLocalPort() + " third=" + third.getLocalPort());
      }
    }
  }

  static final class RmiRegistryFirst {
    public static void main(String[] args) throws IOException {
      LocateRegistry.createRegistry(0);
      Plain.main(args);
      System.exit(0);
    }
  }

  static final class DomainSocketFirst {
    public static void main(String[] args) throws IOException {
      try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        server.bind(UnixDomainSocketAddress.of(Path.of("domain.socket")));
        Plain.main(args);
      }
    }
  }

  /** The port of the argument is taken. */
  static final class TakenFirst {
    public static void main(String[] args) throws IOException {
      try (ServerSocket server = new ServerSocket(Integer.parseInt(args[0]))) {
        throw new IllegalStateException("bound " + server);
      } catch (BindException e) {
        Plain.main(args);
      }
    }
  }

  /** Opens its port when it is told to on stdin. */
  static final class WhenTold {
    public static void main(String[] args) throws IOException {
      while (System.in.read() != '\n') {
        // not yet
      }
      Plain.main(args);
    }
  }

  /** Listens on the port of the argument without the JDK's knowledge. */
  static final class NativeListener {
    /** The C library. */
    public interface C extends Library {
      int socket(int domain, int type, int protocol);

      int bind(int socket, byte[] address, int length);

      int listen(int socket, int backlog);
    }

    public static void main(String[] args) throws InterruptedException {
      int port = Integer.parseInt(args[0]);
      byte[] address = new byte[16];
      address[0] = 2; // AF_INET, little-endian
      address[2] = (byte) (port >> 8);
      address[3] = (byte) port;
      C c = Native.load("c", C.class);
      int socket = c.socket(2, 1, 0);
      if (c.bind(socket, address, address.length) != 0 || c.listen(socket, 1) != 0) {
        throw new IllegalStateException("cannot listen on " + port);
      }
      opened(port);
      new CountDownLatch(1).await();
    }
  }
}
