package io.github.prebind.cli.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that the command has started and that still runs.
 *
 * <p>A process belongs to it if it descends from the command; or is in the session that the command
 * was given, as a child of a parent that has ended still is; or carries the variable that only this
 * run has set, as does what a build's daemon started for it; or belonged to it before. Without
 * {@code /proc} only descendants are known. Thread-safe.
 */
final class ProcessTree {
  private static final Path PROC = Path.of("/proc");
  private static final boolean READABLE = Files.exists(PROC.resolve("self/stat"));

  private final ProcessHandle root;
  private final boolean ownSession;
  private final String marker;
  private final Map<Long, Long> known = new HashMap<>();

  /**
   * @param ownSession whether the command leads a session of its own
   * @param marker {@code NAME=value} of a variable in its environment that nothing else has
   */
  ProcessTree(ProcessHandle root, boolean ownSession, String marker) {
    this.root = root;
    this.ownSession = ownSession;
    this.marker = marker;
  }

  /** The id of the command's process, which is that of its process group too. */
  long root() {
    return root.pid();
  }

  boolean ownSession() {
    return ownSession;
  }

  /** What runs now, by process id; the value is {@code null} where there is no {@code /proc}. */
  synchronized Map<Long, ProcStat> alive() {
    Map<Long, ProcStat> found = new TreeMap<>();
    if (root.isAlive()) {
      add(root.pid(), found);
    }
    root.descendants().forEach(process -> add(process.pid(), found));
    if (READABLE) {
      addMarked(found);
    }
    found.remove(ProcessHandle.current().pid());
    found.forEach((pid, stat) -> known.put(pid, stat == null ? 0 : stat.startTicks()));
    return found;
  }

  private static void add(long pid, Map<Long, ProcStat> found) {
    ProcStat stat = READABLE ? ProcStat.of(pid) : null;
    if (!READABLE || stat != null && stat.alive()) {
      found.put(pid, stat);
    }
  }

  private void addMarked(Map<Long, ProcStat> found) {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        long pid = Long.parseLong(process.getFileName().toString());
        ProcStat stat = found.containsKey(pid) ? null : ProcStat.of(pid);
        if (stat != null && stat.alive() && belongs(stat, process)) {
          found.put(pid, stat);
        }
      }
    } catch (IOException | RuntimeException e) {
      // what was found has to do
    }
  }

  private boolean belongs(ProcStat stat, Path process) {
    Long before = known.get(stat.pid());
    return ownSession && stat.session() == root.pid()
        || before != null && before == stat.startTicks()
        || "".equals(variable(process, marker));
  }

  /**
   * The rest of the entry of the process's environment that begins so, or {@code null} if it has
   * none or is another user's.
   */
  static String variable(Path process, String beginning) {
    try {
      String all =
          "\0" + new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8);
      int at = all.indexOf("\0" + beginning);
      if (at < 0) {
        return null;
      }
      int from = at + 1 + beginning.length();
      int end = all.indexOf('\0', from);
      return all.substring(from, end < 0 ? all.length() : end);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** The folder of a process, whether or not there is such a system. */
  static Path folder(long pid) {
    return PROC.resolve(Long.toString(pid));
  }

  /** Whether this system can tell a session apart. */
  static boolean sessions() {
    return File.separatorChar == '/' && READABLE;
  }
}
