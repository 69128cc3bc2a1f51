package io.github.prebind.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built jar in a process of its own, with nothing of this process's settings. */
final class DemoProcess implements AutoCloseable {
  /** For events that come in a second on a quiet machine. */
  private static final long LIMIT_SECONDS = 120;

  private static final Pattern LISTENING = Pattern.compile("listening on port (\\d+)");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final List<Thread> readers = new ArrayList<>();

  private DemoProcess(Process process) {
    this.process = process;
    read(process.getInputStream(), "");
    read(process.getErrorStream(), "stderr: ");
  }

  /** Starts it on the JVM that runs the tests. PORT is 0 unless set. */
  static DemoProcess start(Map<String, String> environment) throws IOException {
    return start(Path.of(System.getProperty("java.home")), environment);
  }

  static DemoProcess start(Path javaHome, Map<String, String> environment) throws IOException {
    String jar = System.getProperty("demo.jar");
    ProcessBuilder builder =
        new ProcessBuilder(javaHome.resolve("bin/java").toString(), "-jar", jar);
    builder.environment().clear();
    builder.environment().put("PORT", "0");
    builder.environment().putAll(environment);
    return new DemoProcess(builder.start());
  }

  private void read(InputStream stream, String prefix) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader text =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                  add(prefix + line);
                }
              } catch (IOException e) {
                add(prefix + e);
              }
            });
    reader.setDaemon(true);
    reader.start();
    readers.add(reader);
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  /** All that it has printed so far, in order; lines of stderr begin with {@code stderr: }. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** Waits for a line that contains a match, and returns it. */
  Matcher await(Pattern pattern) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    int next = 0;
    while (true) {
      // Asked first: what it printed before it ended is then sure to be looked at.
      boolean ended = !process.isAlive() && readers.stream().noneMatch(Thread::isAlive);
      synchronized (this) {
        for (; next < lines.size(); next++) {
          Matcher matcher = pattern.matcher(lines.get(next));
          if (matcher.find()) {
            return matcher;
          }
        }
        if (ended || System.nanoTime() > deadline) {
          throw new AssertionError("no line with \"" + pattern + "\" in\n" + text());
        }
        wait(200);
      }
    }
  }

  void await(String text) throws InterruptedException {
    await(Pattern.compile(Pattern.quote(text)));
  }

  /** The port it listens on, once it does. */
  int port() throws InterruptedException {
    return Integer.parseInt(await(LISTENING).group(1));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port() + path);
    return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.toHandle().destroy(); // Process.destroy would also close the streams that are read
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still running after\n" + text());
    }
    for (Thread reader : readers) {
      reader.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
    }
    return process.exitValue();
  }

  synchronized String text() {
    return String.join("\n", lines);
  }

  /** Sends SIGKILL, and waits until it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
