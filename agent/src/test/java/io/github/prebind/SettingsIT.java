package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input costs one line each; the app never notices. */
class SettingsIT {
  private static final String[] BAD = {
    "dedline=60s",
    "deadline=soon",
    "platform=herokku",
    "port=http",
    "ready=maybe",
    "sample=often",
    "log=loud",
    "hooks=Warmup",
    "report=/no/such/folder/start.json",
    "enabled=perhaps"
  };

  private static final Map<Jdks.Jdk, ForkedJvm.Result> RUNS = new ConcurrentHashMap<>();

  @TempDir static Path folder;

  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  private static ForkedJvm app(int status) {
    return ForkedJvm.of(SettingsMain.class).args(Integer.toString(status));
  }

  private static ForkedJvm.Result withBadSettings(Jdks.Jdk jdk) {
    return RUNS.computeIfAbsent(jdk, on -> app(7).on(on).settings(BAD).run());
  }

  /** The lines of the agent's that contain all these texts. */
  private static List<String> lines(ForkedJvm.Result result, String... parts) {
    return result.agentLines().stream()
        .filter(line -> List.of(parts).stream().allMatch(line::contains))
        .toList();
  }

  private static void assertAppUnchanged(ForkedJvm.Result result, int status) {
    assertThat(result.exitCode()).isEqualTo(status);
    assertThat(result.out()).containsExactly("app out");
    assertThat(result.err().stream().filter(line -> !line.startsWith("prebind: ")))
        .containsExactly("app err");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tellsEachBadSettingInOneLine(Jdks.Jdk jdk) {
    ForkedJvm.Result result = withBadSettings(jdk);
    assertThat(lines(result, "dedline")).singleElement().asString().contains("deadline");
    assertThat(lines(result, "deadline=soon", "expected")).hasSize(1);
    assertThat(lines(result, "herokku")).singleElement().asString().contains("heroku");
    assertThat(lines(result, "port=http", "expected")).hasSize(1);
    assertThat(lines(result, "ready=maybe", "expected")).hasSize(1);
    assertThat(lines(result, "sample=often", "expected")).hasSize(1);
    assertThat(lines(result, "log=loud", "expected")).hasSize(1);
    assertThat(lines(result, "hooks=Warmup", "expected")).hasSize(1);
    assertThat(lines(result, "enabled=perhaps", "expected")).hasSize(1);
    assertThat(lines(result, "/no/such/folder/start.json", "report")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void leavesTheAppsOutputAndExitCodeAsTheyAre(Jdks.Jdk jdk) {
    assertAppUnchanged(withBadSettings(jdk), 7);
    assertAppUnchanged(app(0).on(jdk).settings("deadline=soon").run(), 0);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void doesNothingAtAllWhenDisabled(Jdks.Jdk jdk) {
    ForkedJvm.Result result =
        ForkedJvm.of(SettingsMain.class)
            .on(jdk)
            .args("7", "look")
            .settings("enabled=false", "deadline=soon")
            .jvm("-javaagent:" + ForkedJvm.agentJar() + "=enabled=false")
            .run();
    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(result.out()).containsExactly("app out", "bridge absent");
    assertThat(result.err()).containsExactly("app err");
    assertThat(result.json()).isNull();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void ignoresASecondCopyInOneLine(Jdks.Jdk jdk) {
    ForkedJvm.Result result =
        app(7).on(jdk).jvm("-javaagent:" + ForkedJvm.agentJar() + "=deadline=90s").run();
    assertAppUnchanged(result, 7);
    assertThat(lines(result, "second")).hasSize(1);
    assertThat(result.report().verdict().deadlineMillis()).isNull();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void ignoresACopyOfAnotherNameInOneLine(Jdks.Jdk jdk) throws IOException {
    Path copy = folder.resolve("copy of " + jdk + ".jar");
    Files.copy(ForkedJvm.agentJar(), copy);
    ForkedJvm.Result result = app(0).on(jdk).jvm("-javaagent:" + copy).run();
    assertAppUnchanged(result, 0);
    assertThat(lines(result, "second")).hasSize(1);
  }

  @Test
  void takesTheArgumentBeforeThePropertyBeforeTheVariable() {
    ForkedJvm.Result result =
        app(0)
            .env("PREBIND_DEADLINE", "70s")
            .env("PREBIND_BUDGET", "71s")
            .env("PREBIND_PORT", "7001")
            .jvm("-Dprebind.deadline=80s", "-Dprebind.budget=81s")
            .settings("deadline=90s")
            .run();
    assertThat(result.report().verdict().deadlineMillis()).isEqualTo(90_000);
    assertThat(result.report().verdict().budgetMillis()).isEqualTo(81_000);
    assertThat(result.report().reasons().get("bind")).contains("7001");
  }

  @Test
  void printsOneJsonObjectALineIfAsked() {
    ForkedJvm.Result result =
        app(7)
            .settings("log=json", "deadline=soon", "report=/no/such/folder/start.json")
            .jvm("-javaagent:" + ForkedJvm.agentJar() + "=log=json")
            .run();
    List<String> own = result.err().stream().filter(line -> !line.equals("app err")).toList();
    assertThat(own).hasSizeGreaterThan(3).noneMatch(line -> line.startsWith("prebind: "));
    for (String line : own) {
      JsonObject object = JsonParser.parseString(line).getAsJsonObject();
      assertThat(object.keySet()).contains("time", "level", "message");
    }
    assertThat(own).filteredOn(line -> line.contains("second")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8", "9", "11", "16"})
  void refusesAnOldJavaInOneLine(String version) {
    assertThat(Prebind.refusal(version, version + ".0_1"))
        .isEqualTo("needs Java 17 or newer, this is " + version + ".0_1; it does nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "21", "25", "99"})
  void takesEveryNewerJava(String version) {
    assertThat(Prebind.refusal(version, version)).isNull();
  }
}
