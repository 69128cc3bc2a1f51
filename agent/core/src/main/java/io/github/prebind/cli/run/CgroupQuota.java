package io.github.prebind.cli.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The kernel's own quota: a control group made for this run and removed after it, version 2 or 1.
 * The JVM below sees it as it sees that of a container.
 *
 * <p>Version 2 allows a group with a quota only below one that hands the controller on ({@code
 * cgroup.subtree_control}), which is searched upwards from our own; a group that does not is left
 * as it is, since others live in it. The command's process enters the group by itself, before it
 * becomes the command (kernel documentation, "cgroup-v2", "sched-bwc").
 */
final class CgroupQuota implements Quota {
  static final int PERIOD_MICROS = 100_000;

  /** A group cannot be removed before the kernel has forgotten its last process. */
  private static final int REMOVAL_SECONDS = 5;

  /** How a group is entered. */
  interface Entry {
    /** Whether a process of ours may enter by writing its id there. */
    boolean works(Path processes);
  }

  private final Path group;
  private final int version;

  private CgroupQuota(Path group, int version) {
    this.group = group;
    this.version = version;
  }

  /**
   * A group with that quota, or {@code null} if none can be made.
   *
   * @param root of the file system
   * @param name of the new group
   */
  static CgroupQuota of(Path root, String name, double cpus, Entry entry) {
    for (Place place : places(root)) {
      Path group = place.parent.resolve(name);
      CgroupQuota quota = new CgroupQuota(group, place.version);
      try {
        Files.createDirectory(group);
      } catch (IOException | SecurityException e) {
        continue; // not ours to change
      }
      if (quota.limit(cpus) && entry.works(group.resolve("cgroup.procs"))) {
        return quota;
      }
      quota.close();
    }
    return null;
  }

  /** Whether a shell can put itself into the group. */
  static boolean shellCanEnter(Path processes) {
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", "echo $$ > \"$0\"", processes.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return shell.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private record Place(Path parent, int version) {}

  private static List<Place> places(Path root) {
    List<Place> places = new ArrayList<>();
    Path mount = root.resolve("sys/fs/cgroup");
    for (String line : text(root.resolve("proc/self/cgroup")).split("\n")) {
      String[] fields = line.split(":", 3);
      if (fields.length < 3) {
        continue;
      }
      String path = fields[2].startsWith("/") ? fields[2].substring(1) : fields[2];
      if (fields[1].isEmpty()) {
        Path at = inside(mount, path);
        for (; at.startsWith(mount); at = at.getParent()) {
          if (List.of(text(at.resolve("cgroup.subtree_control")).split("\\s+")).contains("cpu")) {
            places.add(new Place(at, 2));
          }
        }
      } else if (List.of(fields[1].split(",")).contains("cpu")) {
        Path together = mount.resolve(fields[1]);
        Path controller = Files.isDirectory(together) ? together : mount.resolve("cpu");
        places.add(new Place(inside(controller, path), 1));
      }
    }
    return places;
  }

  /** The group's folder; the mount itself where the path is that of another namespace. */
  private static Path inside(Path mount, String path) {
    Path folder = mount.resolve(path).normalize();
    return folder.startsWith(mount) && Files.isDirectory(folder) ? folder : mount;
  }

  private boolean limit(double cpus) {
    long quota = Math.max(1_000, Math.round(cpus * PERIOD_MICROS));
    try {
      if (version == 2) {
        write("cpu.max", quota + " " + PERIOD_MICROS);
      } else {
        write("cpu.cfs_period_us", Integer.toString(PERIOD_MICROS));
        write("cpu.cfs_quota_us", Long.toString(quota));
      }
      return true;
    } catch (IOException e) {
      return false; // the kernel has no such limit, or an outer group allows less
    }
  }

  private void write(String file, String value) throws IOException {
    Files.write(group.resolve(file), value.getBytes(StandardCharsets.US_ASCII));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    } catch (IOException | SecurityException e) {
      return "";
    }
  }

  @Override
  public String means() {
    return "a CPU quota of the kernel (cgroup v" + version + ")";
  }

  @Override
  public List<String> around(List<String> command) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("sh", "-c", "echo $$ > \"$0\" && exec \"$@\""));
    all.add(group.resolve("cgroup.procs").toString());
    all.addAll(command);
    return all;
  }

  @Override
  public String jvmOption() {
    return null;
  }

  @Override
  public void hold(ProcessTree tree) {
    // the kernel does
  }

  @Override
  public void release() {
    try {
      write(version == 2 ? "cpu.max" : "cpu.cfs_quota_us", version == 2 ? "max" : "-1");
    } catch (IOException e) {
      // then they end more slowly
    }
  }

  @Override
  public void close() {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(REMOVAL_SECONDS);
    while (!removed() && System.nanoTime() < until) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean removed() {
    try {
      Files.delete(group);
      return true;
    } catch (NoSuchFileException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
