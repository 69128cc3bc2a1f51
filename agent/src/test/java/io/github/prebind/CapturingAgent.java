package io.github.prebind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * An agent that stands behind Prebind on the command line and can see the bytes of a class as they
 * are at that instant. It lies on the forked JVM's class path; its jar is a manifest only.
 */
public final class CapturingAgent {
  private static Instrumentation instrumentation;

  private CapturingAgent() {}

  /** Called by the JVM. */
  public static void premain(String argument, Instrumentation given) {
    instrumentation = given;
  }

  /** Writes such a jar. */
  static Path jar(Path file) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", CapturingAgent.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    try {
      new JarOutputStream(Files.newOutputStream(file), manifest).close();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class file of a loaded class, as the transformers before this one left it. */
  static byte[] bytes(Class<?> type) throws UnmodifiableClassException {
    byte[][] seen = new byte[1][];
    ClassFileTransformer capture =
        new ClassFileTransformer() {
          @Override
          public byte[] transform(
              ClassLoader loader,
              String name,
              Class<?> redefined,
              ProtectionDomain domain,
              byte[] bytes) {
            if (redefined == type) {
              seen[0] = bytes.clone();
            }
            return null;
          }
        };
    instrumentation.addTransformer(capture, true);
    try {
      instrumentation.retransformClasses(type);
    } finally {
      instrumentation.removeTransformer(capture);
    }
    return seen[0];
  }
}
