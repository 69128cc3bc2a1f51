package io.github.prebind.analyse.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.Finding;
import io.github.prebind.start.StartBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteCallBeforeBindTest {
  private static final FindingRule RULE = new RemoteCallBeforeBind();

  @Test
  void namesTheCallsAndWhatTheyCost() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "http", "GET http://prices/rates", 1_000, 3_000)
            .span(null, "main", "http", "GET http://prices/tax", 3_000, 3_900, 600, 4, "refused")
            .bound(8080, "0.0.0.0", 5_200);

    Finding finding = Looks.only(RULE, start);

    assertThat(finding.title()).isEqualTo("The port waits for an HTTP answer of another service");
    assertThat(finding.evidence())
        .isEqualTo(
            "2.6 s (50 % of the start); GET http://prices/rates 2 s,"
                + " GET http://prices/tax 4 times 600 ms (failed)");
    assertThat(finding.costMillis()).isEqualTo(2_600);
    assertThat(finding.level()).isEqualTo("warning");
  }

  @ParameterizedTest
  @CsvSource({
    "http://shop:8761/eureka/apps/, EUREKA",
    "http://shop:8500/v1/kv/config/app, CONSUL",
    "http://shop:8848/nacos/v2/ns/instance, NACOS",
    "https://shop:8200/v1/auth/approle/login, VAULT",
    "https://shop:8200/v1/kv/data/app, VAULT",
    "https://shop:8200/v1/kv/metadata/app, VAULT",
    "https://id.example.com/realms/shop/.well-known/openid-configuration, TOKEN_ISSUER",
    "https://id.example.com/realms/shop/protocol/openid-connect/certs, TOKEN_ISSUER",
    "http://localhost:4318/v1/traces, TELEMETRY",
    "http://169.254.169.254/latest/api/token, CLOUD_METADATA",
    "https://secretsmanager.eu-west-1.amazonaws.com/, AWS_SECRETS",
    "https://kubernetes.default.svc/api/v1/namespaces/shop/configmaps, KUBERNETES",
    "https://sqs.eu-west-1.amazonaws.com/, OTHER",
    "http://shop:8761/apps/, OTHER",
    "http://traces:8080/v1/traces/7, OTHER",
  })
  void tellsAServiceByItsPathOrHostOnly(String url, RemoteService service) {
    assertThat(RemoteService.of("GET " + url, false)).isEqualTo(service);
  }

  @Test
  void takesWhatSpringBootAsksForInItsEnvironmentForConfiguration() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "framework", "Spring Boot run", 400, 5_000)
            .span(0, "framework", "Spring Boot environment", 500, 3_000)
            .span(1, "http", "GET http://config:8888/shop/default", 600, 2_900)
            .bound(8080, "0.0.0.0", 5_000);

    Finding finding = Looks.only(RULE, start);

    assertThat(finding.title()).isEqualTo("The port waits for its configuration from afar");
    assertThat(finding.fix()).contains("spring.config.import=optional:configserver");
  }

  @Test
  void namesTheClientBeforeTheResourceServerWhereATokenIssuerIsAsked() {
    assertThat(RemoteService.TOKEN_ISSUER.fix())
        .startsWith("Leave spring.security.oauth2.client.provider.NAME.issuer-uri out")
        .containsSubsequence(
            "authorization-uri, token-uri, jwk-set-uri, user-info-uri and user-name-attribute",
            "spring.security.oauth2.resourceserver.jwt.jwk-set-uri");
  }

  @Test
  void hasOneFindingForEachService() {
    StartBuilder start =
        new StartBuilder()
            .span(null, "http", "POST http://vault:8200/v1/auth/approle/login", 1_000, 2_000)
            .span(null, "http", "GET http://eureka:8761/eureka/apps/", 2_000, 3_000)
            .bound(8080, "0.0.0.0", 5_000);

    assertThat(Looks.all(RULE, start))
        .extracting(Finding::title)
        .containsExactlyInAnyOrder("The port waits for Vault", "The port waits for Eureka");
  }

  @Test
  void isSilentAboutCallsBesideTheWay() {
    StartBuilder start =
        new StartBuilder()
            .span(
                null,
                "exporter",
                "http",
                "POST http://o:4318/v1/traces",
                900,
                3_900,
                3_000,
                1,
                null)
            .bound(8080, "0.0.0.0", 4_000);

    assertThat(Looks.all(RULE, start)).isEmpty();
  }
}
