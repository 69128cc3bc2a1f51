package io.github.prebind;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLDecoder;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads what stands under {@code inst/} in the jar. Its parent is the platform loader, so the app
 * meets none of the agent's dependencies and the agent none of the app's. Thread-safe.
 */
final class InstLoader extends ClassLoader implements Supplier<Object[]> {
  static {
    registerAsParallelCapable();
  }

  /**
   * Open as long as this loader lives; the JVM has the file open anyway, and closes it with the
   * last reference.
   */
  private final ZipFile jar;

  private Object[] handed;

  InstLoader() throws IOException {
    super(platformLoader());
    String path = InstLoader.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    jar =
        new ZipFile(
            path.indexOf('%') < 0 ? path : URLDecoder.decode(path.replace("+", "%2B"), "UTF-8"));
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

  /** What the first class behind this loader will ask for. */
  void hand(Object[] parts) {
    handed = parts;
  }

  /** What was handed over, once. */
  @Override
  public Object[] get() {
    Object[] parts = handed;
    handed = null;
    return parts;
  }

  /** The bytes of an entry of the jar, or {@code null} if there is none. */
  byte[] read(String entry) throws IOException {
    ZipEntry found = jar.getEntry(entry);
    if (found == null) {
      return null;
    }
    byte[] bytes = new byte[(int) found.getSize()];
    try (InputStream in = jar.getInputStream(found)) {
      for (int at = 0; at < bytes.length; ) {
        int count = in.read(bytes, at, bytes.length - at);
        if (count < 0) {
          throw new IOException(entry + " is cut off");
        }
        at += count;
      }
    }
    return bytes;
  }
}
