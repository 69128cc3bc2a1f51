package io.github.prebind;

import static io.github.prebind.SickApp.assume;
import static io.github.prebind.SickApp.exactly;
import static io.github.prebind.SickApp.finding;
import static io.github.prebind.SickApp.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.platform.Cgroup;
import io.github.prebind.sick.AgentsBeforeBind;
import io.github.prebind.sick.AotCacheDisabled;
import io.github.prebind.sick.BeanDominates;
import io.github.prebind.sick.ClassDominates;
import io.github.prebind.sick.ClassLoadingBound;
import io.github.prebind.sick.CpuStarved;
import io.github.prebind.sick.GcBound;
import io.github.prebind.sick.HeapOverLimit;
import io.github.prebind.sick.JitBound;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apps with something wrong in what they run on, the processor and the JVM, or in their code. */
@EnabledOnOs(OS.LINUX)
class SickRuntimeIT {
  @TempDir Path folder;

  static List<SickApp> apps() {
    return List.of(
        SickApp.of("cpu-starved", CpuStarved.class, SickRuntimeIT::cpuStarved),
        SickApp.of("jit-bound", JitBound.class, SickRuntimeIT::jitBound, "cpu-starved"),
        SickApp.of("class-loading-bound", ClassLoadingBound.class, SickRuntimeIT::loading),
        SickApp.of("gc-bound", GcBound.class, SickRuntimeIT::gcBound),
        SickApp.of("heap-over-limit", HeapOverLimit.class, SickRuntimeIT::heapOverLimit),
        SickApp.of("agents-before-bind", AgentsBeforeBind.class, SickRuntimeIT::agentBehind),
        SickApp.of(
            "aot-cache-disabled",
            AotCacheDisabled.class,
            SickRuntimeIT::aotCacheDisabled,
            "sleep-before-bind"),
        SickApp.of("bean-dominates", BeanDominates.class, SickRuntimeIT::beanDominates),
        SickApp.of("class-dominates", ClassDominates.class, SickRuntimeIT::classDominates));
  }

  @ParameterizedTest
  @MethodSource("apps")
  void isFound(SickApp app) throws Exception {
    app.check(folder);
  }

  private static Start cpuStarved(Class<?> main, Path folder) throws Exception {
    Path file = folder.resolve("start.json");
    ForkedRun run = ForkedRun.of("--cpus", "0.25", "--report", file.toString());

    run.shell(run.java(main));

    Start start = StartJson.read(Files.readString(file));
    assertThat(finding(start, "cpu-starved").costMillis())
        .isGreaterThan(start.bind().atMillis() / 4);
    return start;
  }

  private static Start jitBound(Class<?> main, Path folder) throws Exception {
    Path file = folder.resolve("start.json");
    ForkedRun run = ForkedRun.of("--cpus", "0.25", "--deadline=60s", "--report", file.toString());
    run.env("JAVA_TOOL_OPTIONS", "-XX:-TieredCompilation -XX:CompileThreshold=100");

    run.shell(run.java(main));

    Start start = StartJson.read(Files.readString(file));
    assertThat(start.cpu().c2Millis()).isPositive().isLessThanOrEqualTo(start.cpu().jitMillis());
    return start;
  }

  private static Start loading(Class<?> main, Path folder) {
    Start start = ForkedJvm.of(main).jars("hibernate-core").settings("deadline=10s").run().report();

    Finding finding = finding(start, "class-loading-bound");
    assertThat(finding.level()).isEqualTo("info");
    assertThat(finding.fix()).contains("-XX:ArchiveClassesAtExit");
    return start;
  }

  private static Start gcBound(Class<?> main, Path folder) {
    Start start = ForkedJvm.of(main).jvm("-XX:+UseSerialGC", "-Xmx24m").run().report();

    assertThat(finding(start, "gc-bound").evidence()).contains("Serial", "the heap may grow to 2");
    return start;
  }

