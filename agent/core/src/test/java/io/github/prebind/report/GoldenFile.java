package io.github.prebind.report;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The output as it should be, in a file under {@code src/test/resources}. After a wanted change run
 * the test with {@code -Dgolden.update=true}: it writes the files anew, and the diff of the commit
 * shows what users will see.
 */
public final class GoldenFile {
  private final Path path;

  private GoldenFile(Path path) {
    this.path = path;
  }

  /** A file below this module's {@code src/test/resources/io/github/prebind}. */
  public static GoldenFile of(String name) {
    return new GoldenFile(Path.of("src/test/resources/io/github/prebind").resolve(name));
  }

  /** Fails with both versions line by line where they differ. */
  public void compare(String actual) {
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, actual);
        return;
      }
      String expected = Files.exists(path) ? Files.readString(path) : "";
      if (!expected.equals(actual)) {
        fail(
            "%s differs (a wanted change: -Dgolden.update=true)%n%s", path, diff(expected, actual));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Common lines once, others as "-" what was expected and "+" what came. */
  static String diff(String expected, String actual) {
    List<String> left = List.of(expected.split("\n", -1));
    List<String> right = List.of(actual.split("\n", -1));
    int[][] common = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        common[i][j] =
            left.get(i).equals(right.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    StringBuilder diff = new StringBuilder();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
        diff.append("  ").append(left.get(i++)).append('\n');
        j++;
      } else if (i < left.size() && (j == right.size() || common[i + 1][j] >= common[i][j + 1])) {
        diff.append("- ").append(left.get(i++)).append('\n');
      } else {
        diff.append("+ ").append(right.get(j++)).append('\n');
      }
    }
    return diff.toString();
  }
}
