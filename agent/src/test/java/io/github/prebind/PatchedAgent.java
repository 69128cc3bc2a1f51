package io.github.prebind;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The built agent with another class in the place of one of its own. */
final class PatchedAgent {
  private PatchedAgent() {}

  /**
   * Writes the jar into the folder.
   *
   * @param simpleName a class of the agent's root package, or {@code package/Class} below it
   */
  static Path jar(Path folder, String simpleName, byte[] bytes) throws IOException {
    Path jar = Files.copy(ForkedJvm.agentJar(), folder.resolve("patched.jar"));
    try (FileSystem inside = FileSystems.newFileSystem(jar)) {
      Path first = Files.copy(inside.getPath("inst/first.zip"), folder.resolve("first.zip"));
      try (FileSystem zip =
          FileSystems.newFileSystem(first, Map.of("compressionMethod", "STORED"))) {
        Path old = zip.getPath("io/github/prebind/" + simpleName + ".class");
        if (!Files.exists(old)) {
          throw new IllegalArgumentException("no " + old + " in the agent");
        }
        Files.write(old, bytes);
      }
      Files.copy(first, inside.getPath("inst/first.zip"), StandardCopyOption.REPLACE_EXISTING);
    }
    return jar;
  }
}
