package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A start whose database is made to seem far away. Only lower bounds: no sleep is too short. */
class AddedRttIT {
  private static final LocalServers SERVERS = new LocalServers();
  private static final double ADDED_MILLIS = 20;

  private static EmbeddedPostgres postgres;
  private static int words;

  static List<Jdks.Jdk> jdks() {
    return Jdks.newest();
  }

  @BeforeAll
  static void startServers() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    words = SERVERS.words();
  }

  @AfterAll
  static void stopServers() throws IOException {
    SERVERS.close();
    postgres.close();
  }

  private static ForkedJvm.Result jdbc(Jdks.Jdk jdk, String... settings) {
    String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres?user=postgres";
    ForkedJvm.Result result =
        ForkedJvm.of(RoundTripMains.Jdbc.class)
            .on(jdk)
            .jars("postgresql")
            .args(url)
            .settings(settings)
            .run();
    assertThat(result.exitCode()).as("%s", result.err()).isZero();
    return result;
  }

  private static ForkedJvm.Result words(String kind, String rtt) {
    return ForkedJvm.of(RoundTripMains.Words.class)
        .args("" + words, kind)
        .settings("rtt=" + rtt)
        .run();
  }

  private static Start.Endpoint endpoint(ForkedJvm.Result result) {
    assertThat(result.report().endpoints()).hasSize(1);
    return result.report().endpoints().get(0);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void eachRoundTripAndConnectTakesThatMuchLonger(Jdks.Jdk jdk) {
    ForkedJvm.Result near = jdbc(jdk);
    ForkedJvm.Result far = jdbc(jdk, "rtt=*=20ms");

    Start.Endpoint database = endpoint(far);
    assertThat(database.roundTrips()).isEqualTo(endpoint(near).roundTrips());
    assertThat(database.rttMillis()).isGreaterThanOrEqualTo(ADDED_MILLIS);
    double added = (database.wayRoundTrips() + database.wayConnects()) * ADDED_MILLIS;
    assertThat(far.report().prebind().addedRttMillis()).isGreaterThanOrEqualTo(added);
    assertThat(database.waitMillis()).isGreaterThanOrEqualTo(added);
    assertThat(near.report().prebind().addedRttMillis()).isZero();

    int delayed = 0;
    for (Start.SpanFacts span : far.report().spans()) {
      assertThat(span.kind()).isNotEqualTo("sleep");
      assertThat(span.millis())
          .as("%s", span)
          .isGreaterThanOrEqualTo(span.roundTrips() * ADDED_MILLIS);
      delayed += span.roundTrips() > 0 ? 1 : 0;
    }
    assertThat(delayed).isGreaterThan(5);
    assertThat(far.span("connect", "TCP ").millis()).isGreaterThanOrEqualTo(ADDED_MILLIS);
  }

  @Test
  void nobodyTakesItForARealStart() {
    ForkedJvm.Result far = jdbc(Jdks.CURRENT, "rtt=localhost:" + postgres.getPort() + "=1ms");
    String rule = "rtt=localhost:" + postgres.getPort() + "=1ms";
    assertThat(far.report().prebind().warnings()).anyMatch(line -> line.contains(rule));
    assertThat(far.report().prebind().addedRtt()).containsExactly(rule.substring(4));
    assertThat(far.err()).anyMatch(line -> line.startsWith("prebind: rehearsing: " + rule));
    assertThat(far.err())
        .anyMatch(line -> line.startsWith("prebind: rehearsed with") && line.endsWith(rule));
  }

  @Test
  void onlyTheEndpointsNamedAreFarAway() {
    int other = words == 65_535 ? 1 : words + 1;
    String rtt = "127.0.0.1:" + other + "=60s;localhost:" + words + "=60s;db:5432=60s";
    assertThat(words("socket", rtt).report().prebind().addedRttMillis()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"socket", "channel", "socket of a channel", "streams of a channel"})
  void holdsUpThreadsThatWait(String kind) {
    ForkedJvm.Result result = words(kind, "127.0.0.1:" + words + "=20ms");
    assertThat(result.report().prebind().addedRttMillis()).isGreaterThanOrEqualTo(4 * ADDED_MILLIS);
    assertThat(result.span("connect", "TCP ").millis()).isGreaterThanOrEqualTo(ADDED_MILLIS);
    assertThat(endpoint(result).roundTrips()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"channel that does not block", "asynchronous channel, handler"})
  void holdsUpNoEventLoop(String kind) {
    ForkedJvm.Result result = words(kind, "*=60s");
    assertThat(result.report().prebind().addedRttMillis()).isZero();
    assertThat(endpoint(result).roundTrips()).isEqualTo(3);
  }
}
