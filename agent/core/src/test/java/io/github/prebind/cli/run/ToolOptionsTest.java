package io.github.prebind.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolOptionsTest {
  private final Map<String, String> env = new HashMap<>();

  private String options(Map<String, String> settings, String further) {
    ToolOptions.addTo(env, "/opt/prebind.jar", settings, further);
    return env.get("JAVA_TOOL_OPTIONS");
  }

  @Test
  void givesTheAgentToEveryJvm() {
    assertThat(options(Map.of(), null)).isEqualTo("-javaagent:/opt/prebind.jar");
  }

  @Test
  void extendsWhatIsGivenAndDoesNotReplaceIt() {
    env.put("JAVA_TOOL_OPTIONS", " -Xmx300m ");

    assertThat(options(Map.of("port", "8080"), "-XX:ActiveProcessorCount=1"))
        .isEqualTo("-javaagent:/opt/prebind.jar=port=8080 -Xmx300m -XX:ActiveProcessorCount=1");
  }

  @Test
  void putsTheSettingsIntoTheAgentsArgument() {
    assertThat(options(Map.of("deadline", "60s", "platform", "heroku"), null))
        .isEqualTo("-javaagent:/opt/prebind.jar=deadline=60s,platform=heroku");
  }

  @Test
  void writesTheReportsItself() {
    assertThat(options(Map.of("report", "start.json"), null))
        .isEqualTo("-javaagent:/opt/prebind.jar");
  }

  @Test
  void passesAValueWithACommaThroughTheEnvironment() {
    assertThat(options(Map.of("baseline", "a,b.json", "expect-db", "a,b"), null))
        .isEqualTo("-javaagent:/opt/prebind.jar");
    assertThat(env)
        .containsEntry("PREBIND_BASELINE", "a,b.json")
        .containsEntry("PREBIND_EXPECT_DB", "a,b");
  }

  @Test
  void refusesAPathThatTheJvmWouldCutInTwo() {
    assertThatThrownBy(() -> ToolOptions.addTo(env, "/a=b/prebind.jar", Map.of(), null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("/a=b/prebind.jar");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "plain,plain",
        "two words,\"two words\"",
        "it's,\"it's\"",
        "a\"b,\"a\"'\"b'",
        "\"it's\",'\"it'\"'s\"'\"'"
      })
  void quotesAWordAsTheJvmReadsIt(String text, String quoted) {
    assertThat(ToolOptions.quoted(text)).isEqualTo(quoted);
    assertThat(asTheJvmReadsIt(quoted)).isEqualTo(text);
  }

  /** The first word of a variable with options, by the rules of HotSpot. */
  private static String asTheJvmReadsIt(String text) {
    StringBuilder word = new StringBuilder();
    char open = 0;
    for (char c : text.toCharArray()) {
      if (open == 0 && (c == '"' || c == '\'')) {
        open = c;
      } else if (c == open) {
        open = 0;
      } else if (open == 0 && Character.isWhitespace(c)) {
        break;
      } else {
        word.append(c);
      }
    }
    return word.toString();
  }
}
