package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import io.github.prebind.platform.Cgroup;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartJson;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Apps with one sickness each, of what they wait for, of the JVM or of their own code. */
@EnabledOnOs(OS.LINUX)
class SickRuntimeIT {
  @TempDir private Path folder;

  private static Finding only(Start start, String id) {
    exactly(start, id);
    return start.findings().get(0);
  }

  private static void exactly(Start start, String... ids) {
    assertThat(start.findings())
        .as("%s %s %s", start.bind(), start.cpu(), start.attribution())
        .extracting(Finding::id)
        .containsExactlyInAnyOrder(ids);
  }

  @Test
  void remoteCallBeforeBind() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try {
            Thread.sleep(500);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/eureka/apps/";

    Start start = ForkedJvm.of(SickRuntimeMains.Remote.class).args(url).run().report();

    server.stop(0);
    Finding finding = only(start, "remote-call-before-bind");
    assertThat(finding.title()).isEqualTo("The port waits for Eureka");
    assertThat(finding.costMillis()).isGreaterThanOrEqualTo(500);
    assertThat(finding.evidence()).contains("GET " + url);
  }

  @Test
  void processBeforeBind() {
    Start start = ForkedJvm.of(SickRuntimeMains.Waiting.class).run().report();

    Finding finding = only(start, "process-before-bind");
    // It may run for a while before it is waited for.
    assertThat(finding.costMillis()).isBetween(500.0, start.bind().atMillis());
    assertThat(finding.evidence()).contains("sleep");
  }

  /** In a mount namespace of its own, with a name server that takes its time; needs root. */
  @Test
  void slowDns() throws Exception {
    assumeThat(canMount()).isTrue();
    try (SlowNameServer server = SlowNameServer.start()) {
      assumeThat(server).isNotNull();
      Path resolver = folder.resolve("resolv.conf");
      Files.writeString(resolver, "nameserver " + SlowNameServer.ADDRESS + "\n");
      Path file = folder.resolve("start.json");
      ForkedRun run = ForkedRun.of("--report", file.toString());
      Path script = folder.resolve("app.sh");
      Files.writeString(
          script,
          "mount --bind "
              + resolver
              + " /etc/resolv.conf && exec "
              + run.java(SickRuntimeMains.Resolving.class)
              + "\n");

      run.shell("exec unshare -m sh " + script);

      Finding finding = only(StartJson.read(Files.readString(file)), "slow-dns");
      assertThat(finding.costMillis()).isGreaterThanOrEqualTo(SlowNameServer.MILLIS);
      assertThat(finding.evidence()).contains("prices.example.test ", " (not found)");
    }
  }

  private static boolean canMount() throws Exception {
    Process process =
        new ProcessBuilder("sh", "-c", "unshare -m mount --bind /tmp /tmp").inheritIO().start();
    return process.waitFor() == 0;
  }

  @Test
  void cpuStarved() throws Exception {
    Path file = folder.resolve("start.json");
    ForkedRun run = ForkedRun.of("--cpus", "0.25", "--report", file.toString());

    run.shell(run.java(SickRuntimeMains.Starved.class));

    Start start = StartJson.read(Files.readString(file));
    Finding finding = only(start, "cpu-starved");
    assertThat(finding.costMillis()).isGreaterThan(start.bind().atMillis() / 4);
  }

  @Test
  void jitBound() throws Exception {
    Path file = folder.resolve("start.json");
    ForkedRun run = ForkedRun.of("--cpus", "0.25", "--deadline=60s", "--report", file.toString());
    run.env("JAVA_TOOL_OPTIONS", "-XX:-TieredCompilation -XX:CompileThreshold=100");

    run.shell(run.java(SickRuntimeMains.Compiled.class));

    Start start = StartJson.read(Files.readString(file));
    exactly(start, "cpu-starved", "jit-bound");
    assertThat(start.cpu().c2Millis()).isPositive().isLessThanOrEqualTo(start.cpu().jitMillis());
  }

  @Test
  void classLoadingBound() {
    Start start =
        ForkedJvm.of(SickRuntimeMains.Loading.class)
            .jars("hibernate-core")
            .settings("deadline=10s")
            .run()
            .report();

    Finding finding = only(start, "class-loading-bound");
    assertThat(finding.level()).isEqualTo("info");
    assertThat(finding.fix()).contains("-XX:ArchiveClassesAtExit");
  }

  @Test
  void gcBound() {
    Start start =
        ForkedJvm.of(SickRuntimeMains.Collecting.class)
            .jvm("-XX:+UseSerialGC", "-Xmx24m")
            .run()
            .report();

    Finding finding = only(start, "gc-bound");
    assertThat(finding.evidence()).contains("Serial", "the heap may grow to 2");
  }

  /** In a control group of its own, where one can be made; else by the limit that is there. */
  @Test
  void heapOverLimit() {
    try (MemoryGroup group = MemoryGroup.of(512)) {
      Long there = Cgroup.read().memoryBytes();
      assumeThat(group != null || there != null)
          .as("root makes a control group with a limit of memory, or there is one")
          .isTrue();
      ForkedJvm fork = ForkedJvm.of(SickRuntimeMains.Quiet.class);
      long limit = group == null ? there / 1_048_576 : 512;
      Start start =
          (group == null ? fork : fork.through(group.words()))
              .jvm("-Xmx" + (limit + 512) + "m")
              .run()
              .report();

      Finding finding = only(start, "heap-over-limit");
      assertThat(finding.level()).isEqualTo("warning");
      assertThat(finding.evidence()).contains("the control group allows " + limit + " MB");
    }
  }

