package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent counts from inside is what a proxy before the server counts from outside. */
class RoundTripsIT {
  private static final LocalServers SERVERS = new LocalServers();

  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private static Path keyStore;
  private static int http;
  private static int https;
  private static int words;

  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  @BeforeAll
  static void startServers() throws IOException, GeneralSecurityException, InterruptedException {
    postgres = EmbeddedPostgres.builder().start();
    keyStore = LocalServers.keyStore(folder);
    http = SERVERS.http();
    https = SERVERS.https(keyStore);
    words = SERVERS.words();
  }

  @AfterAll
  static void stopServers() throws IOException {
    SERVERS.close();
    postgres.close();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void ofADriverFromLoginToLogout(Jdks.Jdk jdk) throws IOException {
    try (CountingProxy proxy = new CountingProxy(postgres.getPort())) {
      String url = "jdbc:postgresql://localhost:" + proxy.port() + "/postgres?user=postgres";
      ForkedJvm.Result result =
          fork(RoundTripMains.Jdbc.class, jdk).jars("postgresql").args(url).run();
      assertThat(result.exitCode()).as("%s", result.err()).isZero();
      Start.Endpoint endpoint = only(result);
      assertThat(endpoint.host()).isEqualTo("localhost");
      assertThat(endpoint.roundTrips()).isEqualTo(proxy.roundTrips()).isGreaterThan(30);
      assertThat(endpoint.connects()).isEqualTo(proxy.connects()).isEqualTo(1);
      assertThat(endpoint.wayRoundTrips()).isEqualTo(proxy.roundTrips());
      assertThat(endpoint.wayConnects()).isEqualTo(1);
      assertThat(endpoint.rttMillis()).isPositive();
      assertThat(endpoint.waitMillis()).isGreaterThan(endpoint.rttMillis());
      long inSpans = result.report().spans().stream().mapToLong(Start.SpanFacts::roundTrips).sum();
      assertThat(inSpans).isGreaterThan(30).isLessThanOrEqualTo(proxy.roundTrips());
      Start.SpanFacts inserts = result.span("sql", "insert into audits values (?, ?)");
      assertThat(inserts.count()).isEqualTo(21); // the last one is the batch
      assertThat(inserts.roundTrips()).isEqualTo(21);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void ofHttpUrlConnection(Jdks.Jdk jdk) throws IOException {
    try (CountingProxy proxy = new CountingProxy(http)) {
      assertSame(fork(RoundTripMains.UrlConnections.class, jdk), "http", proxy, 6);
    }
  }

  /** TLS 1.2 has a handshake of two round trips, each of which is many records. */
  @ParameterizedTest
  @MethodSource("jdks")
  void ofTlsOnceOnly(Jdks.Jdk jdk) throws IOException {
    try (CountingProxy proxy = new CountingProxy(https)) {
      ForkedJvm fork =
          fork(RoundTripMains.UrlConnections.class, jdk)
              .jvm(LocalServers.trusting(keyStore))
              .jvm("-Djdk.tls.client.protocols=TLSv1.2");
      assertSame(fork, "https", proxy, 8);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void ofTheHttpClient(Jdks.Jdk jdk) throws IOException {
    try (CountingProxy proxy = new CountingProxy(http)) {
      assertSame(fork(RoundTripMains.HttpClients.class, jdk), "http", proxy, 3);
    }
  }

  static Stream<Arguments> kinds() {
    List<Arguments> all = new ArrayList<>();
    for (Jdks.Jdk jdk : Jdks.all()) {
      for (String kind :
          List.of(
              "socket",
              "socket with timeout",
              "channel",
              "channel, several buffers",
              "socket of a channel",
              "streams of a channel",
              "channel that does not block",
              "asynchronous channel, future",
              "asynchronous channel, handler")) {
        all.add(Arguments.of(jdk, kind));
      }
    }
    return all.stream();
  }

  /** On Windows the asynchronous ones are another class, which is left alone. */
  @DisabledOnOs(OS.WINDOWS)
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("kinds")
  void ofEachKindOfConnection(Jdks.Jdk jdk, String kind) throws IOException {
    try (CountingProxy proxy = new CountingProxy(words)) {
      ForkedJvm.Result result =
          fork(RoundTripMains.Words.class, jdk).args("" + proxy.port(), kind).run();
      assertThat(result.exitCode()).as("%s", result.err()).isZero();
      assertThat(result.agentLines()).noneMatch(line -> line.contains("failed"));
      Start.Endpoint endpoint = only(result);
      assertThat(endpoint.connects()).isEqualTo(1);
      assertThat(endpoint.roundTrips()).isEqualTo(3).isEqualTo(proxy.roundTrips());
      boolean waits = !kind.contains("not block") && !kind.startsWith("asynchronous");
      assertThat(endpoint.rttMillis() != null).isEqualTo(waits);
    }
  }

  /**
   * JDK 25 verifies its own classes too, and loads the channel's with what makes it, to see what it
   * extends.
   */
  static Stream<Arguments> makers() {
    return kinds()
        .filter(
            of -> {
              String kind = (String) of.get()[1];
              boolean onChannel = kind.contains("channel") && !kind.startsWith("asynchronous");
              return !onChannel || ((Jdks.Jdk) of.get()[0]).feature() == 17;
            });
  }

  /** Without the flag that makes any JDK verify its own classes. */
  @DisabledOnOs(OS.WINDOWS)
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("makers")
  void whatConnectsIsWovenAsItIsLoaded(Jdks.Jdk jdk, String kind) {
    ForkedJvm.Result result =
        ForkedJvm.of(RoundTripMains.Words.class)
            .on(jdk)
            .jvm("-Xlog:redefine+class+load,redefine+class+timer")
            .args("" + words, kind)
            .run();
    assertThat(only(result).roundTrips()).isEqualTo(3);
    assertThat(redefinedAlone(result)).isEmpty();
  }

  /**
   * The classes for each of which every thread was stopped; in the end all are restored at once.
   */
  private static List<String> redefinedAlone(ForkedJvm.Result result) {
    List<String> alone = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String line : result.out()) {
      int name = line.indexOf("redefined name=");
      if (name >= 0) {
        names.add(line.substring(name));
      } else if (line.contains("vm_op:")) {
        if (names.size() == 1) {
          alone.addAll(names);
        }
        names.clear();
      }
    }
    return alone;
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void ofEachThreadAndSpanUpToTheBind(Jdks.Jdk jdk) {
    ForkedJvm fork =
        fork(RoundTripMains.Threads.class, jdk)
            .args("" + words)
            .settings("hooks=io.github.prebind.RoundTripMains$Threads.load");
    ForkedJvm.Result result = fork.run();
    Start.Endpoint endpoint = only(result);
    assertThat(endpoint.connects()).isEqualTo(2);
    assertThat(endpoint.wayConnects()).as("the main thread waits for the other").isEqualTo(2);
    assertThat(endpoint.roundTrips()).isEqualTo(10);
    assertThat(endpoint.wayRoundTrips()).isEqualTo(10);
    assertThat(result.span("custom", "load").roundTrips()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void notOfTheAppsOwnServer(Jdks.Jdk jdk) {
    ForkedJvm.Result result = fork(RoundTripMains.OwnServer.class, jdk).run();
    assertThat(only(result).roundTrips()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void ofManyThreadsThatConnectFirstAtOnce(Jdks.Jdk jdk) {
    ForkedJvm.Result result = fork(RoundTripMains.AllAtOnce.class, jdk).args("" + words).run();
    assertThat(only(result).connects()).isEqualTo(RoundTripMains.AllAtOnce.THREADS);
    assertThat(only(result).roundTrips()).isEqualTo(3 * RoundTripMains.AllAtOnce.THREADS);
  }

  private static void assertSame(ForkedJvm fork, String scheme, CountingProxy proxy, int atLeast) {
    ForkedJvm.Result result = fork.args(scheme + "://localhost:" + proxy.port()).run();
    assertThat(result.exitCode()).as("%s", result.err()).isZero();
    assertThat(only(result).roundTrips())
        .isEqualTo(proxy.roundTrips())
        .isGreaterThanOrEqualTo(atLeast);
    assertThat(only(result).connects()).isEqualTo(proxy.connects());
  }

  private static Start.Endpoint only(ForkedJvm.Result result) {
    assertThat(result.report().endpoints()).hasSize(1);
    return result.report().endpoints().get(0);
  }

  /** The JVM does not verify classes of the JDK unless it is told to. */
  private static ForkedJvm fork(Class<?> main, Jdks.Jdk jdk) {
    return ForkedJvm.of(main).on(jdk).jvm("-Xverify:all");
  }
}
