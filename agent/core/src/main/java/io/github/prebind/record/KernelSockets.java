package io.github.prebind.record;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Finds listeners of this process that no hook told of, because native code opened them: a
 * debugger's, a transport of its own. Linux only; elsewhere it finds nothing.
 *
 * <p>The kernel's table lists the listeners of the whole network namespace, which in a pod is
 * shared, and to read it is dear. So this process's file descriptors are looked through first, when
 * the number of sockets that may listen has changed, and the table is read when one of them is a
 * socket of a network that was not there before. All of it is done again after {@value
 * #AGAIN_SECONDS} s, since a listener can be handed over, and a socket begins to listen after it
 * was made; the table is left out if nobody listens in that namespace. A listener is reported at
 * the second look, so that a hook that is just about to tell of it comes first; its instant is that
 * of the first look.
 *
 * <p>For one thread. Never throws.
 */
public final class KernelSockets implements SocketTable.Rows {
  /** How often all is read though no socket seems to have come or gone, whatever it costs. */
  static final int AGAIN_SECONDS = 5;

  private static final long AGAIN_NANOS = AGAIN_SECONDS * 1_000_000_000L;

  /** Reading the tables takes at most one part in so many of the time. */
  static final int TABLES_COST_PARTS = 200;

  /** Looking through the descriptors alone takes at most one part in so many of the time. */
  static final int DESCRIPTORS_COST_PARTS = 1000;

  /** The transport of what is found here. */
  public static final String TRANSPORT = "native";

  private static final String DEBUGGER = "debugger";
  private static final int LONGEST_OPTIONS = 1 << 20;

  private final File root;
  private final File descriptors;
  private final File v4;
  private final File v6;
  private final File unix;
  private final SocketCount count;
  private final SocketTable table = new SocketTable();
  private final List<Socket> listeners = new ArrayList<>();

  /** Inodes of this process's sockets at the last look, in ascending order. */
  private long[] all = {};

  /** Those of them that reach no further than this machine, in ascending order. */
  private long[] local = {};

  /** The others. */
  private long[] own = {};

  private int locals;

  private int polls;
  private int tablesRead;
  private boolean changed;
  private long lookedNanos;
  private long nextLookNanos;
  private long tablesNanos;
  private long nowNanos;
  private List<Listening> known = Collections.emptyList();
  private Integer debuggerPort;

  /** A listener of this process's. */
  private static final class Socket {
    final long inode;
    final int port;
    final InetAddress address;
    final long sinceNanos;
    final int firstPoll;
    int lastRead;
    boolean told;

    Socket(long inode, int port, InetAddress address, long sinceNanos, int firstPoll) {
      this.inode = inode;
      this.port = port;
      this.address = address;
      this.sinceNanos = sinceNanos;
      this.firstPoll = firstPoll;
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
    this.descriptors = new File(root, "self/fd");
    this.v4 = new File(root, "self/net/tcp");
    this.v6 = new File(root, "self/net/tcp6");
    this.unix = new File(root, "self/net/unix");
  }

  /** Listeners that are new and are not among those that hooks told of. */
  public List<Listening> poll(List<Listening> known) {
    return poll(known, System.nanoTime());
  }

  List<Listening> poll(List<Listening> known, long atNanos) {
    this.known = known;
    nowNanos = atNanos;
    polls++;
    changed |= count.changed();
    if (isTimeToLook()) {
      changed = false;
      lookedNanos = atNanos;
      int read = tablesRead;
      long begin = System.nanoTime();
      look();
      took(System.nanoTime() - begin, tablesRead > read);
    }
    return foundBefore();
  }

  /**
   * The last look has taken that long, tables included or not. A CPU quota may have stopped it half
   * way, so what it seems to have cost puts off the next one by {@value #AGAIN_SECONDS} s at most.
   */
  void took(long nanos, boolean tables) {
    int parts = tables ? TABLES_COST_PARTS : DESCRIPTORS_COST_PARTS;
    nextLookNanos = lookedNanos + Math.min(AGAIN_NANOS, parts * Math.max(0, nanos));
  }

  /** How often the tables have been read so far. */
  int tablesRead() {
    return tablesRead;
  }

  /** A change that was seen too early after the last look is not forgotten. */
  private boolean isTimeToLook() {
    return polls == 1
        || nowNanos - lookedNanos >= AGAIN_NANOS
        || changed && nowNanos - nextLookNanos >= 0;
  }

  private void look() {
    long[] allBefore = all;
    all = ownSockets();
    if (hasNews(all, allBefore)) {
      locals = 0;
      local = new long[all.length];
      table.readLocal(unix, this);
      local = Arrays.copyOf(local, locals);
      Arrays.sort(local);
    }
    long[] ownBefore = own;
    own = without(all, local);
    boolean again = nowNanos - tablesNanos >= AGAIN_NANOS;
    if (own.length > 0 && (again || hasNews(own, ownBefore)) && !count.noneListens()) {
      tablesRead++;
      tablesNanos = nowNanos;
      table.read(v4, this);
      table.read(v6, this);
    }
    for (int i = listeners.size() - 1; i >= 0; i--) {
      Socket listener = listeners.get(i);
      if (listener.lastRead != tablesRead || !contains(own, listener.inode)) {
        listeners.remove(i); // closed; its number may come again for another
      }
    }
  }

  private static boolean hasNews(long[] sockets, long[] before) {
    for (long inode : sockets) {
      if (!contains(before, inode)) {
        return true;
      }
    }
    return false;
  }

  private static long[] without(long[] sockets, long[] others) {
    long[] left = new long[sockets.length];
    int count = 0;
    for (long inode : sockets) {
      if (!contains(others, inode)) {
        left[count++] = inode;
      }
    }
    return Arrays.copyOf(left, count);
  }

  private static boolean contains(long[] sorted, long inode) {
    return Arrays.binarySearch(sorted, inode) >= 0;
  }

  /** What an earlier look showed, and nobody has told of meanwhile. */
  private List<Listening> foundBefore() {
    List<Listening> found = Collections.emptyList();
    for (int i = 0; i < listeners.size(); i++) {
      Socket socket = listeners.get(i);
      if (!socket.told && socket.firstPoll < polls) {
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
  public void local(long inode) {
    if (contains(all, inode) && locals < local.length) {
      local[locals++] = inode;
    }
  }

  @Override
  public void listening(long inode, byte[] line, int from) {
    if (!contains(own, inode)) {
      return;
    }
    Socket socket = null;
    for (int i = 0; i < listeners.size() && socket == null; i++) {
      if (listeners.get(i).inode == inode) {
        socket = listeners.get(i);
      }
    }
    if (socket == null) {
      InetAddress address = SocketTable.address(line, from);
      if (address == null) {
        return;
      }
      socket = new Socket(inode, SocketTable.port(line, from), address, nowNanos, polls);
      socket.told = isKnown(socket);
      listeners.add(socket);
    }
    socket.lastRead = tablesRead;
  }

  private long[] ownSockets() {
    String[] names = descriptors.list();
    long[] inodes = new long[names == null ? 0 : names.length];
    int found = 0;
    for (int i = 0; i < inodes.length; i++) {
      long inode = socket(target(new File(descriptors, names[i])));
      if (inode > 0) {
        inodes[found++] = inode;
      }
    }
    long[] sockets = Arrays.copyOf(inodes, found);
    Arrays.sort(sockets);
    return sockets;
  }

  private static String target(File link) {
    try {
      return Files.readSymbolicLink(link.toPath()).toString();
    } catch (IOException | RuntimeException e) {
      return ""; // closed meanwhile
    }
  }

  /** The inode of a link {@code socket:[inode]}; 0 of any other. */
  private static long socket(String target) {
    long inode = 0;
    for (int at = 8; at < target.length() && Character.isDigit(target.charAt(at)); at++) {
      inode = inode * 10 + target.charAt(at) - '0';
    }
    return target.startsWith("socket:[") ? inode : 0;
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
