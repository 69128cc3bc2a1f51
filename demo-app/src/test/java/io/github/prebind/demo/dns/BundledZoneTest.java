package io.github.prebind.demo.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class BundledZoneTest {
  @Test
  void answersInAnyCaseAndSortsByPreference() throws IOException {
    BundledZone zone = zone("a.example. MX 20 two.example.", "a.example. MX 10 One.example.");

    assertThat(zone.exchanges("A.Example"))
        .containsExactly(new MailExchange(10, "one.example"), new MailExchange(20, "two.example"));
  }

  @Test
  void joinsTheStringsOfATextRecord() throws IOException {
    assertThat(zone("a.example. TXT \"v=spf1 \" \"-all\"").texts("a.example"))
        .containsExactly("v=spf1 -all");
  }

  @Test
  void answersFromTheWildcardForNamesThatDoNotExist() throws IOException {
    BundledZone zone = zone("*.a.example. TXT \"wild\"", "b.a.example. TXT \"own\"");

    assertThat(zone.texts("x.a.example")).containsExactly("wild");
    assertThat(zone.texts("y.x.a.example")).containsExactly("wild");
    assertThat(zone.texts("b.a.example")).containsExactly("own");
  }

  @Test
  void keepsTheWildcardFromNamesThatExist() throws IOException {
    BundledZone zone = zone("*.a.example. TXT \"wild\"", "c.b.a.example. MX 10 m.example.");

    assertThat(zone.texts("c.b.a.example")).as("exists, without text").isEmpty();
    assertThat(zone.texts("b.a.example")).as("exists as an empty node").isEmpty();
    assertThat(zone.texts("x.b.a.example")).as("its closest ancestor has no wildcard").isEmpty();
  }

  @Test
  void knowsNothingOfOtherNames() {
    assertThat(BundledZone.load().texts("unknown.test")).isEmpty();
    assertThat(BundledZone.load().exchanges("")).isEmpty();
  }

  @Test
  void namesTheLineThatIsNoRecord() {
    assertThatThrownBy(() -> zone("; fine", "a.example. AAAA ::1"))
        .hasMessage("line 2: type AAAA, expected TXT or MX");
  }

  private static BundledZone zone(String... lines) throws IOException {
    return BundledZone.parse(new BufferedReader(new StringReader(String.join("\n", lines))));
  }
}
