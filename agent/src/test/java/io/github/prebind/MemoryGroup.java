package io.github.prebind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A control group with a limit of memory, version 1 or 2, for one forked JVM. */
final class MemoryGroup implements AutoCloseable {
  private final Path folder;

  private MemoryGroup(Path folder) {
    this.folder = folder;
  }

  /** {@code null} where none can be made: without root, or without the controller. */
  static MemoryGroup of(long megabytes) {
    Path first = Path.of("/sys/fs/cgroup/memory");
    boolean old = Files.isDirectory(first);
    Path parent = old ? first : Path.of("/sys/fs/cgroup");
    Path folder = parent.resolve("prebind-test-" + UUID.randomUUID());
    try {
      Files.createDirectory(folder);
    } catch (IOException e) {
      return null;
    }
    MemoryGroup group = new MemoryGroup(folder);
    try {
      Path limit = folder.resolve(old ? "memory.limit_in_bytes" : "memory.max");
      Files.writeString(limit, Long.toString(megabytes * 1_048_576));
      return group;
    } catch (IOException e) {
      group.close();
      return null;
    }
  }

  /** The words before a command that runs in this group. */
  String[] words() {
    String script = "echo $$ > " + folder.resolve("cgroup.procs") + " && exec \"$@\"";
    return new String[] {"sh", "-c", script, "sh"};
  }

  /** Once all of its processes have ended. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
