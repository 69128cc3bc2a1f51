package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The {@code run} command of the built jar, with a folder for temporary files and a mark in its
 * environment of its own, so that whatever it leaves behind can be told.
 */
final class ForkedRun {
  private final String mark = UUID.randomUUID().toString();
  private final Path temporary;
  private final Jdks.Jdk jdk;
  private final List<String> options = new ArrayList<>();
  private final ForkedJvm jvm;

  ForkedRun(Jdks.Jdk jdk, String... options) {
    this.jdk = jdk;
    this.options.addAll(List.of(options));
    try {
      temporary = ForkedJvm.newFolder();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    jvm =
        ForkedJvm.ofJar(ForkedJvm.agentJar())
            .withoutAgent()
            .on(jdk)
            .env("FORKED_RUN", mark)
            .env("CI", "true")
            .env("GITHUB_ACTIONS", "")
            .jvm("-Djava.io.tmpdir=" + temporary);
  }

  static ForkedRun of(String... options) {
    return new ForkedRun(Jdks.CURRENT, options);
  }

  ForkedRun env(String name, String value) {
    jvm.env(name, value);
    return this;
  }

  /** The words that start a main class of the tests, for a command line or a shell. */
  String java(Class<?> main, String... arguments) {
    String classes =
        Path.of(main.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
    return jdk.java()
        + " -cp "
        + classes
        + File.pathSeparator
        + " '"
        + main.getName()
        + "' "
        + String.join(" ", arguments);
  }

  ForkedJvm.Running start(String... command) {
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(options);
    all.add("--");
    all.addAll(List.of(command));
    return jvm.args(all.toArray(String[]::new)).start();
  }

  /** Starts what a shell makes of it. */
  ForkedJvm.Running startShell(String script) {
    return start("sh", "-c", script);
  }

  ForkedJvm.Result shell(String script) {
    return checked(startShell(script).await());
  }

  /**
   * Sends a signal and waits for the end. {@link Process#destroy} would close the streams, and what
   * is said at the end would be lost.
   */
  ForkedJvm.Result end(ForkedJvm.Running running, String signal) throws Exception {
    String kill = "kill -s " + signal + " " + running.process.pid();
    assertThat(new ProcessBuilder("sh", "-c", kill).start().waitFor()).isZero();
    return checked(running.await());
  }

  /** The result, after a look that nothing is left of the run. */
  ForkedJvm.Result checked(ForkedJvm.Result result) {
    assertThat(left()).as("processes left by\n" + result.err()).isEmpty();
    assertThat(temporary).isEmptyDirectory();
    return result;
  }

  /** Processes that carry the mark, by what they were started with. */
  Map<Long, String> left() {
    Map<Long, String> found = new java.util.TreeMap<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : all) {
        try {
          String environ = text(process.resolve("environ"));
          if (environ.contains("FORKED_RUN=" + mark)) {
            String line = text(process.resolve("cmdline")).replace('\0', ' ').strip();
            found.put(Long.valueOf(process.getFileName().toString()), line);
          }
        } catch (IOException e) {
          // gone, or another user's
        }
      }
    } catch (IOException e) {
      // no /proc: then nothing can be told
    }
    return found;
  }

  /** The control groups that a run made, by the folder that it named to its JVMs. */
  static List<Path> controlGroups(String runFolder) {
    List<Path> found = new ArrayList<>();
    String name = Path.of(runFolder).getFileName().toString();
    try (Stream<Path> groups = Files.walk(Path.of("/sys/fs/cgroup"), 6)) {
      groups.filter(group -> group.endsWith(name)).forEach(found::add);
    } catch (IOException | java.io.UncheckedIOException e) {
      // not mounted, or a group of somebody else vanished meanwhile
    }
    return found;
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
