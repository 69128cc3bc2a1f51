package io.github.prebind.record;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds listeners of this process that no hook told of, because native code opened them: a
 * debugger's, a transport of its own. Linux only; elsewhere it finds nothing.
 *
 * <p>The kernel's table lists the listeners of the whole network namespace, which in a pod is
 * shared. So a socket counts only if one of this process's file descriptors is it. The descriptors
 * are looked through when the table names a socket that was not there before and of which no hook
 * told, and for those of others again after {@value #RECHECK_SECONDS} s, since a listener can be
 * handed over. A socket is reported at the second look, so that a hook that is just about to tell
 * of it comes first; its instant is that of the first look.
 *
 * <p>For one thread. Never throws.
 */
public final class KernelSockets implements SocketTable.Rows {
  static final int RECHECK_SECONDS = 10;

  /** How often the tables are read though no socket seems to have come or gone. */
  static final int TABLES_SECONDS = 5;

  /** Reading the tables takes at most one part in so many of the time. */
  static final int COST_PARTS = 200;

  /** The transport of what is found here. */
  public static final String TRANSPORT = "native";

  private static final String DEBUGGER = "debugger";
  private static final int LONGEST_OPTIONS = 1 << 20;

  private final File root;
  private final SocketCount count;
  private long tablesNanos;
  private long nextTablesNanos;
  private boolean changed;
  private final File v4;
  private final File v6;
  private final SocketTable table = new SocketTable();
  private final List<Socket> sockets = new ArrayList<>();
  private int looks;
  private long nowNanos;
  private List<Listening> known = Collections.emptyList();
  private boolean ask;
  private Integer debuggerPort;

  /** One inode of the table. */
  private static final class Socket {
    final long inode;
    final int port;
    final InetAddress address;
    final long sinceNanos;
    int lastLook;
    long askedNanos;
    boolean asked;
    boolean own;
    boolean told;

    Socket(long inode, int port, InetAddress address, long sinceNanos) {
      this.inode = inode;
      this.port = port;
      this.address = address;
      this.sinceNanos = sinceNanos;
    }
  }

  /** Reads {@code /proc}. */
  public KernelSockets() {
    this(new File("/proc"));
  }

  /** Reads another folder of the same form, for tests. */
  public KernelSockets(File root) {
    this.root = root;
    this.count = new SocketCount(root);
    this.v4 = new File(root, "self/net/tcp");
    this.v6 = new File(root, "self/net/tcp6");
  }

  /** Listeners that are new and are not among those that hooks told of. */
  public List<Listening> poll(List<Listening> known) {
    return poll(known, System.nanoTime());
  }

  List<Listening> poll(List<Listening> known, long atNanos) {
    this.known = known;
    nowNanos = atNanos;
    ask = false;
    changed |= count.changed();
    if (isTimeForTables(atNanos)) {
      changed = false;
      tablesNanos = atNanos;
      long begin = System.nanoTime();
      readTables();
      tablesTook(System.nanoTime() - begin);
    }
    List<Listening> found = foundBefore();
    if (ask) {
      askDescriptors();
    }
    return found;
  }

  /** The last reading has cost that much. */
  void tablesTook(long nanos) {
    nextTablesNanos = tablesNanos + COST_PARTS * Math.max(0, nanos);
  }

  /** A change that was seen too early after the last reading is not forgotten. */
  private boolean isTimeForTables(long atNanos) {
    return looks == 0
        || atNanos - tablesNanos >= TABLES_SECONDS * 1_000_000_000L
        || changed && atNanos - nextTablesNanos >= 0;
  }

  private void readTables() {
    looks++;
    table.read(v4, this);
    table.read(v6, this);
    for (int i = sockets.size() - 1; i >= 0; i--) {
      if (sockets.get(i).lastLook != looks) {
        sockets.remove(i); // closed; its number may come again for another
      }
    }
  }

  /** What an earlier look showed to be this process's, and nobody has told of meanwhile. */
  private List<Listening> foundBefore() {
    List<Listening> found = Collections.emptyList();
    for (int i = 0; i < sockets.size(); i++) {
      Socket socket = sockets.get(i);
      if (socket.own && !socket.told) {
        socket.told = true;
        if (!isKnown(socket)) {
          if (found.isEmpty()) {
            found = new ArrayList<>();
          }
          found.add(listening(socket));
        }
      }
    }
    return found;
  }

  @Override
  public void listening(long inode, byte[] line, int from) {
    Socket socket = null;
    for (int i = 0; i < sockets.size() && socket == null; i++) {
      if (sockets.get(i).inode == inode) {
        socket = sockets.get(i);
      }
    }
    if (socket == null) {
      InetAddress address = SocketTable.address(line, from);
      if (address == null) {
        return;
      }
      socket = new Socket(inode, SocketTable.port(line, from), address, nowNanos);
      socket.own = isKnown(socket); // then there is no need to ask
      socket.told = socket.own;
      sockets.add(socket);
    }
    socket.lastLook = looks;
    ask |= isDue(socket);
  }

  private boolean isDue(Socket socket) {
    return !socket.own
        && (!socket.asked || nowNanos - socket.askedNanos >= RECHECK_SECONDS * 1_000_000_000L);
  }

  private void askDescriptors() {
    File folder = new File(root, "self/fd");
    String[] names = folder.list();
    if (names != null) {
      for (String name : names) {
        own(target(new File(folder, name)));
      }
    }
    for (int i = 0; i < sockets.size(); i++) {
      Socket socket = sockets.get(i);
      if (isDue(socket)) {
        socket.asked = true;
        socket.askedNanos = nowNanos;
      }
    }
  }

  private static String target(File link) {
    try {
      return Files.readSymbolicLink(link.toPath()).toString();
    } catch (IOException | RuntimeException e) {
      return ""; // closed meanwhile
    }
  }

  /** Marks the socket of a link {@code socket:[inode]}. */
  private void own(String target) {
    if (!target.startsWith("socket:[")) {
      return;
    }
    long inode = 0;
    for (int at = 8; at < target.length() && Character.isDigit(target.charAt(at)); at++) {
      inode = inode * 10 + target.charAt(at) - '0';
    }
    for (int i = 0; i < sockets.size(); i++) {
      if (sockets.get(i).inode == inode) {
        sockets.get(i).own = true;
      }
    }
  }

  private boolean isKnown(Socket socket) {
    String address = ListenAddress.text(socket.address);
    for (int i = 0; i < known.size(); i++) {
      Listening one = known.get(i);
      if (one.port() == socket.port && ListenAddress.same(one.address(), address)) {
        return true;
      }
    }
    return false;
  }

  private Listening listening(Socket socket) {
    return new Listening(
        socket.port,
        ListenAddress.text(socket.address),
        socket.address.isLoopbackAddress(),
        socket.sinceNanos,
        null,
        TRANSPORT,
        TRANSPORT,
        isDebugger(socket.port) ? DEBUGGER : null,
        null);
  }

  /** A debugger's port that was not given is the first native one: it opens before the app runs. */
  private boolean isDebugger(int port) {
    if (debuggerPort == null) {
      debuggerPort = DebuggerPort.of(text("self/cmdline"), text("self/environ"));
    }
    if (debuggerPort == DebuggerPort.ANY) {
      debuggerPort = port;
    }
    return debuggerPort == port;
  }

  private String text(String name) {
    try (FileInputStream in = new FileInputStream(new File(root, name))) {
      return new String(in.readNBytes(LONGEST_OPTIONS), StandardCharsets.ISO_8859_1);
    } catch (IOException | SecurityException e) {
      return "";
    }
  }
}
