package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.StartJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGTERM, SIGKILL and a full heap at random instants of a start: the app ends as it does without
 * the agent, nobody holds it up, and a report is whole or not there. {@code -Dfaults=200} makes
 * more of them, {@code -Dfaults.seed} repeats another series; {@code scripts/stress.sh} runs the
 * long form.
 */
class FaultIT {
  private static final int FAULTS = Integer.getInteger("faults", 6);

  /**
   * From then on heaps are filled too: where one is full, and with what luck, differs each time.
   */
  private static final int SEVERAL = 10;

  private static final long SEED = Long.getLong("faults.seed", 4_711);

  /** By then the port is open for a while on a machine that does nothing else. */
  private static final int LONGEST_MILLIS = 2_500;

  /** Half a minute more than the longest that the agent takes for its report at the end. */
  private static final long HELD_UP_NANOS = TimeUnit.SECONDS.toNanos(35);

  @TempDir Path folder;

  private final Random random = new Random(SEED);

  private static ForkedJvm app(String... arguments) {
    return ForkedJvm.of(FaultMain.class).jars("h2").args(arguments);
  }

  @Test
  void endsAsWithoutTheAgentWheneverItIsStruck() throws IOException {
    List<Jdks.Jdk> jdks = Jdks.all();
    int reports = 0;
    for (int i = 0; i < FAULTS; i++) {
      Jdks.Jdk jdk = jdks.get(i / 3 % jdks.size());
      int at = random.nextInt(LONGEST_MILLIS);
      String what = "seed %d, fault %d: %d ms".formatted(SEED, i, at);
      ForkedJvm.Result result =
          switch (FAULTS < SEVERAL ? i % 2 : i % 3) {
            case 0 -> struck(app().on(jdk), at, true, what);
            case 1 -> struck(app().on(jdk), at, false, what);
            default -> fullHeap(jdk, at, what);
          };
      assertThat(result.err())
          .as(what)
          .noneMatch(line -> line.startsWith("\tat io.github.prebind.") && !line.contains("Main"));
      if (result.json() != null) {
        reports++;
        assertThat(result.report()).as(what).isNotNull();
      }
    }
    assertThat(reports).as("reports of %d", FAULTS).isGreaterThan(FAULTS / 5);
  }

  private static ForkedJvm.Result struck(ForkedJvm app, int at, boolean softly, String what) {
    try (ForkedJvm.Running running = app.start()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(at));
      long begin = System.nanoTime();
      ForkedJvm.Result result = softly ? running.stop() : running.kill();
      assertThat(System.nanoTime() - begin).as(what).isLessThan(HELD_UP_NANOS);
      assertThat(result.exitCode()).as(what).isEqualTo(softly ? 143 : 137);
      return result;
    }
  }

  /** The thread that runs out of memory is the app's main one, whose end is the JVM's. */
  private static ForkedJvm.Result fullHeap(Jdks.Jdk jdk, int at, String what) {
    String from = Integer.toString(at);
    ForkedJvm.Result plain = app(from).on(jdk).jvm("-Xmx32m").withoutAgent().run();
    ForkedJvm.Result result = app(from).on(jdk).jvm("-Xmx32m").run();
    assertThat(result.exitCode()).as(what).isEqualTo(plain.exitCode());
    assertThat(result.err()).as(what).anyMatch(line -> line.contains("java.lang.OutOfMemoryError"));
    return result;
  }

  /** Of the agent's own code, what runs within the app's calls. */
  @Test
  void aHookThatThrowsCostsOneLine() throws IOException {
    byte[] broken;
    try (var made =
        new ByteBuddy()
            .redefine(io.github.prebind.hooks.DnsHooks.class)
            .method(ElementMatchers.named("label"))
            .intercept(ExceptionMethod.throwing(IllegalStateException.class, "broken"))
            .make()) {
      broken = made.getBytes();
    }
    Path jar = PatchedAgent.jar(folder, "hooks/DnsHooks", broken);
    ForkedJvm app = app().jvm("-javaagent:" + jar + "=report=start.json").withoutAgent();
    ForkedJvm.Result result;
    try (ForkedJvm.Running running = app.start()) {
      running.awaitLine("opened");
      result = running.stop();
    }

    assertThat(result.exitCode()).isEqualTo(143);
    assertThat(result.agentLines())
        .filteredOn(line -> line.contains(" failed: java.lang.IllegalStateException"))
        .singleElement()
        .asString()
        .contains("the hook on java.net.InetAddress$");
    assertThat(StartJson.read(result.json()).spans())
        .anyMatch(span -> span.kind().equals("dns"))
        .anyMatch(span -> span.kind().equals("sql"));
  }

  /** It has the name of a class that is hooked; the JVM refuses it as it does without the agent. */
  @Test
  void aClassThatCannotBeParsedIsTheAppsAffair() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("com/zaxxer/hikari"));
    Files.write(classes.resolve("HikariDataSource.class"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
    ForkedJvm.Result plain = unparsable().withoutAgent().run();
    ForkedJvm.Result result = unparsable().run();

    assertThat(plain.out()).containsExactly("java.lang.ClassFormatError");
    assertThat(result.out()).isEqualTo(plain.out());
    assertThat(result.exitCode()).isEqualTo(plain.exitCode());
    assertThat(result.agentLines())
        .filteredOn(line -> line.contains("com.zaxxer.hikari.HikariDataSource"))
        .singleElement()
        .asString()
        .startsWith("prebind: cannot time com.zaxxer.hikari.HikariDataSource: ");
  }

  private ForkedJvm unparsable() {
    return ForkedJvm.of(UnparsableMain.class).jar(folder);
  }

  /** Asks for that class and says what came of it. */
  static final class UnparsableMain {
    private UnparsableMain() {}

    public static void main(String[] args) {
      try {
        Class.forName("com.zaxxer.hikari.HikariDataSource");
      } catch (ClassNotFoundException | LinkageError e) {
        System.out.println(e.getClass().getName());
      }
    }
  }
}
