package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Quarkus 3.20, with what it generates for an app written by hand. */
class QuarkusIT {
  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  private static ForkedJvm app(String... arguments) {
    return ForkedJvm.of(QuarkusApp.class)
        .args(arguments)
        .jars(
            "quarkus-core",
            "quarkus-bootstrap-runner",
            "quarkus-development-mode-spi",
            "wildfly-common",
            "microprofile-config-api",
            "jboss-logging");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void isReadyWhenItHasStartedAndNotWhenItsPortOpens(Jdks.Jdk jdk) {
    ForkedJvm.Result result;
    try (ForkedJvm.Running running = app().on(jdk).start()) {
      running.awaitLine("prebind: ready after");
      result = running.stop();
    }
    Start start = result.report();
    assertThat(start.ready().by()).isEqualTo("Quarkus application started");
    assertThat(start.ready().atMillis()).isGreaterThan(start.bind().atMillis() + 250);
    assertThat(result.span("framework", "Quarkus start").count()).isEqualTo(1);
  }

  @Test
  void doesNotTakeAnEmbeddedApplicationsStartForTheApps() {
    ForkedJvm.Result result;
    try (ForkedJvm.Running running = app("embedded").start()) {
      running.awaitLine("started");
      running.awaitFile("start.json");
      result = running.stop();
    }
    assertThat(result.report().ready()).isNull();
    assertThat(result.report().readiness()).isEmpty();
  }

  /** Both are reachable from outside, and the one that does not count opens first. */
  @Test
  void doesNotTakeThePortOfItsManagementForTheApps() throws IOException {
    int management = LocalServers.closed();
    ForkedJvm fork =
        ForkedJvm.of(QuarkusManagementMain.class)
            .args(Integer.toString(management))
            .jars("quarkus-core", "quarkus-development-mode-spi", "jboss-logging")
            .folder("quarkus-http")
            .settings("ready=off");
    Start start;
    try (ForkedJvm.Running running = fork.start()) {
      running.awaitLine("prebind: port ");
      start = running.stop().report();
    }
    assertThat(start.listeners())
        .extracting(Start.Listener::reserved)
        .containsExactly("management", null);
    assertThat(start.listeners().get(0).port()).isEqualTo(management);
    assertThat(start.bind().port()).isEqualTo(start.listeners().get(1).port());
  }

  @Test
  void namesTheExceptionThatItGaveUpFor() {
    Start start = app("failing").run().report();
    assertThat(start.outcome()).isEqualTo(Start.Outcome.DIED);
    assertThat(start.failure().message()).isEqualTo("no order book");
    assertThat(start.failure().during()).isEqualTo("Quarkus start");
  }
}
