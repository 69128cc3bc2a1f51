package io.github.prebind.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HookListTest {
  private static final Path SOURCES =
      Path.of("src/main/java/io/github/prebind/hooks").toAbsolutePath();

  /** A class whose root is missing would be timed only after one of another library. */
  @Test
  void everyLibrarysTableIsReadForItsOwnClasses() throws Exception {
    String list = Files.readString(SOURCES.resolve("HookList.java"));
    String later = list.substring(list.indexOf("void readLater"));
    Set<String> roots = new TreeSet<>();
    for (String name : classesIn(later)) {
      String internal = name.replace('.', '/');
      int second = internal.indexOf('/', internal.indexOf('/') + 1);
      roots.add(second < 0 ? internal : internal.substring(0, second));
      assertThat(name).doesNotStartWith("java.").doesNotStartWith("*");
    }

    assertThat(HookList.ROOTS).isEqualTo(" " + String.join(" ", roots) + " ");
  }

  @Test
  void classesOfOthersDoNotMakeItReadThem() {
    HookList list = new HookList();

    assertThat(list.mayName("org/springframework/boot/SpringApplication")).isTrue();
    assertThat(list.mayName("com/acme/Shop")).isFalse();
    assertThat(list.mayName("org/spring/Shop")).isFalse();
    assertThat(list.mayName("framework/boot/Shop")).isFalse();
    assertThat(list.mayName("Shop")).isFalse();
  }

  private static List<String> classesIn(String source) throws Exception {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        String simple = file.getFileName().toString().replace(".java", "");
        if (source.contains(" " + simple + ".TABLE")) {
          Field field =
              Class.forName("io.github.prebind.hooks." + simple).getDeclaredField("TABLE");
          assertThat(Modifier.isStatic(field.getModifiers())).isTrue();
          ((String) field.get(null))
              .lines()
              .filter(line -> !line.isEmpty() && !line.startsWith(" "))
              .forEach(line -> names.addAll(List.of(line.trim().split(" +"))));
        }
      }
    }
    return names;
  }
}
