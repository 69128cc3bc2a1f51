package io.github.prebind.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where this machine lets us make control groups: below our own group, or below the nearest one
 * above it that allows it. Version 1 (the controllers cpu and cpuacct, together or apart) or 2.
 */
final class CpuGroups {
  /** The kernel's default, and the period that platforms use. */
  private static final long PERIOD_MICROS = 100_000;

  private record Mount(Path root, boolean version2, List<String> options) {}

  private final Map<String, Path> own = new HashMap<>();
  private final List<Mount> mounts = new ArrayList<>();

  /** Reads which groups this program is in, so it must be made before it enters another. */
  CpuGroups() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
      String[] parts = line.split(":", 3); // number, controllers (none: version 2), path
      for (String controller : parts[1].split(",")) {
        own.put(controller, Path.of(parts[2]));
      }
    }
    for (String line : Files.readAllLines(Path.of("/proc/self/mounts"))) {
      String[] fields = line.split(" ");
      if (fields[2].equals("cgroup") || fields[2].equals("cgroup2")) {
        boolean version2 = fields[2].equals("cgroup2");
        mounts.add(new Mount(Path.of(fields[1]), version2, List.of(fields[3].split(","))));
      }
    }
  }

  /**
   * Makes a group.
   *
   * @param cpus cores, as time of processors per time that passes; 0: no quota
   * @param nice the priority of what will run in it. Priorities count only within a group, so the
   *     group gets the weight of as many processes of that priority as there are processors
   */
  CpuGroup make(String name, double cpus, int nice) throws IOException {
    List<String> refused = new ArrayList<>();
    for (Mount mount : mounts) {
      if (!mount.version2 && !mount.options.contains("cpu")) {
        continue;
      }
      Path home = home(mount, mount.version2 ? "" : "cpu");
      for (Path parent = home; parent.startsWith(mount.root); parent = parent.getParent()) {
        try {
          return mount.version2
              ? version2(parent.resolve(name), home, cpus, nice)
              : version1(parent.resolve(name), home, cpus, nice);
        } catch (IOException e) {
          refused.add(e.toString());
        }
      }
    }
    throw new IOException("no cpu control group can be made here (root can): " + refused);
  }

  /** Where our own group of a hierarchy is seen, or the top where it is not. */
  private Path home(Mount mount, String controller) {
    Path path = own.get(controller);
    Path folder = path == null ? mount.root : mount.root.resolve(path.toString().substring(1));
    return Files.isDirectory(folder) ? folder : mount.root;
  }

  private CpuGroup version1(Path folder, Path home, double cpus, int nice) throws IOException {
    CpuGroup group = CpuGroup.version1();
    try {
      group.add(folder, home);
      group.write("cpu.cfs_period_us", PERIOD_MICROS);
      group.write("cpu.cfs_quota_us", cpus == 0 ? -1 : Math.round(cpus * PERIOD_MICROS));
      group.write("cpu.shares", Math.max(2, Math.round(1024 * weight(nice))));
      if (!Files.exists(folder.resolve("cpuacct.usage"))) {
        addAccounts(group, folder.getFileName().toString());
      }
      return group;
    } catch (IOException e) {
      group.close();
      throw e;
    }
  }

  private void addAccounts(CpuGroup group, String name) throws IOException {
    for (Mount mount : mounts) {
      if (mount.options.contains("cpuacct")) {
        Path home = home(mount, "cpuacct");
        group.add(home.resolve(name), home);
        return;
      }
    }
    throw new IOException("the controller cpuacct is not mounted");
  }

  private static CpuGroup version2(Path folder, Path home, double cpus, int nice)
      throws IOException {
    CpuGroup group = CpuGroup.version2();
    try {
      group.add(folder, home);
      if (!Files.exists(folder.resolve("cpu.max"))) {
        group.passOn(folder.getParent());
      }
      String quota = cpus == 0 ? "max" : Long.toString(Math.round(cpus * PERIOD_MICROS));
      group.write("cpu.max", quota + " " + PERIOD_MICROS);
      group.write("cpu.weight", Math.max(1, Math.min(10_000, Math.round(100 * weight(nice)))));
      return group;
    } catch (IOException e) {
      group.close();
      throw e;
    }
  }

  /** In units of a group's default weight: the scheduler's weights grow by a quarter a step. */
  private static double weight(int nice) {
    return Math.pow(1.25, -nice) * Runtime.getRuntime().availableProcessors();
  }
}