  /** In a control group of its own, where one can be made; else by the limit that is there. */
  private static Start heapOverLimit(Class<?> main, Path folder) {
    try (MemoryGroup group = MemoryGroup.of(512)) {
      Long there = Cgroup.read().memoryBytes();
      assume(
          group != null || there != null,
          "root makes a control group with a limit of memory, or there is one");
      ForkedJvm fork = ForkedJvm.of(main);
      long limit = group == null ? there / 1_048_576 : 512;
      Start start =
          (group == null ? fork : fork.through(group.words()))
              .jvm("-Xmx" + (limit + 512) + "m")
              .run()
              .report();

      Finding finding = finding(start, "heap-over-limit");
      assertThat(finding.level()).isEqualTo("warning");
      assertThat(finding.evidence()).contains("the control group allows " + limit + " MB");
      return start;
    }
  }

  private static Start agentBehind(Class<?> main, Path folder) {
    Path jar = AgentsBeforeBind.BusyAgent.jar(folder.resolve("busy.jar"));

    Start start = ForkedJvm.of(main).jvm("-javaagent:" + jar).run().report();

    Finding finding = finding(start, "agents-before-bind");
    assertThat(finding.costMillis()).isGreaterThanOrEqualTo(AgentsBeforeBind.BusyAgent.MILLIS);
    assertThat(finding.evidence()).contains("busy.jar");
    return start;
  }

  @Test
  void agentAheadOfPrebind() {
    Path jar = AgentsBeforeBind.BusyAgent.jar(folder.resolve("busy.jar"));

    Start start =
        ForkedJvm.of(AgentsBeforeBind.class)
            .env("JAVA_TOOL_OPTIONS", "-javaagent:" + jar)
            .run()
            .report();

    assertThat(only(start, "agents-before-bind").costMillis())
        .isBetween((double) AgentsBeforeBind.BusyAgent.MILLIS, start.origin().premainMillis());
  }

  /** Two caches of one app: the first does not know the module that an agent brings. */
  private static Start aotCacheDisabled(Class<?> main, Path folder) {
    Jdks.Jdk newer = Jdks.newer();
    assume(newer != null && newer.feature() >= 25, "an AOT cache needs a JDK of 25 or later");
    Path jar = AotCacheDisabled.jar(folder.resolve("app.jar"));
    Path without = folder.resolve("without.aot");
    Path with = folder.resolve("with.aot");
    cached(newer, jar).withoutAgent().jvm("-XX:AOTCacheOutput=" + without).run();
    ForkedJvm.Result training =
        cached(newer, jar)
            .jvm("--add-modules", "java.instrument", "-XX:AOTCacheOutput=" + with)
            .run();
    assertThat(training.exitCode()).isZero(); // the JVM crashes if the agent does anything
    assertThat(training.agentLines())
        .singleElement()
        .asString()
        .contains("does nothing in a run that makes an AOT cache");

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
    assertThat(start.jvm().cachedBindMillis()).isEqualTo(used.report().bind().atMillis());
    assertThat(finding(start, "aot-cache-disabled").level()).isEqualTo("info");
    return start;
  }

  private static ForkedJvm cached(Jdks.Jdk jdk, Path jar) {
    return ForkedJvm.ofJar(jar).on(jdk).args("4000");
  }

  private static Start beanDominates(Class<?> main, Path folder) {
    Start start =
        ForkedJvm.of(main)
            .jarsBeginning(
                "spring-",
                "commons-logging-",
                "jspecify-",
                "micrometer-commons-",
                "micrometer-observation-")
            .run()
            .report();

    Finding finding = finding(start, "bean-dominates");
    assertThat(finding.title()).endsWith("of the start: bean searchIndex");
    assertThat(finding.evidence()).contains("Work.burn");
    assertThat(finding.level()).isEqualTo("warning");
    return start;
  }

  private static Start classDominates(Class<?> main, Path folder) {
    Start start = ForkedJvm.of(main).run().report();

    assertThat(finding(start, "class-dominates").title()).endsWith("Work.burn");
    return start;
  }
}
