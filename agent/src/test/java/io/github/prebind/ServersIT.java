package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and containers from Maven Central, each in a JVM of its own. */
class ServersIT {
  private static double share(Start start, String label) {
    return start.attribution().stream()
        .filter(share -> share.kind().equals("framework") && share.label().equals(label))
        .mapToDouble(Start.Share::millis)
        .sum();
  }

  private static ForkedJvm.Result run(ForkedJvm fork) {
    ForkedJvm.Result result = fork.settings("ready=off", "sample=off").run();
    assertThat(result.exitCode()).as("%s %s", result.out(), result.err()).isZero();
    assertThat(result.report().prebind().warnings()).isEmpty();
    return result;
  }

  @Test
  void goesBackFromServiceToServiceOnTheThreadsOfWildFly() {
    ForkedJvm.Result result =
        run(
            ForkedJvm.of(ServerMains.Msc.class)
                .jars("jboss-msc", "jboss-logging", "jboss-threads", "wildfly-common"));
    Start start = result.report();
    String seen = start.attribution() + "\n" + start.spans();
    assertThat(start.bind().thread()).startsWith("MSC service thread");
    assertThat(share(start, "MSC service shop.catalog"))
        .as(seen)
        .isGreaterThan(0.8 * ServerMains.MILLIS);
    assertThat(result.span("framework", "MSC service shop.beside").millis())
        .isGreaterThan(0.8 * ServerMains.MILLIS);
    assertThat(share(start, "MSC service shop.beside")).as(seen).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"org.apache.felix.framework", "org.eclipse.osgi"})
  void namesTheBundleThatStarts(String framework) {
    ForkedJvm.Result result = run(ForkedJvm.of(ServerMains.Osgi.class).jars(framework));
    Start.SpanFacts bundle = result.span("framework", "OSGi bundle com.acme.shop");
    double bind = result.report().bind().atMillis();
    assertThat(bind).isBetween(bundle.startMillis(), bundle.endMillis() + 0.1);
  }

  @Test
  void tellsThePhasesOfWeld() {
    ForkedJvm.Result result = run(ForkedJvm.of(ServerMains.Cdi.class).jars("weld-se-shaded"));
    for (String phase :
        new String[] {
          "bean archive scan",
          "container start",
          "extensions and types",
          "bean discovery",
          "validation",
          "end of initialization"
        }) {
      assertThat(result.span("framework", "Weld " + phase).count()).as(phase).isEqualTo(1);
    }
  }

  @Test
  void namesTheServletAppOfAnUndertow() {
    ForkedJvm.Result result =
        run(
            ForkedJvm.of(ServerMains.Servlet.class)
                .jars(
                    "undertow-servlet",
                    "undertow-core",
                    "xnio-api",
                    "xnio-nio",
                    "jboss-logging",
                    "jboss-threads",
                    "wildfly-common",
                    "wildfly-client-config",
                    "jakarta.servlet-api",
                    "jakarta.annotation-api"));
    assertThat(result.span("framework", "Undertow app shop.war deploy").count()).isEqualTo(1);
    assertThat(result.span("framework", "Undertow app shop.war start").millis())
        .isGreaterThan(0.8 * ServerMains.MILLIS);
    Start.SpanFacts start = result.span("framework", "Undertow server start");
    assertThat(result.report().bind().atMillis())
        .isBetween(start.startMillis(), start.endMillis() + 0.1);
    assertThat(result.out()).contains("port=" + result.report().bind().port());
  }

  @Test
  void timesTheWebAppOfAJettyAndItsScan() throws IOException {
    ForkedJvm.Result result = run(ForkedJvm.of(JettyMain.class).folder("jetty"));
    Start.SpanFacts start = result.span("framework", "Jetty server start");
    Start.SpanFacts app = result.span("framework", "Jetty app /shop");
    assertThat(app.parent()).isEqualTo(start.id());
    assertThat(result.span("framework", "Jetty web app configuration").count()).isEqualTo(1);
    Start.SpanFacts scan = result.span("framework", "Jetty annotation scan");
    assertThat(scan.parent()).isEqualTo(start.id());
    assertThat(result.report().bind().atMillis()).isGreaterThan(start.endMillis());
  }

  @ParameterizedTest
  @CsvSource({
    "pekko,     org.apache.pekko.actor.ActorSystem#create,               Pekko actor system",
    "micronaut, io.micronaut.context.ApplicationContext#run,             Micronaut context start",
    "resteasy,  org.jboss.resteasy.core.ResteasyDeploymentImpl#start,    RESTEasy application",
    "jersey,    org.glassfish.jersey.server.ApplicationHandler#toString, Jersey application",
  })
  void timesWhatStartsInOneCall(String folder, String call, String label) throws IOException {
    ForkedJvm.Result result = run(ForkedJvm.of(NamedMain.class).folder(folder).args(call));
    List<Start.SpanFacts> found = result.spans("framework", label);
    assertThat(found).as("%s", result.report().spans()).hasSize(1);
    assertThat(found.get(0).error()).isNull();
    assertThat(result.report().bind().atMillis()).isGreaterThan(found.get(0).endMillis());
  }

  @Test
  void timesVertxArmeriaHelidonAndCassandrasOldDriver() throws IOException {
    int closed = LocalServers.closed();
    Jdks.Jdk jdk = Jdks.newest().get(0);
    boolean helidonRuns = jdk.feature() >= 21;
    ForkedJvm fork =
        ForkedJvm.of(NamedMain.class)
            .folder("several-servers")
            .on(jdk)
            .args("io.vertx.core.Vertx#vertx")
            .args(
                "com.datastax.driver.core.Cluster#builder.addContactPoint(localhost)"
                    + ".withPort("
                    + closed
                    + ").build.connect")
            .args(
                "com.linecorp.armeria.server.Server#builder"
                    + ".service(/,<com.linecorp.armeria.server.HttpService>).build");
    ForkedJvm.Result result =
        run(helidonRuns ? fork.args("io.helidon.webserver.WebServer#builder.build.start") : fork);
    for (String label : new String[] {"Vert.x start", "Armeria server build"}) {
      assertThat(result.span("framework", label).error()).as(label).isNull();
    }
    Start.SpanFacts connect = result.span("connect", "connect cassandra localhost:" + closed);
    assertThat(connect.thread()).isEqualTo("main");
    assertThat(connect.error()).contains("NoHostAvailableException");
    if (helidonRuns) {
      Start.SpanFacts helidon = result.span("framework", "Helidon web server start");
      assertThat(result.report().bind().atMillis())
          .isBetween(helidon.startMillis(), helidon.endMillis() + 0.1);
    }
  }

  @Test
  void timesTheStartOfAGrpcServer() {
    ForkedJvm fork =
        ForkedJvm.of(GrpcBindMains.Nio.class)
            .jarsBeginning("grpc-", "guava-", "failureaccess-", "perfmark-");
    assertThat(run(fork).span("framework", "gRPC server start").count()).isEqualTo(1);
  }
}
