package io.github.prebind;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;

/**
 * Loads what stands under {@code inst/} in the jar. Its parent is the platform loader, so the app
 * meets none of the agent's dependencies and the agent none of the app's. Thread-safe.
 */
final class InstLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  InstLoader() {
    super(platformLoader());
  }

  /** The topmost of the system loader's parents; Java 8 has no name for it. */
  private static ClassLoader platformLoader() {
    ClassLoader at = ClassLoader.getSystemClassLoader();
    while (at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes;
    try {
      bytes = read("inst/" + name.replace('.', '/') + ".class");
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length, InstLoader.class.getProtectionDomain());
  }

  @Override
  protected URL findResource(String name) {
    return InstLoader.class.getResource("/inst/" + name);
  }

  /** The bytes of an entry of the jar, or {@code null} if there is none. */
  byte[] read(String entry) throws IOException {
    try (InputStream in = InstLoader.class.getResourceAsStream("/" + entry)) {
      if (in == null) {
        return null;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(16384);
      byte[] buffer = new byte[8192];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        bytes.write(buffer, 0, count);
      }
      return bytes.toByteArray();
    }
  }
}
