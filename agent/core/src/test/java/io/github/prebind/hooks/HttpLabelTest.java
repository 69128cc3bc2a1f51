package io.github.prebind.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpLabelTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://config.acme.com:8888/shop/prod?label=main | GET https://config.acme.com:8888/shop/prod",
        "https://id.acme.com/realms/550e8400-e29b-41d4-a716-446655440000/certs | GET https://id.acme.com/realms/550e8400-e29b-41d4-a716-446655440000/certs",
        "https://hooks.acme.com/services/T0123/B0123/aB3dE5gH7jK9mN1pQ3sT5vW7 | GET https://hooks.acme.com/services/T0123/B0123/***",
        "https://api.acme.com/bot123456:AAbbCC0123456789abcdef/sendMessage | GET https://api.acme.com/***/sendMessage",
        "https://acme.com/a;jsessionid=1 | GET https://acme.com/a",
        "/v1/config/ | GET /v1/config/",
        "/hooks/aB3dE5gH7jK9mN1pQ3sT5vW7?x=y | GET /hooks/***",
      })
  void holdsNoSecretOfTheAddress(String url, String label) {
    assertThat(HttpLabel.ofUrl("GET", url)).isEqualTo(label);
  }
}
