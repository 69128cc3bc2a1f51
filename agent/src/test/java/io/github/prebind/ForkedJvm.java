package io.github.prebind;

import io.github.prebind.start.Start;
import io.github.prebind.start.StartJson;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

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
  private final List<String> jvmArguments = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> settings = new ArrayList<>();
  private Jdks.Jdk jdk = Jdks.CURRENT;
  private boolean agent = true;
  private Path folder;

  private ForkedJvm(String mainClass) {
    this.mainClass = mainClass;
    classPath.add(testClasses());
  }

  static ForkedJvm of(Class<?> main) {
    return new ForkedJvm(main.getName());
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

  private static String testClasses() {
    return Path.of(ForkedJvm.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }

  /**
   * Adds jars of the test class path by the beginning of their artifact's name: {@code "h2"} is
   * h2-2.5.jar, not h2-tools.
   */
  ForkedJvm jars(String... artifacts) {
    for (String artifact : artifacts) {
      boolean found = false;
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        String name = Path.of(entry).getFileName().toString();
        if (name.startsWith(artifact + "-")
            && name.length() > artifact.length() + 1
            && Character.isDigit(name.charAt(artifact.length() + 1))) {
          classPath.add(entry);
          found = true;
        }
      }
      if (!found) {
        throw new IllegalArgumentException("no " + artifact + " on the test class path");
      }
    }
    return this;
  }

  /** Adds all jars of the test class path whose file name begins so: {@code "spring-"}. */
  ForkedJvm jarsBeginning(String... prefixes) {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      String name = Path.of(entry).getFileName().toString();
      if (name.endsWith(".jar") && Arrays.stream(prefixes).anyMatch(name::startsWith)) {
        classPath.add(entry);
      }
    }
    return this;
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

  /** Starts it and does not wait. */
  Running start() {
    try {
      folder = Files.createTempDirectory("prebind-fork");
      List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
      if (agent) {
        List<String> all = new ArrayList<>(settings);
        if (settings.stream().noneMatch(s -> s.startsWith("report="))) {
          all.add("report=" + folder.resolve("start.json"));
        }
        command.add("-javaagent:" + agentJar() + "=" + String.join(",", all));
      }
      command.addAll(jvmArguments);
      if (mainClass == null) {
        command.addAll(List.of("-jar", classPath.get(0)));
      } else {
        command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), mainClass));
      }
      command.addAll(arguments);
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().keySet().removeIf(k -> k.startsWith("PREBIND_") || k.equals("PORT"));
      builder.environment().remove("JAVA_TOOL_OPTIONS");
      builder.environment().putAll(environment);
      return new Running(builder.start(), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it to its end. */
  Result run() {
    return start().await();
  }

  /** A JVM that runs. */
  static final class Running implements AutoCloseable {
    final Process process;
    private final Path folder;
    private final Output out;
    private final Output err;

    private Running(Process process, Path folder) {
      this.process = process;
      this.folder = folder;
      this.out = new Output(process.getInputStream());
      this.err = new Output(process.getErrorStream());
    }

    /**
     * Waits until a line of stdout or stderr contains the text; fails with all output if it ends
     * without.
     */
    String awaitLine(String part) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
      while (System.nanoTime() < until) {
        for (Output output : List.of(out, err)) {
          for (String line : output.lines()) {
            if (line.contains(part)) {
              return line;
            }
          }
        }
        if (out.ended() && err.ended()) {
          break;
        }
        Output.awaitMore();
      }
      throw new AssertionError(
          "no line with \"" + part + "\" in\n" + out.lines() + "\n" + err.lines());
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

    /** SIGTERM, and waits for the end. */
    Result stop() {
      process.destroy();
      return await();
    }

    /** SIGKILL, and waits for the end. */
    Result kill() {
      process.destroyForcibly();
      return await();
    }

    /** Waits for the end. */
    Result await() {
      try {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("did not end\n" + out.lines() + "\n" + err.lines());
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

  private static final class Output {
    private static final Object MORE = new Object();
    private final List<String> lines = new ArrayList<>();
    private boolean ended;
    final Thread thread;

    Output(InputStream in) {
      thread = new Thread(() -> read(in), "fork-output");
      thread.setDaemon(true);
      thread.start();
    }

    private void read(InputStream in) {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          synchronized (MORE) {
            lines.add(line);
            MORE.notifyAll();
          }
        }
      } catch (IOException e) {
        // the process is gone
      }
      synchronized (MORE) {
        ended = true;
        MORE.notifyAll();
      }
    }

    List<String> lines() {
      synchronized (MORE) {
        return new ArrayList<>(lines);
      }
    }

    boolean ended() {
      synchronized (MORE) {
        return ended;
      }
    }

    static void awaitMore() {
      synchronized (MORE) {
        try {
          MORE.wait(1000);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }
}
