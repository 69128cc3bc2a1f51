package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Other agents, other flags, other archives and images: the app does the same, and is seen. */
class BesideIT {
  private static final String DEBUGGER =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";
  private static final long MOST_MINUTES = 3;

  /** What is likely to differ between JDKs; the suite has to end some day. */
  private static final Set<String> ON_BOTH =
      Set.of(
          "debugger before",
          "OpenTelemetry behind",
          "JaCoCo before",
          "all classes verified",
          "ZGC",
          "small heap");

  @TempDir static Path shared;

  /**
   * Flags before the agent, flags behind it, and what they make the app print: the sign that what
   * they ask for is there.
   */
  private record Flags(String name, String sign, List<String> before, List<String> behind) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Flags behind(String name, String... flags) {
    return new Flags(name, "", List.of(), List.of(flags));
  }

  private static List<Flags> both(String name, String sign, String... flags) {
    return List.of(
        new Flags(name + " before", sign, List.of(flags), List.of()),
        new Flags(name + " behind", sign, List.of(), List.of(flags)));
  }

  static Stream<Arguments> flags() {
    List<Flags> all = new ArrayList<>();
    all.addAll(both("debugger", "Listening for transport dt_socket", DEBUGGER));
    all.addAll(
        both(
            "OpenTelemetry",
            "opentelemetry-javaagent - version",
            agent("opentelemetry-javaagent"),
            "-Dotel.traces.exporter=none",
            "-Dotel.metrics.exporter=none",
            "-Dotel.logs.exporter=none"));
    all.addAll(both("JaCoCo", "", agent("org.jacoco.agent-runtime") + "=output=none"));
    all.addAll(
        both("BlockHound", "", agent("blockhound"), "-XX:+AllowRedefinitionToAddDeleteMethods"));
    all.add(behind("all classes verified", "-Xverify:all"));
    all.add(behind("no shared classes", "-Xshare:off"));
    all.add(behind("ZGC", "-XX:+UseZGC"));
    all.add(behind("serial collector", "-XX:+UseSerialGC"));
    all.add(behind("small heap", "-Xmx64m"));
    all.add(behind("a machine with 128 MB", "-XX:MaxRAM=128m"));
    all.add(behind("interpreter only", "-Xint"));
    all.add(behind("first compiler only", "-XX:TieredStopAtLevel=1"));
    all.add(behind("a JFR recording", "-XX:StartFlightRecording=filename=rec.jfr"));
    all.add(behind("assertions", "-ea", "-esa"));
    all.add(behind("JNI checked", "-Xcheck:jni"));
    List<Flags> old =
        both(
            "Glowroot",
            "creating glowroot schema",
            agent("glowroot/glowroot"),
            folder("conf"),
            folder("data"),
            folder("log"),
            folder("tmp"));
    if (Jdks.CURRENT.feature() <= 21) {
      all.addAll(old);
    }
    return Jdks.all().stream()
        .flatMap(
            jdk ->
                all.stream()
                    .filter(flags -> jdk == Jdks.CURRENT || ON_BOTH.contains(flags.name()))
                    .map(flags -> Arguments.of(jdk, flags)));
  }

  /** That of the forked JVM, a new one. */
  private static String folder(String name) {
    return "-Dglowroot." + name + ".dir=.";
  }

  private static String agent(String artifact) {
    return "-javaagent:" + ForkedJvm.oldJar("agents/" + artifact);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("flags")
  void theAppDoesTheSameAndIsSeen(Jdks.Jdk jdk, Flags flags) {
    ForkedJvm.Result result =
        ForkedJvm.of(BesideMain.class)
            .on(jdk)
            .jvmFirst(flags.before().toArray(String[]::new))
            .jvm(flags.behind().toArray(String[]::new))
            .run();
    assertSeen(result);
    assertThat(Stream.concat(result.out().stream(), result.err().stream()))
        .anyMatch(line -> line.contains(flags.sign()));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anAppsOwnArchiveOfClasses(Jdks.Jdk jdk) throws Exception {
    Path archive = shared.resolve("app-" + jdk.feature() + ".jsa");
    Path jar = shared.resolve("app-" + jdk.feature() + ".jar");
    run(
        jdk.home().resolve("bin/jar").toString(),
        "--create",
        "--file=" + jar,
        "--main-class=" + BesideMain.class.getName(),
        "-C",
        TestClassPath.testClasses(),
        BesideMain.class.getName().replace('.', '/') + ".class");
    ForkedJvm.ofJar(jar).withoutAgent().on(jdk).jvm("-XX:ArchiveClassesAtExit=" + archive).run();
    assertThat(archive).exists();
    ForkedJvm.Result result =
        ForkedJvm.ofJar(jar).on(jdk).jvm("-XX:SharedArchiveFile=" + archive).run();
    assertSeen(result);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void anAppOfModules(Jdks.Jdk jdk) throws Exception {
    Path modules = shared.resolve("modules-" + jdk.feature());
    Path sources = shared.resolve("sources-" + jdk.feature());
    Files.createDirectories(sources.resolve("sole"));
    Files.writeString(sources.resolve("module-info.java"), "module sole {}");
    Files.writeString(
        sources.resolve("sole/Main.java"),
        "package sole; public class Main { public static void main(String[] a) throws Exception {"
            + " Thread.sleep(5); try (var s = new java.net.ServerSocket(0)) {"
            + " System.out.println(\"port=\" + s.getLocalPort()); System.exit("
            + BesideMain.CODE
            + "); } } }");
    run(
        jdk.home().resolve("bin/javac").toString(),
        "-d",
        modules.toString(),
        sources.resolve("module-info.java").toString(),
        sources.resolve("sole/Main.java").toString());
    assertSeen(ForkedJvm.ofModule(modules, "sole/sole.Main").on(jdk).run());
  }

  /** Without {@code java.sql}, {@code java.management} and all others. */
  @ParameterizedTest
  @MethodSource("jdks")
  void anImageOfTheLeastModules(Jdks.Jdk jdk) throws Exception {
    Path jlink = jdk.home().resolve("bin/jlink");
    assumeTrue(Files.exists(jlink), "this JDK has no jlink");
    Path image = shared.resolve("image-" + jdk.feature());
    run(jlink.toString(), "--add-modules", "java.instrument", "--output", image.toString());
    assertSeen(ForkedJvm.of(BesideMain.class).on(new Jdks.Jdk(jdk.feature(), image)).run());
  }

  static Stream<Jdks.Jdk> jdks() {
    return Jdks.all().stream();
  }

  /** As without the agent, and the report is right. */
  static void assertSeen(ForkedJvm.Result result) {
    assertSame(result);
    int port =
        result.out().stream()
            .filter(line -> line.startsWith("port="))
            .mapToInt(line -> Integer.parseInt(line.substring(5)))
            .findFirst()
            .orElseThrow();
    assertThat(result.report().bind()).isNotNull();
    assertThat(result.report().bind().port()).isEqualTo(port);
    assertThat(result.report().prebind().warnings()).isEmpty();
  }

  static void assertSame(ForkedJvm.Result result) {
    assertThat(result.exitCode()).as(() -> result.err().toString()).isEqualTo(BesideMain.CODE);
    assertThat(result.out()).anyMatch(line -> line.startsWith("port="));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Path log = Files.createTempFile(shared, "command", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(() -> read(log)).isZero();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
