package io.github.prebind;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLDecoder;
import java.net.URLStreamHandler;
import java.util.function.Supplier;
import java.util.zip.ZipFile;

/**
 * Loads what stands under {@code inst/} in the jar. Its parent is the platform loader, so the app
 * meets none of the agent's dependencies and the agent none of the app's. Thread-safe.
 *
 * <p>Classes have no code source, since the JDK would write its URL as text for each of them; who
 * wants to know the jar asks this class for its own.
 *
 * <p>Three zip files are there: what nearly every start needs before the app's main class, what the
 * hooks need, and the rest. Each but the first is opened with the first class that is in none of
 * those before it.
 */
final class InstLoader extends ClassLoader implements Supplier<Object[]> {
  private static final String FIRST = "inst/first.zip";
  private static final String HOOKS = "inst/hooks.zip";
  private static final String LATER = "inst/later.zip";

  static {
    registerAsParallelCapable();
  }

  /**
   * Open as long as this loader lives; the JVM has the file open anyway, and closes it with the
   * last reference.
   */
  private final ZipFile jar;

  private final ClassLoader platform;
  private final StoredZip first;
  private StoredZip hooks;
  private StoredZip later;
  private Object[] handed;

  InstLoader() throws IOException {
    this(platformLoader());
  }

  InstLoader(ClassLoader platform) throws IOException {
    super(platform);
    this.platform = platform;
    String path = InstLoader.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    jar =
        new ZipFile(
            path.indexOf('%') < 0 ? path : URLDecoder.decode(path.replace("+", "%2B"), "UTF-8"));
    first = new StoredZip(jar, FIRST, true);
  }

  /** The topmost of the system loader's parents; Java 8 has no name for it. */
  private static ClassLoader platformLoader() {
    ClassLoader at = ClassLoader.getSystemClassLoader();
    while (at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  /**
   * Asks the platform loader last: for each class of the agent's it would throw an exception. For
   * the JDK's there is no look here.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.")) {
      return platform.loadClass(name);
    }
    String file = name.replace('.', '/').concat(".class");
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes;
      try {
        bytes = read(file);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
      return bytes == null ? platform.loadClass(name) : defineClass(name, bytes, 0, bytes.length);
    }
  }

  @Override
  protected URL findResource(String name) {
    try {
      return first.contains(name) || hooks().contains(name) || later().contains(name)
          ? new URL(null, "prebind:" + name, new Handler())
          : null;
    } catch (IOException e) {
      return null;
    }
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

  /** The bytes of a file under {@code inst/}, or {@code null} if there is none. */
  byte[] read(String file) throws IOException {
    byte[] bytes = first.read(file);
    if (bytes == null) {
      bytes = hooks().read(file);
    }
    return bytes != null ? bytes : later().read(file);
  }

  private synchronized StoredZip hooks() throws IOException {
    if (hooks == null) {
      hooks = new StoredZip(jar, HOOKS, true);
    }
    return hooks;
  }

  private synchronized StoredZip later() throws IOException {
    if (later == null) {
      later = new StoredZip(jar, LATER, false);
    }
    return later;
  }

  /** Opens the resources here, for those who ask for an URL. */
  final class Handler extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      byte[] bytes = read(url.getPath());
      if (bytes == null) {
        throw new FileNotFoundException(url.toString());
      }
      return new Resource(url, bytes);
    }
  }

  static final class Resource extends URLConnection {
    private final byte[] bytes;

    Resource(URL url, byte[] bytes) {
      super(url);
      this.bytes = bytes;
    }

    @Override
    public void connect() {}

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
