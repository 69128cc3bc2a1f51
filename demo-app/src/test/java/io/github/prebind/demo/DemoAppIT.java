package io.github.prebind.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoAppIT {
  private static DemoProcess app;

  @BeforeAll
  static void start() throws Exception {
    app = DemoProcess.start(Map.of("DEMO_ROWS", "60"));
    app.port();
  }

  @AfterAll
  static void stop() throws Exception {
    app.close();
  }

  @Test
  void tellsItsHealth() throws Exception {
    HttpResponse<String> health = app.get("/health");

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.headers().firstValue("Content-Type"))
        .hasValue("application/json; charset=utf-8");
    assertThat(health.body())
        .startsWith(
            "{\"status\":\"up\",\"startup\":\"blocking\",\"migration\":{\"state\":\"done\"");
  }

  @Test
  void listsTheTenants() throws Exception {
    assertThat(app.get("/tenants").body())
        .startsWith(
            "[{\"id\":1,\"name\":\"Harbor & Pine Outfitters\",\"domain\":\"harborpine.example\","
                + "\"domains\":10,\"protected\":10,\"partial\":0,\"exposed\":0}");
  }

  @Test
  void showsTheStoredAuditOfATenantsDomain() throws Exception {
    assertThat(app.get("/audits?domain=Civicledger.Example.").body())
        .startsWith(
            "{\"domain\":\"civicledger.example\",\"tenant\":\"Civic Ledger\",\"source\":\"stored\","
                + "\"verdict\":\"protected\",\"spf\":{\"policy\":\"hard-fail\",\"lookups\":0},"
                + "\"dmarc\":{\"policy\":\"reject\",\"percent\":100,"
                + "\"from\":\"civicledger.example\"},\"mx\":[\"0 .\"],\"findings\":[],");
  }

  @Test
  void auditsOtherDomainsAtOnce() throws Exception {
    assertThat(app.get("/audits?domain=spf.bulkpost.example").body())
        .contains("\"source\":\"live\"", "\"verdict\":\"partial\"", "There is no DMARC record.");
  }

  @ParameterizedTest
  @CsvSource({
    "/audits?domain=unknown.example, 404",
    "/audits?domain=no_domain, 400",
    "/audits?domain=%zz, 400",
    "/audits, 400",
    "/healthy, 404",
    "/, 404",
  })
  void refusesWhatItDoesNotUnderstand(String path, int status) throws Exception {
    if (path.contains("%zz")) {
      path = path.replace("%zz", "%25zz"); // a client cannot even send the other
    }
    HttpResponse<String> answer = app.get(path);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).startsWith("{\"error\":\"");
  }

  @Test
  void endsCleanlyOnSigterm() throws Exception {
    try (DemoProcess other = DemoProcess.start(Map.of("DEMO_ROWS", "6"))) {
      other.port();
      other.terminate();

      assertThat(other.exitCode()).isEqualTo(143);
      assertThat(other.lines()).last().asString().endsWith("stopped");
    }
  }

  @Test
  void worksOnANewerJavaToo() throws Exception {
    Optional<Path> jdk = NewerJdk.find();
    assumeThat(jdk).as("a JDK 25 or newer; PREBIND_TEST_JDK can name one").isPresent();
    try (DemoProcess other = DemoProcess.start(jdk.get(), Map.of("DEMO_ROWS", "60"))) {
      assertThat(other.get("/tenants").body()).isEqualTo(app.get("/tenants").body());
      assertThat(other.lines()).noneMatch(line -> line.startsWith("stderr: "));
    }
  }

  @Test
  void endsWithOneWhenThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = Integer.toString(taken.getLocalPort());
      try (DemoProcess other = DemoProcess.start(Map.of("PORT", port, "DEMO_ROWS", "6"))) {
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.text()).contains("cannot start: PORT=" + port + ": cannot listen");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PORT | http | PORT=http: expected a whole number from 0 to 65535 (0: any free port)",
        "STARTUP | fast | STARTUP=fast: expected blocking or background",
        "DEMO_ROWS | -5 | DEMO_ROWS=-5: expected a whole number from 0 to 10000000",
        "DATABASE_URL | mysql://ann:hunter2@db/shop | DATABASE_URL=mysql://***@db/shop: expected"
            + " postgres://user:password@host:port/name, jdbc:postgresql:… or jdbc:h2:…",
      })
  void saysInOneLineWhichSettingIsBad(String key, String value, String message) throws Exception {
    try (DemoProcess other = DemoProcess.start(Map.of(key, value, "LC_ALL", "C.UTF-8"))) {
      assertThat(other.exitCode()).isEqualTo(2);
      assertThat(other.lines()).isEqualTo(List.of("stderr: demo-app: " + message));
    }
  }
}
