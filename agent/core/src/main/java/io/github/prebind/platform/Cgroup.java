package io.github.prebind.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The limits that the control group of this process sets, version 2 or 1 (kernel documentation,
 * "cgroup-v2" and "cgroup-v1/...").
 *
 * <p>The group's own folder is asked first, then those above it, since a limit may be set further
 * up; in a container the group's folder is the root of what can be seen. Stateless.
 *
 * @param cpus cores allowed, {@code null} if not limited or not known
 * @param memoryBytes memory allowed, {@code null} likewise
 */
public record Cgroup(Double cpus, Long memoryBytes) {
  /** Version 1 shows "no limit" as a number near the largest one. */
  private static final long NO_LIMIT = 1L << 60;

  /** Reads the limits of this process. */
  public static Cgroup read() {
    return read(Path.of("/"));
  }

  static Cgroup read(Path root) {
    String lines = text(root.resolve("proc/self/cgroup"));
    if (lines == null) {
      return new Cgroup(null, null);
    }
    Path mount = root.resolve("sys/fs/cgroup");
    Double cpus = null;
    Long memory = null;
    for (String line : lines.split("\n")) {
      int first = line.indexOf(':');
      int second = line.indexOf(':', first + 1);
      if (second < 0) {
        continue;
      }
      String controllers = line.substring(first + 1, second);
      String group = line.substring(second + 1);
      if (controllers.isEmpty()) {
        cpus = smaller(cpus, cpuMax(mount, group));
        memory = smaller(memory, memory(mount, group, "memory.max"));
      }
      for (String controller : controllers.split(",")) {
        if (controller.equals("cpu")) {
          cpus = smaller(cpus, cfsQuota(controllerMount(mount, controllers, "cpu"), group));
        } else if (controller.equals("memory")) {
          Path folder = controllerMount(mount, controllers, "memory");
          memory = smaller(memory, memory(folder, group, "memory.limit_in_bytes"));
        }
      }
    }
    return new Cgroup(cpus, memory);
  }

  private static Path controllerMount(Path mount, String controllers, String controller) {
    Path together = mount.resolve(controllers);
    return Files.isDirectory(together) ? together : mount.resolve(controller);
  }

  private static Double cpuMax(Path mount, String group) {
    Double least = null;
    for (Path folder = inside(mount, group);
        folder.startsWith(mount);
        folder = folder.getParent()) {
      String text = text(folder.resolve("cpu.max"));
      int blank = text == null ? -1 : text.indexOf(' ');
      if (blank > 0) {
        least =
            smaller(least, ratio(number(text.substring(0, blank)), number(text.substring(blank))));
      }
    }
    return least;
  }

  private static Double cfsQuota(Path mount, String group) {
    Double least = null;
    for (Path folder = inside(mount, group);
        folder.startsWith(mount);
        folder = folder.getParent()) {
      Long quota = number(text(folder.resolve("cpu.cfs_quota_us")));
      least = smaller(least, ratio(quota, number(text(folder.resolve("cpu.cfs_period_us")))));
    }
    return least;
  }

  private static Long memory(Path mount, String group, String file) {
    Long least = null;
    for (Path folder = inside(mount, group);
        folder.startsWith(mount);
        folder = folder.getParent()) {
      Long limit = number(text(folder.resolve(file)));
      least = limit == null || limit <= 0 || limit > NO_LIMIT ? least : smaller(least, limit);
    }
    return least;
  }

  /** The group's folder; the mount itself where the path is that of another namespace. */
  private static Path inside(Path mount, String group) {
    Path folder = mount.resolve(group.startsWith("/") ? group.substring(1) : group).normalize();
    return folder.startsWith(mount) && Files.isDirectory(folder) ? folder : mount;
  }

  private static Double ratio(Long quota, Long period) {
    return quota == null || period == null || quota <= 0 || period <= 0
        ? null
        : (double) quota / period;
  }

  private static <T extends Comparable<T>> T smaller(T a, T b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Long number(String text) {
    try {
      return text == null ? null : Long.valueOf(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    } catch (IOException | SecurityException e) {
      return null;
    }
  }
}
