package io.github.prebind.demo.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JndiResolverTest {
  @Test
  void readsTheRecordsOfARealServer() throws Exception {
    try (StubDnsServer server = new StubDnsServer()) {
      server.text("a.example", "v=spf1 ip4:192.0.2.1 ", "-all");
      server.text("a.example", "site \"check\" \\ 1", "bare", "");
      server.mx("a.example", 20, "mx2.a.example");
      server.mx("a.example", 10, "mx1.a.example");
      JndiResolver resolver = new JndiResolver(server.url());

      assertThat(resolver.texts("a.example"))
          .containsExactlyInAnyOrder("v=spf1 ip4:192.0.2.1 -all", "site \"check\" \\ 1bare");
      assertThat(resolver.exchanges("a.example"))
          .containsExactly(
              new MailExchange(10, "mx1.a.example"), new MailExchange(20, "mx2.a.example"));
    }
  }

  @Test
  void takesANameThatDoesNotExistForEmpty() throws Exception {
    try (StubDnsServer server = new StubDnsServer()) {
      assertThat(new JndiResolver(server.url()).texts("gone.example")).isEmpty();
    }
  }

  @Test
  void saysWhichQuestionGotNoAnswer() throws Exception {
    try (StubDnsServer server = new StubDnsServer()) {
      server.refuse();

      assertThatThrownBy(() -> new JndiResolver(server.url()).exchanges("a.example"))
          .isInstanceOf(ResolverException.class)
          .hasMessageStartingWith("MX a.example: ");
    }
  }
}
