package io.github.prebind.sick;

import java.io.File;
import java.io.IOException;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Loads all classes of the jars on its class path. */
public final class ClassLoadingBound {
  private ClassLoadingBound() {}

  public static void main(String[] args) throws Exception {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (entry.endsWith(".jar")) {
        load(entry);
      }
    }
    Port.open();
  }

  private static void load(String file) throws IOException {
    try (JarFile jar = new JarFile(file)) {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        String name = all.nextElement().getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF") && !name.contains("-info")) {
          String type = name.substring(0, name.length() - 6).replace('/', '.');
          try {
            Class.forName(type, false, ClassLoadingBound.class.getClassLoader());
          } catch (ClassNotFoundException | LinkageError e) {
            // needs a library that is not here
          }
        }
      }
    }
  }
}
