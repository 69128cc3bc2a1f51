package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.record.RttRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private final List<String> problems = new ArrayList<>();
  private final Properties system = new Properties();

  @Test
  void hasADefaultForEachSetting() {
    Settings settings = read(null, Map.of("HOME", "/root"));

    assertThat(settings.enabled()).isTrue();
    assertThat(settings.platform()).isEqualTo("auto");
    assertThat(settings.deadlineMillis()).isNull();
    assertThat(settings.budgetMillis()).isNull();
    assertThat(settings.port()).isNull();
    assertThat(settings.targetPort()).isNull();
    assertThat(settings.ready()).isEqualTo("auto");
    assertThat(settings.reports()).isEmpty();
    assertThat(settings.baseline()).isNull();
    assertThat(settings.requireEnv()).isEmpty();
    assertThat(settings.expectDb()).isNull();
    assertThat(settings.hooks()).isEmpty();
    assertThat(settings.rtt()).isEmpty();
    assertThat(settings.sample()).isEqualTo("auto");
    assertThat(settings.sampleMillis()).isNull();
    assertThat(settings.metrics()).isEqualTo("auto");
    assertThat(settings.jsonLog()).isFalse();
    assertThat(problems).isEmpty();
  }

  @Test
  void readsRoundTripTimesByEndpoint() {
    Settings settings = read("rtt=db:5432=20ms; [::1]:6379=0.5ms;*=1s;db=3ms", Map.of());

    assertThat(settings.rtt())
        .containsExactly(
            new RttRule("db", 5432, 20_000_000),
            new RttRule("::1", 6379, 500_000),
            new RttRule(null, 0, 1_000_000_000));
    assertThat(settings.rttAsTyped()).containsExactly("db:5432=20ms", "[::1]:6379=0.5ms", "*=1s");
    assertThat(problems).hasSize(1);
  }

  @Test
  void takesThemFromTheAgentsArgument() {
    Settings settings =
        read(
            " platform = render:free , deadline=2m,budget=1500ms,port=8081,ready=/up, report=a.json;"
                + " b.JSON,hooks=com.acme.Warmup.load;com.acme.Outer$Inner.run,sample=20ms,log=json,",
            Map.of());

    assertThat(settings.platform()).isEqualTo("render:free");
    assertThat(settings.deadlineMillis()).isEqualTo(120_000);
    assertThat(settings.budgetMillis()).isEqualTo(1_500);
    assertThat(settings.port()).isEqualTo(8081);
    assertThat(settings.ready()).isEqualTo("/up");
    assertThat(settings.reports()).containsExactly("a.json", "b.JSON");
    assertThat(settings.hooks())
        .containsExactly("com.acme.Warmup.load", "com.acme.Outer$Inner.run");
    assertThat(settings.sample()).isEqualTo("fixed");
    assertThat(settings.sampleMillis()).isEqualTo(20);
    assertThat(settings.jsonLog()).isTrue();
    assertThat(problems).isEmpty();
  }

  @Test
  void takesThemFromTheEnvironmentWithDashesAsUnderscores() {
    Settings settings =
        read(null, Map.of("PREBIND_REQUIRE_ENV", "A; B", "PREBIND_EXPECT_DB", "postgresql"));

    assertThat(settings.requireEnv()).containsExactly("A", "B");
    assertThat(settings.expectDb()).isEqualTo("postgresql");
  }

  @Test
  void lookAtTheArgumentThenThePropertyThenTheVariable() {
    Map<String, String> env =
        Map.of("PREBIND_PORT", "1", "PREBIND_DEADLINE", "1s", "PREBIND_BUDGET", "1s");
    system.setProperty("prebind.port", "2");
    system.setProperty("prebind.deadline", "2s");

    Settings settings = read("port=3", env);

    assertThat(settings.port()).isEqualTo(3);
    assertThat(settings.deadlineMillis()).isEqualTo(2_000);
    assertThat(settings.budgetMillis()).isEqualTo(1_000);
    assertThat(problems).isEmpty();
  }

  @Test
  void countAnEmptyVariableAsNotSet() {
    system.setProperty("prebind.port", "");

    Settings settings = read(null, Map.of("PREBIND_PORT", "9000", "PREBIND_DEADLINE", " "));

    assertThat(settings.port()).isEqualTo(9000);
    assertThat(settings.deadlineMillis()).isNull();
    assertThat(problems).isEmpty();
  }

  @Test
  void leaveTheProcessIdInAReportsNameToTheWriter() {
    assertThat(read("report=start-%p.json", Map.of()).reports()).containsExactly("start-%p.json");
  }

  @Test
  void areSilentWhenSwitchedOff() {
    assertThat(read("enabled=false,dedline=5s", Map.of("PORT", "99999")).enabled()).isFalse();
    assertThat(problems).isEmpty();
  }

  @Test
  void preferTheirOwnPortToThePlatforms() {
    assertThat(read(null, Map.of("PORT", " 5000 ")).targetPort()).isEqualTo(5000);
    assertThat(read("port=6000", Map.of("PORT", "5000")).targetPort()).isEqualTo(6000);
    assertThat(read("port=6000", Map.of("PORT", "99999")).targetPort()).isEqualTo(6000);
    assertThat(problems).isEmpty();
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "0", "tcp://10.0.0.1:80", "/var/run/app.sock", "http", "{{port}}"})
  void takeNoPortFromAVariableThatMeansSomethingElse(String value) {
    assertThat(read(null, Map.of("PORT", value)).portFromEnv()).isNull();
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"80800", "-1", "8080x", "99999999999999999999", "80 80", "65536"})
  void sayWhenAPortWasMeantAndIsNone(String value) {
    assertThat(read(null, Map.of("PORT", value)).portFromEnv()).isNull();
    assertThat(problems)
        .containsExactly(
            "the environment's PORT="
                + value
                + " is not a port; expected a number from 1 to 65535; using the first port to open");
  }

  @Test
  void ignoreTheLinksToAServiceThatIsCalledPrebind() {
    read(
        null,
        Map.of(
            "KUBERNETES_SERVICE_HOST", "10.0.0.1",
            "PREBIND_SERVICE_HOST", "10.0.0.2",
            "PREBIND_SERVICE_PORT", "80",
            "PREBIND_PORT", "tcp://10.0.0.2:80",
            "PREBIND_PORT_80_TCP_PORT", "80",
            "PREBIND_DEMO_SERVICE_HOST", "10.0.0.3"));

    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"auto, auto", "off, off", "5ms, fixed"})
  void knowHowToSample(String given, String mode) {
    assertThat(read("sample=" + given, Map.of()).sample()).isEqualTo(mode);
  }

  private Settings read(String argument, Map<String, String> env) {
    return Settings.read(argument, env, system, problems);
  }
}
