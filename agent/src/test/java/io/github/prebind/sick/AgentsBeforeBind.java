package io.github.prebind.sick;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Only opens a port; to be started with its busy agent. */
public final class AgentsBeforeBind {
  private AgentsBeforeBind() {}

  public static void main(String[] args) throws IOException {
    Port.open();
  }

  /** An agent that keeps the start busy. */
  public static final class BusyAgent {
    public static final long MILLIS = 600;

    private BusyAgent() {}

    /** Called by the JVM. */
    public static void premain(String argument, Instrumentation instrumentation) {
      Work.burn(MILLIS);
    }

    /** Writes its jar, which is a manifest only: it lies on the forked JVM's class path. */
    public static Path jar(Path file) {
      Manifest manifest = new Manifest();
      manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
      manifest.getMainAttributes().putValue("Premain-Class", BusyAgent.class.getName());
      try {
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
