package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP clients other than the JDK's. */
class HttpClientsIT {
  private static final String[] KINDS = {
    "httpclient-", "httpcore-", "httpclient5-", "httpcore5-", "httpasyncclient-",
    "commons-codec-", "commons-logging-", "slf4j-api-", "kotlin-stdlib-", "jakarta.json-",
    "parsson-", "elasticsearch-rest5-client-",
  };

  @ParameterizedTest
  @CsvSource({
    "okhttp,         okhttp-jvm okio-jvm",
    "okhttp,         okhttp-3.14.9 okio-1.17.2",
    "apache4,        okhttp-jvm",
    "apache5,        okhttp-jvm",
    "elasticsearch,  elasticsearch-rest-client",
    "elasticsearch,  elasticsearch-rest-client-7.17.28",
    "elasticsearch5, elasticsearch-rest-client",
  })
  void timesEachCallByItsMethodHostAndPath(String client, String libraries) throws IOException {
    int closed = LocalServers.closed();
    try (LocalServers servers = new LocalServers()) {
      int http = servers.http();
      ForkedJvm fork =
          ForkedJvm.of(HttpClientsMain.class)
              .jarsBeginning(KINDS)
              .args(client, "http://localhost:" + http + "/slow")
              .args("http://localhost:" + closed + "/closed");
      for (String library : libraries.split(" ")) {
        if (Character.isDigit(library.charAt(library.length() - 1)) && library.contains(".")) {
          fork.jar(ForkedJvm.oldJar(library));
        } else {
          fork.jars(library);
        }
      }
      ForkedJvm.Result result = fork.run();
      assertThat(result.out()).as("%s", result.err()).contains("status 200");
      Start.SpanFacts slow = result.span("http", "/slow");
      assertThat(slow.label()).isEqualTo("GET http://localhost:" + http + "/slow");
      assertThat(slow.thread()).isEqualTo("main");
      assertThat(slow.millis()).isGreaterThanOrEqualTo(BlockingMains.WAIT_MILLIS);
      Start.SpanFacts refused = result.span("http", "/closed");
      assertThat(refused.label()).isEqualTo("GET http://localhost:" + closed + "/closed");
      assertThat(refused.error()).containsIgnoringCase("connect");
      assertThat(result.json()).doesNotContain("hunter2");
    }
  }
}