  @Test
  void sleepBeforeBind() {
    Start start = ForkedJvm.of(SickRuntimeMains.Sleeping.class).args("900").run().report();

    Finding finding = only(start, "sleep-before-bind");
    assertThat(finding.costMillis()).isGreaterThanOrEqualTo(700);
  }

  @Test
  void agentsBehindPrebind() {
    Path jar = SickRuntimeMains.BusyAgent.jar(folder.resolve("busy.jar"));

    Start start =
        ForkedJvm.of(SickRuntimeMains.Quiet.class).jvm("-javaagent:" + jar).run().report();

    Finding finding = only(start, "agents-before-bind");
    assertThat(finding.costMillis()).isGreaterThanOrEqualTo(SickRuntimeMains.BusyAgent.MILLIS);
    assertThat(finding.evidence()).contains("busy.jar");
  }

  @Test
  void agentsAheadOfPrebind() {
    Path jar = SickRuntimeMains.BusyAgent.jar(folder.resolve("busy.jar"));

    Start start =
        ForkedJvm.of(SickRuntimeMains.Quiet.class)
            .env("JAVA_TOOL_OPTIONS", "-javaagent:" + jar)
            .run()
            .report();

    Finding finding = only(start, "agents-before-bind");
    assertThat(finding.costMillis())
        .isBetween((double) SickRuntimeMains.BusyAgent.MILLIS, start.origin().premainMillis());
  }

  /** Two caches of one app: the first does not know the module that an agent brings. */
  @Test
  void aotCacheDisabled() {
    Jdks.Jdk newer = Jdks.newer();
    assumeThat(newer).isNotNull();
    assumeThat(newer.feature()).isGreaterThanOrEqualTo(25);
    Path jar = SickRuntimeMains.Sleeping.jar(folder.resolve("app.jar"));
    Path without = folder.resolve("without.aot");
    Path with = folder.resolve("with.aot");
    cached(newer, jar).withoutAgent().jvm("-XX:AOTCacheOutput=" + without).run();
    cached(newer, jar)
        .withoutAgent()
        .jvm("--add-modules", "java.instrument", "-XX:AOTCacheOutput=" + with)
        .run();

    ForkedJvm.Result used = cached(newer, jar).jvm("-XX:AOTCache=" + with).run();
    exactly(used.report(), "sleep-before-bind");
    assertThat(used.report().jvm().aotCache()).isEqualTo("in use");

    Path baseline = used.folder().resolve("start.json");
    Start start =
        cached(newer, jar)
            .settings("baseline=" + baseline)
            .jvm("-XX:AOTCache=" + without)
            .run()
            .report();
    exactly(start, "aot-cache-disabled", "sleep-before-bind");
    assertThat(start.jvm().cachedBindMillis()).isEqualTo(used.report().bind().atMillis());
    Finding finding =
        start.findings().stream().filter(f -> f.id().startsWith("aot")).findFirst().orElseThrow();
    assertThat(finding.level()).isEqualTo("info");
  }

  private static ForkedJvm cached(Jdks.Jdk jdk, Path jar) {
    return ForkedJvm.ofJar(jar).on(jdk).args("4000");
  }

  @Test
  void beanDominates() {
    Start start =
        ForkedJvm.of(SickRuntimeMains.Dominated.class)
            .jarsBeginning(
                "spring-",
                "commons-logging-",
                "jspecify-",
                "micrometer-commons-",
                "micrometer-observation-")
            .run()
            .report();

    Finding finding = only(start, "bean-dominates");
    assertThat(finding.title()).endsWith("of the start: bean searchIndex");
    assertThat(finding.evidence()).contains("SickRuntimeMains.burn");
    assertThat(finding.level()).isEqualTo("warning");
  }

  @Test
  void classDominates() {
    Start start = ForkedJvm.of(SickRuntimeMains.OneMethod.class).run().report();

    assertThat(only(start, "class-dominates").title()).endsWith("SickRuntimeMains.burn");
  }

  @Test
  void lowEntropy() throws Exception {
    Path source = folder.resolve("random");
    assertThat(new ProcessBuilder("mkfifo", source.toString()).start().waitFor()).isZero();
    ForkedJvm.Result result;
    try (ForkedJvm.Running running =
        ForkedJvm.of(SickRuntimeMains.Seeded.class)
            .jvm("-Djava.security.egd=" + source.toUri())
            .start()) {
      running.awaitLine("asks for a seed");
      Thread.sleep(1_000); // the sickness itself: nobody has random numbers for so long
      try (OutputStream out = Files.newOutputStream(source)) {
        out.write(new byte[1_024]);
      }
      result = running.await();
    }
    Finding finding = only(result.report(), "low-entropy");
    assertThat(finding.evidence())
        .contains("reading random numbers in SickRuntimeMains$Seeded.main");
  }
}
