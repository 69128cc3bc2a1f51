package io.github.prebind.cli.run;

import io.github.prebind.RunFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The private folder in which the agents below the command show how far they are; removed when it
 * is closed. For one thread.
 *
 * <p>Nobody else may look into it. Where this is root the app often is not, since entrypoints of
 * containers give the right up: then others may put files there, but not list it.
 */
final class JvmFolder implements AutoCloseable {
  private static final String ROOT_SHARES = "rwx-wx-wx";

  private final Path folder;
  private final Map<Long, SeenJvm> jvms = new LinkedHashMap<>();

  private JvmFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes one among the temporary files.
   *
   * @throws Refusal if that is not possible
   */
  static JvmFolder create() {
    try {
      Path folder = Files.createTempDirectory("prebind-run-").toRealPath();
      if (Files.getOwner(folder).getName().equals("root")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(ROOT_SHARES));
      }
      return new JvmFolder(folder);
    } catch (IOException | RuntimeException e) {
      throw new Refusal(
          "cannot make a folder among the temporary files in "
              + System.getProperty("java.io.tmpdir")
              + ": "
              + e);
    }
  }

  Path path() {
    return folder;
  }

  /** A name that no other run has. */
  String name() {
    return folder.getFileName().toString();
  }

  /** Looks how far each JVM is; in the order in which they were first seen. */
  Collection<SeenJvm> look() {
    List<Long> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + RunFolder.PROGRESS)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        found.add(Long.valueOf(name.substring(0, name.length() - RunFolder.PROGRESS.length())));
      }
    } catch (IOException | RuntimeException e) {
      // what was seen before has to do
    }
    found.sort(null);
    for (Long pid : found) {
      jvms.computeIfAbsent(pid, id -> new SeenJvm(folder, id));
    }
    jvms.values().forEach(SeenJvm::look);
    return jvms.values();
  }

  @Override
  public void close() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // somebody was faster
    }
  }
}
