package io.github.prebind;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the tests see, for the class paths of forked JVMs. */
final class TestClassPath {
  private TestClassPath() {}

  private static String[] entries() {
    return System.getProperty("java.class.path").split(File.pathSeparator);
  }

  /** The folder of the tests' own classes. */
  static String testClasses() {
    return Path.of(ForkedJvm.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }

  /** The jars of an artifact: of {@code "h2"} h2-2.5.jar, and not h2-tools. */
  static List<String> jars(String artifact) {
    List<String> found = new ArrayList<>();
    for (String entry : entries()) {
      String name = Path.of(entry).getFileName().toString();
      if (name.startsWith(artifact + "-")
          && name.length() > artifact.length() + 1
          && Character.isDigit(name.charAt(artifact.length() + 1))) {
        found.add(entry);
      }
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException("no " + artifact + " on the test class path");
    }
    return found;
  }

  /** All jars whose file name begins so. */
  static List<String> jarsBeginning(String... prefixes) {
    List<String> found = new ArrayList<>();
    for (String entry : entries()) {
      String name = Path.of(entry).getFileName().toString();
      if (name.endsWith(".jar") && Arrays.stream(prefixes).anyMatch(name::startsWith)) {
        found.add(entry);
      }
    }
    return found;
  }
}
