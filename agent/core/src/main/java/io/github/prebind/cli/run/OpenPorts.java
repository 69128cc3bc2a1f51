package io.github.prebind.cli.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which process listens on which TCP port, from the kernel's tables (its documentation,
 * "proc_net_tcp"); nothing where there is no {@code /proc}. Stateless.
 */
final class OpenPorts {
  private static final String LISTENING = "0A";
  private static final int ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private OpenPorts() {}

  /** The ports that a process listens on; none if its files are not ours to see. */
  static Set<Integer> of(long pid) {
    Set<Integer> ports = new TreeSet<>();
    Map<String, Integer> sockets = sockets();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(ProcessTree.folder(pid).resolve("fd"))) {
      for (Path file : files) {
        Integer port = sockets.get(Files.readSymbolicLink(file).toString());
        if (port != null) {
          ports.add(port);
        }
      }
    } catch (IOException | RuntimeException e) {
      // another user's, or gone
    }
    return ports;
  }

  /** The process that listens on a port; {@code null} if nobody does, or it cannot be told who. */
  static ProcStat holder(int port) {
    if (!isOpen(port)) {
      return null;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        long pid = Long.parseLong(process.getFileName().toString());
        if (of(pid).contains(port)) {
          return ProcStat.of(pid);
        }
      }
    } catch (IOException | RuntimeException e) {
      // not ours to read
    }
    return null;
  }

  /** Whether anybody listens on it. */
  static boolean isOpen(int port) {
    return sockets().containsValue(port);
  }

  /** The listening sockets as the links in {@code /proc/*&#47;fd} name them, and their ports. */
  private static Map<String, Integer> sockets() {
    Map<String, Integer> found = new HashMap<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      try {
        for (String line : Files.readAllLines(Path.of(table))) {
          String[] fields = line.strip().split("\\s+");
          if (fields.length > INODE && fields[STATE].equals(LISTENING)) {
            String address = fields[ADDRESS];
            int port = Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
            found.put("socket:[" + fields[INODE] + "]", port);
          }
        }
      } catch (IOException | RuntimeException e) {
        // no such table
      }
    }
    return found;
  }
}
