package io.github.prebind;

import static io.github.prebind.SickApp.assume;
import static io.github.prebind.SickApp.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.prebind.sick.LowEntropy;
import io.github.prebind.sick.ProcessBeforeBind;
import io.github.prebind.sick.RemoteCallBeforeBind;
import io.github.prebind.sick.SleepBeforeBind;
import io.github.prebind.sick.SlowDns;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartJson;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apps that wait for something before they open their port. */
@EnabledOnOs(OS.LINUX)
class SickWaitIT {
  @TempDir Path folder;

  static List<SickApp> apps() {
    return List.of(
        SickApp.of("sleep-before-bind", SleepBeforeBind.class, SickWaitIT::sleeps),
        SickApp.of("remote-call-before-bind", RemoteCallBeforeBind.class, SickWaitIT::calls),
        SickApp.of("process-before-bind", ProcessBeforeBind.class, SickWaitIT::runsAProgram),
        SickApp.of("slow-dns", SlowDns.class, SickWaitIT::asksASlowNameServer),
        SickApp.of("low-entropy", LowEntropy.class, SickWaitIT::needsASeed));
  }

  @ParameterizedTest
  @MethodSource("apps")
  void isFound(SickApp app) throws Exception {
    app.check(folder);
  }

  private static Start sleeps(Class<?> main, Path folder) {
    Start start = ForkedJvm.of(main).args("900").run().report();

    Finding finding = finding(start, "sleep-before-bind");
    assertThat(finding.costMillis()).isGreaterThanOrEqualTo(700);
    assertThat(finding.evidence()).endsWith(": Thread.sleep in SleepBeforeBind.main");
    return start;
  }

  private static Start calls(Class<?> main, Path folder) throws Exception {
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

    Start start = ForkedJvm.of(main).args(url).run().report();

    server.stop(0);
    Finding finding = finding(start, "remote-call-before-bind");
    assertThat(finding.title()).isEqualTo("The port waits for Eureka");
    assertThat(finding.costMillis()).isGreaterThanOrEqualTo(500);
    assertThat(finding.evidence()).contains("GET " + url);
    return start;
  }

  private static Start runsAProgram(Class<?> main, Path folder) {
    Start start = ForkedJvm.of(main).run().report();

    Finding finding = finding(start, "process-before-bind");
    // It may run for a while before it is waited for.
    assertThat(finding.costMillis()).isBetween(500.0, start.bind().atMillis());
    assertThat(finding.evidence()).contains("sleep");
    return start;
  }

  /** In a mount namespace of its own, with a name server that takes its time; needs root. */
  private static Start asksASlowNameServer(Class<?> main, Path folder) throws Exception {
    assume(canMount(), "root mounts a file in a namespace of its own");
    try (SlowNameServer server = SlowNameServer.start()) {
      assume(server != null, "port 53 of an address on loopback is free");
      Path resolver = folder.resolve("resolv.conf");
      Files.writeString(resolver, "nameserver " + SlowNameServer.ADDRESS + "\n");
      Path file = folder.resolve("start.json");
      ForkedRun run = ForkedRun.of("--report", file.toString());
      Path script = folder.resolve("app.sh");
      Files.writeString(
          script,
          "mount --bind " + resolver + " /etc/resolv.conf && exec " + run.java(main) + "\n");

      run.shell("exec unshare -m sh " + script);

      Start start = StartJson.read(Files.readString(file));
      Finding finding = finding(start, "slow-dns");
      assertThat(finding.costMillis()).isGreaterThanOrEqualTo(SlowNameServer.MILLIS);
      assertThat(finding.evidence()).contains("prices.example.test ", " (not found)");
      return start;
    }
  }

  private static boolean canMount() throws Exception {
    Process process =
        new ProcessBuilder("sh", "-c", "unshare -m mount --bind /tmp /tmp").inheritIO().start();
    return process.waitFor() == 0;
  }

  private static Start needsASeed(Class<?> main, Path folder) throws Exception {
    Path source = folder.resolve("random");
    assertThat(new ProcessBuilder("mkfifo", source.toString()).start().waitFor()).isZero();
    try (ForkedJvm.Running running =
        ForkedJvm.of(main).jvm("-Djava.security.egd=" + source.toUri()).start()) {
      running.awaitLine("asks for a seed");
      Thread.sleep(1_000); // the sickness itself: nobody has random numbers for so long
      try (OutputStream out = Files.newOutputStream(source)) {
        out.write(new byte[1_024]);
      }
      Start start = running.await().report();
      assertThat(finding(start, "low-entropy").evidence())
          .contains("reading random numbers in LowEntropy.main");
      return start;
    }
  }
}
