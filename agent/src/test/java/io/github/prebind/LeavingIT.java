package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeavingIT {
  @TempDir static Path folder;

  private static final Map<String, ForkedJvm.Result> RUNS = new ConcurrentHashMap<>();

  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  private static ForkedJvm fork(Jdks.Jdk jdk, String mode) {
    Path capturing = CapturingAgent.jar(folder.resolve("capturing.jar"));
    return ForkedJvm.of(LeavingMain.class)
        .on(jdk)
        .jars("byte-buddy", "h2")
        .jvm("-javaagent:" + capturing, "--add-opens=java.base/java.lang=ALL-UNNAMED")
        .args(mode);
  }

  private static ForkedJvm.Result withoutAgent(Jdks.Jdk jdk) {
    return RUNS.computeIfAbsent("without " + jdk, name -> fork(jdk, "plain").withoutAgent().run());
  }

  /** Leaves right after the bind, and ends by itself. */
  private static ForkedJvm.Result left(Jdks.Jdk jdk) {
    return RUNS.computeIfAbsent(
        "left " + jdk,
        name ->
            fork(jdk, "end")
                .settings("ready=off", "hooks=io.github.prebind.LeavingMain$Warmup.load")
                .run());
  }

  /** Leaves when the health path has answered, and is stopped from outside then. */
  private static ForkedJvm.Result leftWhenReady(Jdks.Jdk jdk) {
    return RUNS.computeIfAbsent(
        "ready " + jdk,
        name -> {
          try (ForkedJvm.Running running = fork(jdk, "stay").settings("ready=/health").start()) {
            running.awaitLine("LEFT");
            return running.stop();
          }
        });
  }

  private static byte[] bytes(ForkedJvm.Result result, String when, Class<?> type) {
    try {
      return Files.readAllBytes(result.folder().resolve(when + "-" + type.getSimpleName()));
    } catch (IOException e) {
      throw new UncheckedIOException(result.out() + "\n" + result.err(), e);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void weavesEachComparedClassBeforeItLeaves(Jdks.Jdk jdk) {
    for (Class<?> type : LeavingMain.CAPTURED) {
      assertThat(new String(bytes(left(jdk), "woven", type), StandardCharsets.ISO_8859_1))
          .as(type.getName())
          .contains("PrebindBridge");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void leavesTheBytesOfEveryClassAsTheyWere(Jdks.Jdk jdk) {
    for (Class<?> type : LeavingMain.CAPTURED) {
      byte[] after = bytes(left(jdk), "after", type);
      byte[] without = bytes(withoutAgent(jdk), "before", type);
      assertThat(ClassOrder.sorted(after)).as(type.getName()).isEqualTo(ClassOrder.sorted(without));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void leavesNoClassWoven(Jdks.Jdk jdk) {
    for (ForkedJvm.Result result : List.of(left(jdk), leftWhenReady(jdk))) {
      assertThat(result.out()).contains("events 0");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void leavesNoThreadAndNoShutdownHook(Jdks.Jdk jdk) {
    for (ForkedJvm.Result result : List.of(left(jdk), leftWhenReady(jdk))) {
      assertThat(result.out()).contains("threads {}", "hooks ");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void leavesNothingReachableOfItsOwnLoader(Jdks.Jdk jdk) {
    for (ForkedJvm.Result result : List.of(left(jdk), leftWhenReady(jdk))) {
      assertThat(result.out()).contains("loader collected");
      assertThat(result.out()).noneMatch(line -> line.startsWith("instance "));
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void saysNothingAfterItHasLeft(Jdks.Jdk jdk) {
    assertThat(left(jdk).exitCode()).isZero();
    assertThat(left(jdk).err()).endsWith("LEFT");
    assertThat(leftWhenReady(jdk).err()).endsWith("LEFT");
    assertThat(leftWhenReady(jdk).report().ready().by()).isEqualTo("GET /health");
  }
}
