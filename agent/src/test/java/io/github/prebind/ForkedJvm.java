package io.github.prebind;

import io.github.prebind.start.Start;
import io.github.prebind.start.StartJson;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A JVM with the built jar as its agent and a main class from the tests, on a class path of its
 * own.
 *
 * <pre>
 * Result result = ForkedJvm.of(SleepyMain.class).jars("HikariCP", "h2", "slf4j-api").settings("platform=heroku").run();
 * assertThat(result.report().bind()).isNotNull();
 * </pre>
 */
final class ForkedJvm {
  private static final long LONGEST_SECONDS = 180;

  private final String mainClass;
  private final List<String> classPath = new ArrayList<>();
  private final List<String> before = new ArrayList<>();
  private final List<String> jvmArguments = new ArrayList<>();
  private final List<String> modulePath = new ArrayList<>();
  private final List<String> starter = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> settings = new ArrayList<>();
  private Jdks.Jdk jdk = Jdks.CURRENT;
  private boolean agent = true;
  private boolean alone;
  private boolean sick;
  private Path folder;

  private ForkedJvm(String mainClass) {
    this.mainClass = mainClass;
    classPath.add(TestClassPath.testClasses());
  }

  static ForkedJvm of(Class<?> main) {
    return new ForkedJvm(main.getName());
  }

  /**
   * One of whose app exactly what is wrong with it is to be found. What the environment of the
   * tests has wrong is kept from it; and its deadline is far away, so that what every start has
   * some of, and more on a slow machine, is not worth acting on.
   */
  static ForkedJvm sick(Class<?> main) {
    ForkedJvm fork = of(main).alone();
    fork.sick = true;
    return fork;
  }

  /** Of the environment of the tests it gets what a JVM needs. */
  ForkedJvm alone() {
    alone = true;
    return this;
  }

  /** Runs a jar's own main class, {@code -jar}. */
  static ForkedJvm ofJar(Path jar) {
    ForkedJvm fork = new ForkedJvm(null);
    fork.classPath.clear();
    fork.classPath.add(jar.toString());
    return fork;
  }

  /** The built agent. */
  static Path agentJar() {
    return Path.of(System.getProperty("prebind.jar"));
  }

  /**
   * Adds jars of the test class path by the beginning of their artifact's name: {@code "h2"} is
   * h2-2.5.jar, not h2-tools.
   */
  ForkedJvm jars(String... artifacts) {
    for (String artifact : artifacts) {
      classPath.addAll(TestClassPath.jars(artifact));
    }
    return this;
  }

  /** Adds all jars of the test class path whose file name begins so: {@code "spring-"}. */
  ForkedJvm jarsBeginning(String... prefixes) {
    classPath.addAll(TestClassPath.jarsBeginning(prefixes));
    return this;
  }

