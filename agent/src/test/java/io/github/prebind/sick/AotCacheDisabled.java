package io.github.prebind.sick;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Sleeps for so many milliseconds; to be started with an AOT cache that no agent is foreseen in.
 */
public final class AotCacheDisabled {
  private AotCacheDisabled() {}

  public static void main(String[] args) throws Exception {
    Thread.sleep(Long.parseLong(args[0]));
    Port.open();
  }

  /** Writes itself into a jar, which a cache of classes needs. */
  public static Path jar(Path file) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, AotCacheDisabled.class.getName());
    try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
      for (Class<?> type : List.of(Port.class, AotCacheDisabled.class)) {
        String name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (InputStream in = type.getResourceAsStream('/' + name)) {
          in.transferTo(jar);
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
