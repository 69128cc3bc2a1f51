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

/** The AWS SDK on a machine that knows who it is, as far as one server can be machine and AWS. */
class AwsSdkIT {
  private static final String ROLE = "/latest/meta-data/iam/security-credentials/";
  private static final String IDENTITY =
      "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>4711</Account>"
          + "</GetCallerIdentityResult></GetCallerIdentityResponse>";
  private static final String CREDENTIALS =
      "{\"Code\":\"Success\",\"Type\":\"AWS-HMAC\",\"AccessKeyId\":\"AKIDEXAMPLE\","
          + "\"SecretAccessKey\":\"hunter2\",\"Token\":\"hunter3\","
          + "\"LastUpdated\":\"2026-01-01T00:00:00Z\",\"Expiration\":\"2099-01-01T00:00:00Z\"}";

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    String answer =
        switch (path) {
          case "/latest/api/token" -> "metadata-token";
          case "/latest/dynamic/instance-identity/document" -> "{\"region\":\"eu-central-1\"}";
          case ROLE, ROLE + "/" -> "app";
          case ROLE + "app" -> CREDENTIALS;
          case "/" -> {
            FakeServer.pause();
            yield IDENTITY;
          }
          default -> "";
        };
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("x-aws-ec2-metadata-token-ttl-seconds", "21600");
    exchange.sendResponseHeaders(
        bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void timesRequestsWithTheLookForCredentialsAndTheCallsInside() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", AwsSdkIT::answer);
    server.start();
    String url = "http://localhost:" + server.getAddress().getPort();
    ForkedJvm.Result result;
    try {
      result =
          ForkedJvm.of(AwsSdkMain.class)
              .jars(
                  "sts",
                  "url-connection-client",
                  "sdk-core",
                  "aws-core",
                  "auth",
                  "regions",
                  "utils")
              .jars("profiles", "endpoints-spi", "http-client-spi", "http-auth")
              .jars("http-auth-aws", "http-auth-spi", "identity-spi", "checksums", "checksums-spi")
              .jars("json-utils", "third-party-jackson-core", "aws-query-protocol", "protocol-core")
              .jars("retries", "retries-spi", "metrics-spi", "annotations", "reactive-streams")
              .jars("slf4j-api", "http-auth-aws-eventstream", "eventstream")
              .jvm("-Daws.ec2MetadataServiceEndpoint=" + url)
              .jvm("-Daws.ec2MetadataServiceTimeout=30")
              .args(url)
              .run();
    } finally {
      server.stop(0);
    }
    assertThat(result.out()).as("%s", result.err()).contains("account 4711");
    Start.SpanFacts request = result.span("framework", "AWS SDK sts GetCallerIdentity");
    assertThat(request.millis()).isGreaterThanOrEqualTo(FakeServer.PAUSE_MILLIS);
    assertThat(result.spans("http", "POST " + url))
        .singleElement()
        .satisfies(call -> assertThat(call.parent()).isEqualTo(request.id()));
    assertThat(result.spans("framework", "AWS SDK region")).isNotEmpty();
    assertThat(result.spans("framework", "AWS SDK credentials")).isNotEmpty();
    assertThat(result.spans("http", ""))
        .extracting(Start.SpanFacts::label)
        .containsAll(
            List.of(
                "PUT " + url + "/latest/api/token",
                "GET " + url + "/latest/meta-data/iam/security-credentials/app"));
    assertThat(result.json()).doesNotContain("hunter");
  }
}