  /**
   * Adds jars from a folder of {@code target/libs}, which the build fills with versions that no
   * other test may see: all of them, or those whose file name begins so.
   */
  ForkedJvm folder(String name, String... prefixes) {
    Path folder = Path.of(System.getProperty("prebind.libs"), name);
    try (Stream<Path> files = Files.list(folder)) {
      return jar(
          files
              .filter(file -> prefixes.length == 0 || beginsWith(file, prefixes))
              .sorted()
              .toArray(Path[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean beginsWith(Path file, String... prefixes) {
    return Arrays.stream(prefixes).anyMatch(file.getFileName().toString()::startsWith);
  }

  /** Adds these files to the class path. */
  ForkedJvm jar(Path... files) {
    for (Path file : files) {
      classPath.add(file.toString());
    }
    return this;
  }

  /** A jar that the build put into {@code target/libs}: a version older than the newest. */
  static Path oldJar(String artifactAndVersion) {
    return agentJar().resolveSibling("libs").resolve(artifactAndVersion + ".jar");
  }

  /** Agent settings, {@code key=value}. */
  ForkedJvm settings(String... pairs) {
    settings.addAll(List.of(pairs));
    return this;
  }

  ForkedJvm env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  ForkedJvm jvm(String... flags) {
    jvmArguments.addAll(List.of(flags));
    return this;
  }

  /** Flags that stand before the agent. */
  ForkedJvm jvmFirst(String... flags) {
    before.addAll(List.of(flags));
    return this;
  }

  /** A program that is given the command and becomes the JVM, such as {@code setpriv}. */
  ForkedJvm through(String... words) {
    starter.addAll(List.of(words));
    return this;
  }

  /** Runs a module's main class from this folder: {@code app/pkg.Main}. */
  static ForkedJvm ofModule(Path modules, String moduleAndMain) {
    ForkedJvm fork = new ForkedJvm(moduleAndMain);
    fork.classPath.clear();
    fork.modulePath.add(modules.toString());
    return fork;
  }

  ForkedJvm args(String... values) {
    arguments.addAll(List.of(values));
    return this;
  }

  ForkedJvm on(Jdks.Jdk jdk) {
    this.jdk = jdk;
    return this;
  }

  ForkedJvm withoutAgent() {
    agent = false;
    return this;
  }

  /** An empty one below the build's folder, where it stays to be looked at. */
  static Path newFolder() throws IOException {
    Path all = Files.createDirectories(Path.of("target", "forks").toAbsolutePath());
    return Files.createTempDirectory(all, "fork");
  }

  /** Starts it and does not wait. */
  Running start() {
    try {
      folder = newFolder();
      List<String> command = new ArrayList<>(starter);
      command.add(jdk.java().toString());
      command.add("-Djava.io.tmpdir=" + folder); // an app that is killed leaves what it has there
      command.addAll(before);
      if (agent) {
        List<String> all = new ArrayList<>(settings);
        if (settings.stream().noneMatch(s -> s.startsWith("report="))) {
          all.add("report=" + folder.resolve("start.json"));
        }
        if (sick && settings.stream().noneMatch(s -> s.startsWith("deadline="))) {
          all.add("deadline=10m");
        }
        command.add("-javaagent:" + agentJar() + "=" + String.join(",", all));
      }
      command.addAll(jvmArguments);
      if (mainClass == null) {
        command.addAll(List.of("-jar", classPath.get(0)));
      } else if (!modulePath.isEmpty()) {
        command.addAll(List.of("-p", modulePath.get(0), "-m", mainClass));
      } else {
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), mainClass));
      }
      command.addAll(arguments);
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      // MAVEN_CMD_LINE_ARGS begins with a blank, which the agent would look at more closely.
      builder
          .environment()
          .keySet()
          .removeIf(k -> k.startsWith("PREBIND_") || k.startsWith("MAVEN_") || k.equals("PORT"));
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      if (alone) {
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
      }
      builder.environment().putAll(environment);
      return new Running(jdk, builder.start(), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it to its end. */
  Result run() {
    return start().await();
  }

  /** Stops it as soon as it has left its report. */
  Result untilReported() {
    try (Running running = start()) {
      running.awaitFile("start.json");
      return running.stop();
    }
  }

  /** A JVM that runs. */
  static final class Running implements AutoCloseable {
    final Process process;
    private final Jdks.Jdk jdk;
    private final Path folder;
    private final OutputLines out;
    private final OutputLines err;

    private Running(Jdks.Jdk jdk, Process process, Path folder) {
      this.jdk = jdk;
      this.process = process;
      this.folder = folder;
      this.out = new OutputLines(process.getInputStream());
      this.err = new OutputLines(process.getErrorStream());
    }

    /**
     * Waits until a line of stdout or stderr contains the text; fails with all output if it ends
     * without.
     */
    String awaitLine(String part) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
      while (System.nanoTime() < until) {
        for (OutputLines output : List.of(out, err)) {
          for (String line : output.lines()) {
            if (line.contains(part)) {
              return line;
            }
          }
        }
        if (out.ended() && err.ended()) {
          break;
        }
        OutputLines.awaitMore();
      }
      throw new AssertionError(
          "no line with \"" + part + "\" in\n" + out.lines() + "\n" + err.lines() + threads());
    }

    /** Waits until a file stands in its folder; fails with all output if none comes. */
    void awaitFile(String name) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
      while (!Files.exists(folder.resolve(name))) {
        if (System.nanoTime() > until || !process.isAlive()) {
          throw new AssertionError("no " + name + "\n" + out.lines() + "\n" + err.lines());
        }
        LockSupport.parkNanos(20_000_000);
      }
    }

    /** Waits until a file in its folder contains the text; fails with all output if it does not. */
    void awaitInFile(String name, String text) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
      awaitFile(name);
      try {
        while (!Files.readString(folder.resolve(name)).contains(text)) {
          if (System.nanoTime() > until || !process.isAlive()) {
            throw new AssertionError(
                "no " + text + " in " + name + "\n" + out.lines() + "\n" + err.lines());
          }
          LockSupport.parkNanos(20_000_000);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /**
     * SIGTERM, and waits for the end. By its handle: the process's own method closes its streams,
     * and with them goes what has not been read yet.
     */
    Result stop() {
      process.toHandle().destroy();
      return await();
    }

    /** SIGKILL, and waits for the end. */
    Result kill() {
      process.toHandle().destroyForcibly();
      return await();
    }

    /** What its threads do, if it is there still, to tell why nothing came. */
    private String threads() {
      return process.isAlive() ? "\n" + ThreadDump.of(jdk, process.pid()) : "";
    }

    /** Waits for the end. */
    Result await() {
      try {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
          String threads = threads();
          process.destroyForcibly();
          throw new AssertionError("did not end\n" + out.lines() + "\n" + err.lines() + threads);
        }
        out.thread.join();
        err.thread.join();
        Path file = folder.resolve("start.json");
        String json = Files.exists(file) ? Files.readString(file) : null;
        return new Result(process.exitValue(), out.lines(), err.lines(), json, folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  /** What a JVM left. */
  record Result(int exitCode, List<String> out, List<String> err, String json, Path folder) {
    /** Its report; fails with its output if it left none, or one that the schema does not allow. */
    Start report() {
      if (json == null) {
        throw new AssertionError("no report; exit " + exitCode + "\n" + out + "\n" + err);
      }
      List<String> problems = ReportSchema.problems(json);
      if (!problems.isEmpty()) {
        throw new AssertionError("not by the schema: " + problems + "\n" + json);
      }
      return StartJson.read(json);
    }

    /**
     * The ids of what was found wrong, in the report's order; one that was found twice is twice.
     */
    List<String> findingIds() {
      return report().findings().stream().map(Start.Finding::id).toList();
    }

    /** The agent's own lines. */
    List<String> agentLines() {
      return err.stream().filter(line -> line.startsWith("prebind: ")).toList();
    }

    /** The spans of this kind whose label contains the text. */
    List<Start.SpanFacts> spans(String kind, String label) {
      return report().spans().stream()
          .filter(span -> span.kind().equals(kind) && span.label().contains(label))
          .toList();
    }

    /** The only such span; fails with all spans if there are none or several. */
    Start.SpanFacts span(String kind, String label) {
      List<Start.SpanFacts> found = spans(kind, label);
      if (found.size() != 1) {
        StringBuilder all = new StringBuilder();
        for (Start.SpanFacts span : report().spans()) {
          all.append('\n').append(span);
        }
        throw new AssertionError(
            found.size()
                + " spans of "
                + kind
                + " with \""
                + label
                + "\" among"
                + all
                + "\n"
                + err);
      }
      return found.get(0);
    }
  }
}
