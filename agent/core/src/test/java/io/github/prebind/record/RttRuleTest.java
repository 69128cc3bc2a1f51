package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RttRuleTest {
  private static InetSocketAddress remote(String name, int... address) throws UnknownHostException {
    byte[] bytes = new byte[address.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) address[i];
    }
    return new InetSocketAddress(InetAddress.getByAddress(name, bytes), 5432);
  }

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "db.example.com:5432, true",
    "DB.Example.com:5432, true",
    "10.1.2.3:5432, true",
    "db.example.com:5433, false",
    "10.1.2.4:5432, false",
    "example.com:5432, false",
  })
  void isForTheNameThatTheAppGaveOrTheAddress(String endpoint, boolean matches)
      throws UnknownHostException {
    RttRule rule = RttRule.of(endpoint, 20);
    assertThat(rule.matches(remote("db.example.com", 10, 1, 2, 3))).isEqualTo(matches);
    assertThat(rule.nanos()).isEqualTo(20_000_000);
  }

  @ParameterizedTest
  @CsvSource({"[2001:db8::5]:5432", "[2001:DB8:0::0:5]:5432"})
  void takesAnAddressOfVersion6InEitherSpelling(String endpoint) throws UnknownHostException {
    InetSocketAddress remote =
        remote(null, 0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5);
    assertThat(RttRule.of(endpoint, 20).matches(remote)).isTrue();
  }
}
