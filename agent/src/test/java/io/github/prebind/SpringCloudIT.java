package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.prebind.start.Start;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A Spring Boot app that has its configuration from a config server. */
class SpringCloudIT {
  private static final String CONFIGURATION =
      "{\"name\":\"shop\",\"profiles\":[\"default\"],\"label\":null,\"version\":null,"
          + "\"state\":null,\"propertySources\":[]}";

  private static void answer(HttpExchange exchange) throws IOException {
    FakeServer.pause();
    byte[] bytes = CONFIGURATION.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Path[] jars() throws IOException {
    Path folder = Path.of(System.getProperty("prebind.libs"), "spring-cloud");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toArray(Path[]::new);
    }
  }

  @Test
  void timesTheFetchOfTheConfigurationWithTheCallInside() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", SpringCloudIT::answer);
    server.start();
    String url = "http://localhost:" + server.getAddress().getPort();
    ForkedJvm fork =
        ForkedJvm.of(SpringBootApp.class)
            .jarsBeginning("spring-", "tomcat-embed-", "jakarta.annotation-", "commons-logging-")
            .jarsBeginning(
                "jspecify-", "micrometer-commons-", "micrometer-observation-", "jackson-")
            .jarsBeginning("slf4j-api-", "httpclient5-", "httpcore5-")
            .jar(jars())
            .jvm("-Dspring.config.import=configserver:" + url)
            .jvm("-Dspring.application.name=shop")
            .jvm("-Dspring.cloud.compatibility-verifier.enabled=false");
    ForkedJvm.Result result;
    try (ForkedJvm.Running running = fork.start()) {
      running.awaitLine("prebind: ready");
      result = running.stop();
    } finally {
      server.stop(0);
    }
    Start.SpanFacts fetch = result.span("framework", "Spring Cloud Config fetch");
    assertThat(fetch.millis()).isGreaterThanOrEqualTo(FakeServer.PAUSE_MILLIS);
    Start.SpanFacts call = result.span("http", "GET " + url + "/shop/default");
    assertThat(call.parent()).isEqualTo(fetch.id());
    assertThat(result.findingIds()).contains("remote-call-before-bind");
  }
}
