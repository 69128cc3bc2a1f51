package io.github.prebind.record;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;

/**
 * Reads the listening sockets out of the kernel's {@code /proc/net/tcp} and {@code tcp6}, whose
 * form is described in the kernel's {@code Documentation/networking/proc_net_tcp.rst}, and the
 * machine's own sockets out of {@code /proc/net/unix} (proc(5)). Makes no object for a row. For one
 * thread.
 *
 * <p>Linux lists the listeners before the connections, so reading of TCP stops when {@value
 * #MOST_OTHERS} rows in a row name none; a host with 100,000 connections costs little more than one
 * without.
 */
final class SocketTable {
  static final int MOST_OTHERS = 200;

  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final int LOCAL_INODE = 6;

  private final byte[] buffer = new byte[8192];

  /** Takes what was read. */
  interface Rows {
    /**
     * A socket that listens.
     *
     * @param line the bytes that hold the address, to be decoded before the method returns
     * @param from where {@code 0100007F:1F90} begins in it
     */
    void listening(long inode, byte[] line, int from);

    /** A socket that reaches no further than this machine (AF_UNIX). */
    void local(long inode);
  }

  /** Hands over each listener of TCP; nothing if the file cannot be read. */
  void read(File file, Rows to) {
    read(file, to, false);
  }

  /** Hands over each socket of {@code /proc/net/unix}; nothing if it cannot be read. */
  void readLocal(File file, Rows to) {
    read(file, to, true);
  }

  private void read(File file, Rows to, boolean local) {
    try (FileInputStream in = new FileInputStream(file)) {
      int length = 0;
      int others = 0;
      while (others < MOST_OTHERS) {
        int count = in.read(buffer, length, buffer.length - length);
        if (count <= 0) {
          return;
        }
        length += count;
        int done = 0;
        for (int at = done; at < length; at++) {
          if (buffer[at] == '\n') {
            others = (local ? localRow(done, at, to) : row(done, at, to)) ? 0 : others + 1;
            done = at + 1;
          }
        }
        length -= done;
        System.arraycopy(buffer, done, buffer, 0, length);
      }
    } catch (IOException | SecurityException e) {
      // no such table on this system: then there is nothing to be told
    }
  }

  /** One line; the heading's inode is no number. Counts always, so that all of it is read. */
  private boolean localRow(int from, int to, Rows rows) {
    int at = from;
    for (int field = 0; field < LOCAL_INODE; field++) {
      at = next(at, to);
    }
    long inode = decimal(start(at, to), to);
    if (inode > 0) {
      rows.local(inode);
    }
    return true;
  }

  /** One line; whether it is a listener's. The heading has no state. */
  private boolean row(int from, int to, Rows rows) {
    int local = 0;
    int at = from;
    for (int field = 0; field <= INODE; field++) {
      at = start(at, to);
      if (field == LOCAL_ADDRESS) {
        local = at;
      } else if (field == STATE && !(at + 1 < to && buffer[at] == '0' && buffer[at + 1] == 'A')) {
        return false;
      } else if (field == INODE) {
        long inode = decimal(at, to);
        if (inode > 0) {
          rows.listening(inode, buffer, local);
        }
        return true;
      }
      at = next(at, to);
    }
    return false;
  }

  /** Where a field begins, behind blanks. */
  private int start(int from, int to) {
    int at = from;
    while (at < to && buffer[at] == ' ') {
      at++;
    }
    return at;
  }

  /** Behind the next field. */
  private int next(int from, int to) {
    int at = start(from, to);
    while (at < to && buffer[at] != ' ') {
      at++;
    }
    return at;
  }

  private long decimal(int from, int to) {
    long value = 0;
    for (int at = from; at < to && buffer[at] >= '0' && buffer[at] <= '9'; at++) {
      value = value * 10 + buffer[at] - '0';
    }
    return value;
  }

  /**
   * The address: 8 or 32 hexadecimal digits, in words of four bytes, each in the machine's order.
   */
  static InetAddress address(byte[] line, int from) {
    int digits = 0;
    while (from + digits < line.length && line[from + digits] != ':') {
      digits++;
    }
    byte[] bytes = new byte[digits / 2];
    boolean swapped = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    for (int i = 0; i < bytes.length; i++) {
      int at = swapped ? (i & ~3) + 3 - (i & 3) : i;
      bytes[at] = (byte) (digit(line[from + 2 * i]) << 4 | digit(line[from + 2 * i + 1]));
    }
    try {
      return InetAddress.getByAddress(bytes); // makes v4 of an address that is v4 mapped into v6
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** The port: what stands behind the colon, most significant digit first. */
  static int port(byte[] line, int from) {
    int at = from;
    while (line[at] != ':') {
      at++;
    }
    int port = 0;
    for (at++; at < line.length && line[at] != ' '; at++) {
      port = port << 4 | digit(line[at]);
    }
    return port;
  }

  private static int digit(byte letter) {
    return Character.digit(letter, 16);
  }
}
