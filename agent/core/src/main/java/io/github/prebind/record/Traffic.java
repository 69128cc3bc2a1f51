package io.github.prebind.record;

import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousChannel;
import java.nio.channels.SelectableChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the round trips of the connections that the app opens, by thread and endpoint and in the
 * innermost open span; adds time to them where that is rehearsed.
 *
 * <p>A round trip is one wait: from what was sent last to the first read behind it that brings
 * data. A driver that sends its next question before it has read the answer to the last one
 * (pipelining) waits once for both, and that is one round trip here. Whoever stands on the wire and
 * counts how often the direction changes may see one more, when the server answers the first
 * question before the second has come.
 *
 * <p>Connections that others opened to the app's own server never begin a connect, so they are not
 * found and cost one look-up for each read. Made when the first connect begins. Thread-safe; the
 * way of each read and write takes no lock and allocates nothing.
 */
public final class Traffic {
  static final int MOST_CONNECTIONS = 10_000;
  static final int MOST_ENDPOINTS = 1_000;

  private final WeakTable<Connection> connections = new WeakTable<>(MOST_CONNECTIONS);
  private final Map<String, Endpoint> endpoints = new HashMap<>();
  private final Recorder recorder;
  private final List<RttRule> rules;

  /**
   * @param rules what a rehearsal adds; empty if this is none
   */
  Traffic(Recorder recorder, List<RttRule> rules) {
    this.recorder = recorder;
    this.rules = rules;
  }

  /** A connect begins; {@code connection} is the JDK's object that will read and write. */
  public void connectBegins(Object connection, InetSocketAddress remote) {
    if (remote.isUnresolved() || connections.find(connection) != null) {
      return;
    }
    Endpoint endpoint = endpoint(PeerName.of(remote), remote.getPort());
    if (endpoint == null
        || !connections.add(new Connection(connection, endpoint, addedNanos(remote)))) {
      recorder.drop();
    }
  }

  /** The endpoint of a connect that has begun and not ended, or {@code null}. */
  public Endpoint connecting(Object connection) {
    Connection found = connections.find(connection);
    return found == null || !found.isConnecting() ? null : found.endpoint;
  }

  /**
   * The connect has succeeded; nothing if none had begun.
   *
   * @param blocking whether the thread has waited for it
   * @return what a rehearsal has added, in nanoseconds
   */
  public long connected(Object connection, boolean blocking) {
    Connection found = connections.find(connection);
    if (found == null || !found.isConnecting()) {
      return 0;
    }
    long nanos = found.connectEnds();
    long added = blocking ? sleep(found.addedNanos) : 0;
    if (blocking) {
      found.endpoint.connectTook(nanos + added);
    }
    count(found, nanos, added);
    return added;
  }

  /**
   * The connect has failed; nothing if none had begun.
   *
   * @param delayed whether the thread has waited for the other side to refuse it
   * @return what a rehearsal has added, in nanoseconds
   */
  public long connectFailed(Object connection, boolean delayed) {
    Connection found = connections.find(connection);
    if (found == null || !found.isConnecting()) {
      return 0;
    }
    long nanos = found.connectEnds();
    long added = delayed ? sleep(found.addedNanos) : 0;
    count(found, nanos, added);
    return added;
  }

  private void count(Connection found, long nanos, long added) {
    ThreadRecord record = recorder.recordHere();
    if (record == null) {
      synchronized (found.endpoint) {
        found.endpoint.unrecorded.connect(nanos);
        found.endpoint.unrecorded.added(added);
      }
      return;
    }
    record.connect();
    EndpointCount count = found.countOf(record);
    count.connect(nanos);
    count.added(added);
    record.publish();
  }

  /** Something is about to be sent. */
  void sends(Object connection) {
    Connection found = connections.find(connection);
    if (found != null) {
      found.asked();
    }
  }

  /** Data has come. */
  void received(Object connection) {
    Connection found = connections.find(connection);
    long waited = found == null ? -1 : found.answered();
    if (waited >= 0) {
      roundTrip(found, connection, waited);
    }
  }

  private void roundTrip(Connection found, Object connection, long waited) {
    ThreadRecord record = recorder.recordHere();
    if (record == null) {
      synchronized (found.endpoint) {
        found.endpoint.unrecorded.roundTrip(waited);
      }
      return;
    }
    if (record.inside) {
      return; // the agent's own doing
    }
    record.roundTrip(recorder.listeners());
    EndpointCount count = found.countOf(record);
    count.roundTrip(waited);
    if (found.addedNanos > 0 && waitsFor(connection)) {
      record.inside = true;
      try {
        count.added(sleep(found.addedNanos));
      } finally {
        record.inside = false;
      }
    }
    record.publish();
  }

  /** Not on an event loop, where a sleep would hold up all other connections. */
  private static boolean waitsFor(Object connection) {
    if (connection instanceof SelectableChannel channel) {
      return channel.isBlocking();
    }
    return !(connection instanceof AsynchronousChannel);
  }

  /**
   * As long as a slow network would have taken, which no interrupt ends either. A sleep is never
   * shorter than asked for.
   *
   * @return how long it took
   */
  private static long sleep(long nanos) {
    if (nanos <= 0) {
      return 0;
    }
    long begin = System.nanoTime();
    boolean interrupted = false;
    for (long left = nanos; left > 0; left = nanos - (System.nanoTime() - begin)) {
      try {
        Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return System.nanoTime() - begin;
  }

  private long addedNanos(InetSocketAddress remote) {
    long forAll = 0;
    for (int i = 0; i < rules.size(); i++) {
      RttRule rule = rules.get(i);
      if (rule.matches(remote)) {
        if (rule.host() != null) {
          return rule.nanos();
        }
        forAll = rule.nanos();
      }
    }
    return forAll;
  }

  private Endpoint endpoint(String host, int port) {
    String key = host.concat(":").concat(Integer.toString(port));
    synchronized (endpoints) {
      Endpoint endpoint = endpoints.get(key);
      if (endpoint == null && endpoints.size() < MOST_ENDPOINTS) {
        endpoint = new Endpoint(host, port, endpoints.size());
        endpoints.put(key, endpoint);
      }
      return endpoint;
    }
  }

  /** Copies of all counts as they stand. */
  List<EndpointCount> counts() {
    List<EndpointCount> all = new ArrayList<>();
    for (ThreadRecord record : recorder.records()) {
      record.depth();
      for (EndpointCount count = record.counts(); count != null; count = count.next) {
        all.add(count.copy());
      }
    }
    synchronized (endpoints) {
      for (Endpoint endpoint : endpoints.values()) {
        synchronized (endpoint) {
          all.add(endpoint.unrecorded.copy());
        }
      }
    }
    return Collections.unmodifiableList(all);
  }
}
