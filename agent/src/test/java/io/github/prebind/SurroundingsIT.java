package io.github.prebind;

import static io.github.prebind.BesideIT.assertSame;
import static io.github.prebind.BesideIT.assertSeen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Places where something is missing: the app does the same, and is seen as far as it can be. */
class SurroundingsIT {
  @TempDir static Path shared;

  @ParameterizedTest
  @MethodSource("jdks")
  void aFullDisk(Jdks.Jdk jdk) throws IOException {
    Path device = Path.of("/dev/full");
    assumeTrue(Files.exists(device), "there is no /dev/full");
    Path full = Files.createSymbolicLink(shared.resolve("full-" + jdk.feature() + ".json"), device);
    ForkedJvm.Result result = app(jdk).settings("report=" + full).run();
    assertSame(result);
    assertThat(result.agentLines()).anyMatch(line -> line.contains(full.toString()));
  }

  /** Every file system of the disk, as a pod's {@code readOnlyRootFilesystem} has it. */
  @ParameterizedTest
  @MethodSource("jdks")
  void aReadOnlyFileSystem(Jdks.Jdk jdk) throws Exception {
    assumeMounts();
    Path file = shared.resolve("nowhere-" + jdk.feature() + ".json");
    ForkedJvm.Result result =
        app(jdk)
            .settings("report=" + file)
            .through(mounted("mount -o remount,bind,ro \"$(stat -c %m " + shared + ")\""))
            .run();
    assertSame(result);
    assertThat(result.agentLines())
        .anyMatch(line -> line.contains(" open after "))
        .filteredOn(line -> line.contains(file.toString()))
        .singleElement()
        .asString()
        .contains("cannot write the report", "Read-only file system");
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void noProc(Jdks.Jdk jdk) throws Exception {
    assumeMounts();
    ForkedJvm.Result result =
        app(jdk)
            .env("LD_LIBRARY_PATH", jdk.home().resolve("lib").toString()) // not found without /proc
            .through(mounted("mount -t tmpfs none /proc"))
            .args("400")
            .run();
    assertSeen(result);
    assertThat(result.span("wait", "Thread.join").millis())
        .as("the start began no later than the agent")
        .isLessThan(result.report().bind().atMillis());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aContainerOf128Megabytes(Jdks.Jdk jdk) {
    try (MemoryGroup group = MemoryGroup.of(128)) {
      assumeTrue(group != null, "no control group can be made");
      assertSeen(app(jdk).through(group.words()).run());
    }
  }

  /** Somebody else's number, in a folder that is not theirs. */
  @ParameterizedTest
  @MethodSource("jdks")
  void aUserWithoutRights(Jdks.Jdk jdk) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "there is no setpriv");
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another");
    Path folder = Files.createDirectories(shared.resolve("user-" + jdk.feature()));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path jar = Files.copy(ForkedJvm.agentJar(), folder.resolve("prebind.jar"));
    Path classes = Files.createDirectories(folder.resolve("io/github/prebind"));
    Path from = Path.of(TestClassPath.testClasses(), "io/github/prebind/BesideMain.class");
    Files.copy(from, classes.resolve("BesideMain.class"));
    ForkedJvm.Result result =
        app(jdk)
            .withoutAgent()
            .jar(folder)
            .through("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
            .jvm("-javaagent:" + jar + "=report=" + folder.resolve("start.json"))
            .run();
    assertSame(result);
    assertThat(folder.resolve("start.json")).exists();
    assertThat(result.agentLines()).noneMatch(line -> line.contains("xception"));
  }

  static Stream<Jdks.Jdk> jdks() {
    return Jdks.all().stream();
  }

  private static ForkedJvm app(Jdks.Jdk jdk) {
    return ForkedJvm.of(BesideMain.class).on(jdk);
  }

  private static void assumeMounts() throws Exception {
    Process process = new ProcessBuilder(mounted("true")).start();
    assumeTrue(process.waitFor() == 0, "only root mounts in a namespace of its own");
  }

  /** The words before a command that sees a mount which nobody else sees. */
  private static String[] mounted(String mount) {
    String script = "mount --make-rprivate / && " + mount + " && exec \"$@\"";
    return new String[] {"unshare", "-m", "sh", "-c", script, "sh"};
  }
}
