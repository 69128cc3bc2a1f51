package io.github.prebind.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cure, seen by the agent, if that has been built beside. */
class HealthyStartIT {
  private static final Path AGENT =
      Path.of(System.getProperty("demo.jar"))
          .resolve("../../../agent/target/prebind.jar")
          .normalize();

  @TempDir private Path folder;

  @Test
  void isFoundWellByTheAgentInBackgroundMode() throws Exception {
    assumeThat(AGENT).exists();
    Path report = folder.resolve("start.json");
    String agent = "-javaagent:" + AGENT + "=report=" + report;
    try (DemoProcess app =
        DemoProcess.start(Map.of("STARTUP", "background", "JAVA_TOOL_OPTIONS", agent))) {
      app.await("stderr: prebind: ");
      app.await("ready");
      app.terminate();
      app.exitCode();
    }
    String json = Files.readString(report);
    assertThat(json).contains("\"outcome\": \"bound\"");
    String findings = json.substring(json.indexOf("\"findings\": ["));
    findings = findings.substring(0, findings.indexOf(']'));
    assertThat(findings).doesNotContain("\"level\": \"warning\"", "\"level\": \"error\"");
  }
}
