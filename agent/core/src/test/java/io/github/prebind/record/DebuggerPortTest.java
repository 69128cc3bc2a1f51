package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebuggerPortTest {
  @ParameterizedTest
  @CsvSource({
    "'-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005', 5005",
    "'-agentlib:jdwp=transport=dt_socket,address=localhost:5006,server=y', 5006",
    "'-agentlib:jdwp=transport=dt_socket,address=[::1]:5007,server=y', 5007",
    "'-agentlib:jdwp=transport=dt_socket,server=y,address=8000', 8000",
    "'-Xdebug -Xrunjdwp:transport=dt_socket,server=y,address=8001', 8001",
    "'-agentlib:jdwp=transport=dt_socket,server=y,suspend=n', 0",
    "'-agentlib:jdwp=transport=dt_socket,server=y,address=*:0', 0",
    "'-agentlib:jdwp=transport=dt_socket,server=n,address=host:5005', -1",
    "'-Xmx100m -jar app.jar --address=8080', -1",
  })
  void theOptionNamesThePort(String option, int port) {
    assertThat(DebuggerPort.of("java\0" + option + "\0Main\0", "")).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({
    "JAVA_TOOL_OPTIONS, 5005",
    "JDK_JAVA_OPTIONS, 5005",
    "_JAVA_OPTIONS, 5005",
    "MY_JAVA_TOOL_OPTIONS, -1",
  })
  void theJvmsOwnVariablesNameItToo(String variable, int port) {
    String option = "=-Xmx100m -agentlib:jdwp=transport=dt_socket,server=y,address=*:5005 -Xss1m\0";
    assertThat(DebuggerPort.of("java\0Main\0", "HOME=/\0" + variable + option + "A=b\0"))
        .isEqualTo(port);
  }
}
