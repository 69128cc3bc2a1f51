package io.github.prebind.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A JDK 25 or newer: the one that {@code PREBIND_TEST_JDK} names, or one beside this JVM's. */
final class NewerJdk {
  private NewerJdk() {}

  static Optional<Path> find() throws IOException {
    String named = System.getenv("PREBIND_TEST_JDK");
    if (named != null) {
      return Stream.of(Path.of(named)).filter(NewerJdk::isNewer).findFirst();
    }
    Path siblings = Path.of(System.getProperty("java.home")).toRealPath().getParent();
    try (Stream<Path> homes = Files.list(siblings)) {
      return homes.filter(NewerJdk::isNewer).findFirst();
    }
  }

  private static boolean isNewer(Path home) {
    try {
      List<String> release = Files.readAllLines(home.resolve("release"));
      for (String line : release) {
        if (line.startsWith("JAVA_VERSION=\"")) {
          String version = line.substring(line.indexOf('"') + 1, line.length() - 1);
          return Runtime.Version.parse(version).feature() >= 25;
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // no JDK
    }
    return false;
  }
}
