package io.github.prebind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The JDKs that forked JVMs run on: the one that runs the tests, and the newest other one of 25 or
 * later that {@code PREBIND_TEST_JDK} names or that stands beside it.
 */
final class Jdks {
  /** Its version and its home folder. */
  record Jdk(int feature, Path home) {
    Path java() {
      return home.resolve("bin").resolve("java");
    }

    @Override
    public String toString() {
      return "JDK " + feature;
    }
  }

  static final Jdk CURRENT =
      new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));

  private static final List<Jdk> ALL = find();

  private Jdks() {}

  /** One or two of them. */
  static List<Jdk> all() {
    return ALL;
  }

  /**
   * The newest of them alone, for what does not depend on the JDK: the others of the same kind run
   * on the current one.
   */
  static List<Jdk> newest() {
    return List.of(ALL.get(ALL.size() - 1));
  }

  /** The newer one, or {@code null}. */
  static Jdk newer() {
    return ALL.size() > 1 ? ALL.get(1) : null;
  }

  private static List<Jdk> find() {
    List<Jdk> found = new ArrayList<>(List.of(CURRENT));
    Jdk best = null;
    String named = System.getenv("PREBIND_TEST_JDK");
    if (named != null) {
      best = at(Path.of(named));
    } else {
      try (Stream<Path> beside = Files.list(CURRENT.home().toRealPath().getParent())) {
        for (Path folder : beside.toList()) {
          Jdk jdk = at(folder);
          if (jdk != null
              && jdk.feature() >= 25
              && (best == null || jdk.feature() > best.feature())) {
            best = jdk;
          }
        }
      } catch (IOException e) {
        // then there is none
      }
    }
    if (best != null && best.feature() != CURRENT.feature()) {
      found.add(best);
    } else {
      System.out.println(
          "No second JDK (25 or later) found: forked tests run on "
              + CURRENT
              + " only. Set PREBIND_TEST_JDK to its folder to use one.");
    }
    return found;
  }

  private static Jdk at(Path home) {
    try {
      for (String line : Files.readAllLines(home.resolve("release"))) {
        if (line.startsWith("JAVA_VERSION=\"")) {
          String version = line.substring(14, line.length() - 1);
          return new Jdk(Runtime.Version.parse(version).feature(), home);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // no JDK
    }
    return null;
  }
}
