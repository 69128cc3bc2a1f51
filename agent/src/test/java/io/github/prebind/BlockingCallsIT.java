package io.github.prebind;

import static io.github.prebind.BlockingMains.WAIT_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlockingCallsIT {
  private static final LocalServers SERVERS = new LocalServers();

  @TempDir static Path folder;
  private static Path keyStore;
  private static int http;
  private static int https;
  private static int closed;

  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  @BeforeAll
  static void startServers() throws IOException, GeneralSecurityException, InterruptedException {
    keyStore = LocalServers.keyStore(folder);
    http = SERVERS.http();
    https = SERVERS.https(keyStore);
    closed = LocalServers.closed();
  }

  @AfterAll
  static void stopServers() throws IOException {
    SERVERS.close();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void namesThatAreLookedUp(Jdks.Jdk jdk) {
    ForkedJvm.Result result = fork(BlockingMains.Names.class, jdk).run();
    assertThat(result.span("dns", "DNS nowhere.invalid").error())
        .startsWith("java.net.UnknownHostException");
    assertThat(result.span("dns", "DNS localhost").count()).isEqualTo(1);
    assertThat(result.span("dns", "DNS reverse 127.0.0.1").error()).isNull();
    assertThat(labels(result, "dns"))
        .contains("DNS this machine's own name")
        .doesNotContain("DNS 127.0.0.1");
  }

  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @MethodSource("jdks")
  void connectionsOfSocketsAndChannels(Jdks.Jdk jdk) throws IOException {
    int accepting = SERVERS.accepting();
    int full = SERVERS.full();
    ForkedJvm.Result result =
        fork(BlockingMains.Connects.class, jdk).args("" + accepting, "" + closed, "" + full).run();
    assertThat(result.span("connect", "TCP localhost:" + accepting).error()).isNull();
    assertThat(only(result, "connect", "TCP 127.0.0.1:" + accepting).count()).isEqualTo(3);
    assertThat(result.spans("connect", "TCP 127.0.0.1:" + closed))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.error()).startsWith("java.net.ConnectException"));
    Start.SpanFacts late = result.span("connect", "TCP 127.0.0.1:" + full);
    assertThat(late.error()).startsWith("java.net.SocketTimeoutException");
    // JDK 17 waits for what is left of the timeout by the wall clock's whole milliseconds.
    assertThat(late.millis()).isGreaterThan(WAIT_MILLIS - 1);
    assertThat(result.report().endpoints())
        .extracting(one -> one.host() + ":" + one.port() + " " + one.connects())
        .containsExactlyInAnyOrder(
            "localhost:" + accepting + " 1",
            "127.0.0.1:" + accepting + " 3",
            "127.0.0.1:" + closed + " 2",
            "127.0.0.1:" + full + " 1");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tlsHandshakes(Jdks.Jdk jdk) throws IOException {
    int breakingOff = SERVERS.breakingOff();
    ForkedJvm.Result result =
        fork(BlockingMains.Tls.class, jdk)
            .jvm(LocalServers.trusting(keyStore))
            .args("" + https, "" + breakingOff)
            .run();
    Start.SpanFacts good = result.span("tls", "TLS localhost");
    assertThat(good.error()).isNull();
    assertThat(good.count()).isEqualTo(1);
    Start.SpanFacts broken = result.span("tls", "TLS 127.0.0.1");
    assertThat(broken.error()).startsWith("javax.net.ssl.SSL");
    assertThat(broken.millis()).isGreaterThanOrEqualTo(WAIT_MILLIS);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void callsOfHttpUrlConnectionWithWhatIsBelowThem(Jdks.Jdk jdk) {
    ForkedJvm.Result result = calls(BlockingMains.UrlConnections.class, jdk);
    Start.SpanFacts slow = result.span("http", "GET http://localhost:" + http + "/slow");
    assertThat(slow.label()).isEqualTo("GET http://localhost:" + http + "/slow");
    assertThat(slow.millis()).isGreaterThanOrEqualTo(WAIT_MILLIS);
    assertThat(labelsBelow(result, slow)).contains("TCP localhost:" + http);
    Start.SpanFacts form = result.spans("http", "POST https://localhost:" + https + "/form").get(0);
    assertThat(labelsBelow(result, form)).contains("TCP localhost:" + https, "TLS localhost");
    assertThat(result.span("http", "/missing").error()).startsWith("java.io.FileNotFoundException");
    Start.SpanFacts refused = result.span("http", "GET http://localhost:" + closed + "/closed");
    assertThat(refused.error()).startsWith("java.net.ConnectException");
    assertThat(result.json()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void callsOfTheHttpClient(Jdks.Jdk jdk) {
    ForkedJvm.Result result = calls(BlockingMains.HttpClients.class, jdk);
    Start.SpanFacts slow = result.span("http", "GET https://localhost:" + https + "/slow");
    assertThat(slow.millis()).isGreaterThanOrEqualTo(WAIT_MILLIS);
    assertThat(labelsBelow(result, slow)).noneMatch(label -> label.startsWith("CompletableFuture"));
    assertThat(only(result, "wait", "CompletableFuture.join").millis()).isGreaterThan(0);
    assertThat(result.span("http", "GET http://localhost:" + closed + "/closed").error())
        .startsWith("java.net.ConnectException");
    assertThat(result.json()).doesNotContain("hunter2");
  }

  /** {@code Thread.sleep(long)} is native before 21: there only the sampler can see it. */
  @ParameterizedTest
  @MethodSource("jdks")
  void sleeps(Jdks.Jdk jdk) {
    ForkedJvm.Result result = fork(BlockingMains.Sleeps.class, jdk).run();
    int visible = jdk.feature() < 21 ? 2 : 3;
    Start.SpanFacts sleep = hooked(result, "sleep", "Thread.sleep in BlockingMains$Sleeps.main");
    assertThat(sleep.count()).isEqualTo(visible);
    assertThat(sleep.millis()).isGreaterThanOrEqualTo(visible * WAIT_MILLIS);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void waitsForOtherThreadsButNotWhatNeedNotWait(Jdks.Jdk jdk) {
    ForkedJvm.Result result = fork(BlockingMains.Waits.class, jdk).run();
    for (String label :
        List.of("CountDownLatch.await", "Semaphore.acquire", "CompletableFuture.get")) {
      Start.SpanFacts wait = only(result, "wait", label);
      assertThat(wait.count()).as(label).isEqualTo(1);
      assertThat(wait.millis()).as(label).isGreaterThanOrEqualTo(WAIT_MILLIS);
    }
    assertThat(only(result, "wait", "CompletableFuture.get").error())
        .startsWith("java.util.concurrent.TimeoutException");
    assertThat(only(result, "wait", "CompletableFuture.join").count()).isEqualTo(1);
    assertThat(only(result, "wait", "FutureTask.get").millis()).isGreaterThanOrEqualTo(WAIT_MILLIS);
    Start.SpanFacts join = only(result, "wait", "Thread.join");
    assertThat(join.count()).isEqualTo(3);
    assertThat(join.millis()).isGreaterThanOrEqualTo(WAIT_MILLIS);
  }

  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @MethodSource("jdks")
  void processesByTheNameOfTheirProgram(Jdks.Jdk jdk) {
    ForkedJvm.Result result = fork(BlockingMains.Processes.class, jdk).run();
    Start.SpanFacts sleep = only(result, "process", "process sleep");
    assertThat(sleep.count()).isEqualTo(2);
    assertThat(sleep.millis()).isGreaterThanOrEqualTo(WAIT_MILLIS);
    assertThat(only(result, "process", "process sh").error()).isNull();
    assertThat(only(result, "process", "start process sleep").error()).isNull();
    assertThat(only(result, "process", "start process program").error())
        .startsWith("java.io.IOException: Cannot run program");
    assertThat(result.json()).doesNotContain("hunter2");
  }

  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @MethodSource("jdks")
  void manyThreadsThatMakeTheirFirstCallsAtOnce(Jdks.Jdk jdk) throws IOException {
    int accepting = SERVERS.accepting();
    ForkedJvm.Result result = fork(BlockingMains.AllAtOnce.class, jdk).args("" + accepting).run();
    assertThat(result.exitCode()).isZero();
    assertThat(result.report().prebind().warnings()).isEmpty();
    for (String kindAndLabel :
        List.of(
            "connect TCP 127.0.0.1:" + accepting, "process process true", "sleep Thread.sleep")) {
      String kind = kindAndLabel.substring(0, kindAndLabel.indexOf(' '));
      String label = kindAndLabel.substring(kind.length() + 1);
      long count =
          result.spans(kind, label).stream()
              .filter(one -> one.label().equals(label) && one.thread().startsWith("caller-"))
              .mapToLong(Start.SpanFacts::count)
              .sum();
      assertThat(count).as(kindAndLabel).isEqualTo(BlockingMains.AllAtOnce.THREADS);
    }
  }

  /** The JVM does not verify classes of the JDK unless it is told to. */
  private static ForkedJvm fork(Class<?> main, Jdks.Jdk jdk) {
    return ForkedJvm.of(main).on(jdk).jvm("-Xverify:all");
  }

  private static ForkedJvm.Result calls(Class<?> main, Jdks.Jdk jdk) {
    return fork(main, jdk)
        .jvm(LocalServers.trusting(keyStore))
        .args("" + http, "" + https, "" + closed)
        .run();
  }

  /** The span with exactly this label on the main thread. */
  private static Start.SpanFacts only(ForkedJvm.Result result, String kind, String label) {
    List<Start.SpanFacts> found =
        result.spans(kind, label).stream()
            .filter(one -> one.label().equals(label) && one.thread().equals("main"))
            .toList();
    assertThat(found).as("%s", result.report().spans()).hasSize(1);
    return found.get(0);
  }

  private static Start.SpanFacts hooked(ForkedJvm.Result result, String kind, String label) {
    List<Start.SpanFacts> found =
        result.spans(kind, label).stream().filter(one -> !one.sampled()).toList();
    assertThat(found).as("%s", result.report().spans()).hasSize(1);
    return found.get(0);
  }

  private static List<String> labels(ForkedJvm.Result result, String kind) {
    return result.spans(kind, "").stream().map(Start.SpanFacts::label).toList();
  }

  private static List<String> labelsBelow(ForkedJvm.Result result, Start.SpanFacts parent) {
    return result.report().spans().stream()
        .filter(one -> one.parent() != null && one.parent() == parent.id())
        .map(Start.SpanFacts::label)
        .toList();
  }
}
