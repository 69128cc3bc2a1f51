package io.github.prebind;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** The built agent with another class in the place of one of its own. */
final class PatchedAgent {
  private static final List<String> ZIPS = List.of("first.zip", "hooks.zip", "later.zip");

  private PatchedAgent() {}

  /**
   * Writes the jar into the folder.
   *
   * @param simpleName a class of the agent's root package, or {@code package/Class} below it
   */
  static Path jar(Path folder, String simpleName, byte[] bytes) throws IOException {
    Path jar = Files.copy(ForkedJvm.agentJar(), folder.resolve("patched.jar"));
    String file = "io/github/prebind/" + simpleName + ".class";
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      for (String name : ZIPS) {
        if (patched(inside.getPath("inst", name), folder.resolve(name), file, bytes)) {
          return jar;
        }
      }
    }
    throw new IllegalArgumentException("no " + file + " in the agent");
  }

  /** Whether the zip file in the jar has that file, now with other bytes. */
  private static boolean patched(Path inJar, Path outside, String file, byte[] bytes)
      throws IOException {
    Files.copy(inJar, outside);
    try (FileSystem zip =
        FileSystems.newFileSystem(outside, Map.of("compressionMethod", "STORED"))) {
      if (!Files.exists(zip.getPath(file))) {
        return false;
      }
      Files.write(zip.getPath(file), bytes);
    }
    Files.copy(outside, inJar, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }
}
