package io.github.prebind.accuracy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy on loopback that puts a round-trip time between a client and a server nearby: half of
 * it in each direction, for every byte.
 *
 * <p>A connect to the proxy itself succeeds at once, where one over a network takes a round trip.
 * That round trip is added to what the client sends before the server's first answer, so that the
 * answer comes as late as it would: only the time between connect and first byte moves. What a
 * network does besides is left out: the slow start of a new connection's congestion window, losses,
 * limited bandwidth.
 */
final class DelayProxy implements AutoCloseable {
  private final InetSocketAddress server;
  private final long rttNanos;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong connects = new AtomicLong();
  private final AtomicLong roundTrips = new AtomicLong();

  DelayProxy(int serverPort, long rttNanos) throws IOException {
    this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
    this.rttNanos = rttNanos;
    this.listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    Thread acceptor = new Thread(this::accept, "proxy accept");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  long connects() {
    return connects.get();
  }

  /** How often the server answered after the client had sent something, on all connections. */
  long roundTrips() {
    return roundTrips.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        connects.incrementAndGet();
        new Connection(client).open();
      } catch (IOException e) {
        if (!listener.isClosed()) {
          System.err.println("accuracy: the proxy lost a connection: " + e);
        }
      }
    }
  }

  private final class Connection {
    private final Socket client;
    private final Socket upstream = new Socket();
    private volatile boolean answered;
    private volatile boolean asked;
    private final AtomicInteger ended = new AtomicInteger();

    Connection(Socket client) {
      this.client = client;
    }

    void open() throws IOException {
      open.add(client);
      open.add(upstream);
      client.setTcpNoDelay(true);
      upstream.setTcpNoDelay(true);
      upstream.connect(server);
      line("proxy up", client, upstream, this::dueAtServer);
      line("proxy down", upstream, client, this::dueAtClient);
    }

    private void line(String name, Socket from, Socket to, DelayLine.Due due) throws IOException {
      new DelayLine(from.getInputStream(), to.getOutputStream(), due, () -> end(to)).start(name);
    }

    /** Passes the end of one direction on; after the second the connection is over. */
    private void end(Socket to) {
      try {
        to.shutdownOutput();
      } catch (IOException e) {
        // gone already
      }
      if (ended.incrementAndGet() == 2) {
        close(client);
        close(upstream);
      }
    }

    private long dueAtServer(long readNanos) {
      asked = true;
      return readNanos + rttNanos / 2 + (answered ? 0 : rttNanos);
    }

    private long dueAtClient(long readNanos) {
      answered = true;
      if (asked) {
        asked = false;
        roundTrips.incrementAndGet();
      }
      return readNanos + rttNanos / 2;
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // gone already
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    open.forEach(this::close);
  }
}
