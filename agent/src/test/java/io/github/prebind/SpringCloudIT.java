package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.prebind.start.Start;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spring Boot apps that have their configuration from a config server or a Vault. */
class SpringCloudIT {
  private static final String CONFIGURATION =
      "{\"name\":\"shop\",\"profiles\":[\"default\"],\"label\":null,\"version\":null,"
          + "\"state\":null,\"propertySources\":[]}";

  /** Serves as a secret, as the mount of one and as what is known of a token. */
  private static final String SECRET =
      "{\"lease_duration\":0,\"renewable\":false,\"data\":{\"password\":\"hunter2\","
          + "\"path\":\"secret/\",\"options\":{\"version\":\"1\"},\"ttl\":0,\"renewable\":false}}";

  private static HttpServer serverOf(String answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", exchange -> answer(exchange, answer));
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    FakeServer.pause();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String url(HttpServer server) {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private static ForkedJvm app(String imported) throws IOException {
    return ForkedJvm.of(SpringBootApp.class)
        .jarsBeginning("spring-", "tomcat-embed-", "jakarta.annotation-", "commons-logging-")
        .jarsBeginning("jspecify-", "micrometer-commons-", "micrometer-observation-", "jackson-")
        .jarsBeginning("slf4j-api-", "httpclient5-", "httpcore5-")
        .folder("spring-cloud")
        .jvm("-Dspring.config.import=" + imported)
        .jvm("-Dspring.application.name=shop")
        .jvm("-Dspring.cloud.compatibility-verifier.enabled=false");
  }

  private static ForkedJvm.Result untilReady(ForkedJvm fork) {
    try (ForkedJvm.Running running = fork.start()) {
      running.awaitLine("prebind: ready");
      return running.stop();
    }
  }

  @Test
  void timesTheFetchOfTheConfigurationWithTheCallInside() throws IOException {
    HttpServer server = serverOf(CONFIGURATION);
    ForkedJvm.Result result;
    try {
      result =
          untilReady(app("configserver:" + url(server)).jvm("-Dspring.cloud.vault.enabled=false"));
    } finally {
      server.stop(0);
    }
    Start.SpanFacts fetch = result.span("framework", "Spring Cloud Config fetch");
    assertThat(fetch.millis()).isGreaterThanOrEqualTo(FakeServer.PAUSE_MILLIS);
    Start.SpanFacts call = result.span("http", "GET " + url(server) + "/shop/default");
    assertThat(call.parent()).isEqualTo(fetch.id());
    assertThat(result.findingIds()).contains("remote-call-before-bind");
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false"})
  void timesEachSecretOfAVaultAndPrintsNone(String withLeases) throws IOException {
    HttpServer server = serverOf(SECRET);
    ForkedJvm.Result result;
    try {
      result =
          untilReady(
              app("vault://secret/shop,vault://secret/all")
                  .jvm("-Dspring.cloud.config.enabled=false")
                  .jvm("-Dspring.cloud.vault.uri=" + url(server))
                  .jvm("-Dspring.cloud.vault.token=token-of-the-vault")
                  .jvm("-Dspring.cloud.vault.config.lifecycle.enabled=" + withLeases));
    } finally {
      server.stop(0);
    }
    for (String path : List.of("secret/shop", "secret/all")) {
      Start.SpanFacts secret = result.span("framework", "Vault secret " + path);
      assertThat(secret.millis()).isGreaterThanOrEqualTo(FakeServer.PAUSE_MILLIS);
      Start.SpanFacts call = result.span("http", "GET " + url(server) + "/v1/" + path);
      assertThat(call.parent()).isEqualTo(secret.id());
    }
    assertThat(result.findingIds()).contains("remote-call-before-bind");
    assertThat(result.json()).doesNotContain("hunter2", "token-of-the-vault");
    assertThat(result.agentLines().toString()).doesNotContain("hunter2", "token-of-the-vault");
  }
}
