package io.github.prebind.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A control group of our own: processes enter it, it is read, and it is removed again. */
final class CpuGroup implements AutoCloseable {
  private static final int REMOVAL_ATTEMPTS = 100;
  private static final long REMOVAL_PAUSE_MILLIS = 50;

  /** What the group has used: CPU time, and the periods in which the quota ran out. */
  record Usage(double cpuMillis, long periods, long throttled, double throttledMillis) {}

  private final boolean version2;
  private final List<Path> folders = new ArrayList<>(); // with version 1 perhaps two: cpu, cpuacct
  private final List<Path> homes = new ArrayList<>(); // where this program was before, likewise
  private Path passedOnBy;
  private boolean entered;

  private CpuGroup(boolean version2) {
    this.version2 = version2;
  }

  static CpuGroup version1() {
    return new CpuGroup(false);
  }

  static CpuGroup version2() {
    return new CpuGroup(true);
  }

  void add(Path folder, Path home) throws IOException {
    folders.add(Files.createDirectory(folder));
    homes.add(home);
  }

  /** With version 2 a parent must say that its children have the controller. */
  void passOn(Path parent) throws IOException {
    Files.writeString(parent.resolve("cgroup.subtree_control"), "+cpu");
    passedOnBy = parent;
  }

  void write(String file, Object value) throws IOException {
    Files.writeString(folders.get(0).resolve(file), value.toString());
  }

  /** A command that enters the group and then becomes the given one, in the same process. */
  List<String> entering(List<String> command) {
    StringBuilder script = new StringBuilder();
    List<String> whole = new ArrayList<>(List.of("/bin/sh", "-c", "", "sh"));
    for (Path folder : folders) {
      script.append("echo $$ > \"$1/cgroup.procs\" || exit 126; shift; ");
      whole.add(folder.toString());
    }
    whole.set(2, script.append("exec \"$@\"").toString());
    whole.addAll(command);
    return whole;
  }

  /** Moves this program into the group, and with it whatever it starts from now on. */
  void enter() throws IOException {
    entered = true;
    moveTo(folders);
  }

  private static void moveTo(List<Path> groups) throws IOException {
    for (Path group : groups) {
      String pid = Long.toString(ProcessHandle.current().pid());
      Files.writeString(group.resolve("cgroup.procs"), pid);
    }
  }

  Usage usage() throws IOException {
    Map<String, Long> stat = new HashMap<>();
    for (String line : Files.readAllLines(folders.get(0).resolve("cpu.stat"))) {
      String[] pair = line.split(" ");
      stat.put(pair[0], Long.parseLong(pair[1]));
    }
    double cpuMillis =
        version2
            ? stat.get("usage_usec") / 1e3
            : Long.parseLong(Files.readString(accounts()).trim()) / 1e6;
    double throttledMillis =
        version2
            ? stat.getOrDefault("throttled_usec", 0L) / 1e3
            : stat.getOrDefault("throttled_time", 0L) / 1e6;
    return new Usage(
        cpuMillis,
        stat.getOrDefault("nr_periods", 0L),
        stat.getOrDefault("nr_throttled", 0L),
        throttledMillis);
  }

  private Path accounts() {
    return folders.get(folders.size() - 1).resolve("cpuacct.usage");
  }

  /** Leaves the group and removes it. Other processes in it must have ended, or be about to. */
  @Override
  public void close() throws IOException {
    if (entered) {
      moveTo(homes);
    }
    for (Path folder : folders) {
      remove(folder);
    }
    if (passedOnBy != null) {
      Files.writeString(passedOnBy.resolve("cgroup.subtree_control"), "-cpu");
    }
  }

  /** The kernel refuses while a process is still leaving, and tells nobody when it has left. */
  private static void remove(Path folder) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        Files.deleteIfExists(folder);
        return;
      } catch (IOException e) {
        if (attempt == REMOVAL_ATTEMPTS) {
          throw e;
        }
        try {
          Thread.sleep(REMOVAL_PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw e;
        }
      }
    }
  }
}
