package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing of what {@link HostileMain} hides comes out again. */
class SecretsIT {
  private static final Map<String, ForkedJvm.Result> RUNS = new ConcurrentHashMap<>();

  @TempDir static Path folder;

  static List<Jdks.Jdk> jdks() {
    return Jdks.newest();
  }

  private static ForkedJvm.Result run(Jdks.Jdk jdk, String how, String log) {
    return RUNS.computeIfAbsent(
        jdk + how,
        name ->
            ForkedJvm.of(HostileMain.class)
                .on(jdk)
                .jars("h2", "postgresql")
                .args(how, "--password=s3cr3tArg", "postgres://app:s3cr3tArgUrl@db/app")
                .env("DATABASE_URL", "postgres://app:s3cr3tEnv@db:5432/app")
                .env("API_TOKEN", "s3cr3tEnvToken")
                .jvm(
                    "-javaagent:"
                        + CapturingAgent.jar(folder.resolve("o.jar"))
                        + "=token=s3cr3tOther",
                    "-Ddb.password=s3cr3tProperty")
                .settings("hooks=io.github.prebind.HostileMain$Vault.open", "log=" + log)
                .run());
  }

  private static void assertSilent(ForkedJvm.Result result) {
    assertThat(secrets(List.of(result.json().split("\n")))).isEmpty();
    assertThat(secrets(result.err().stream().filter(SecretsIT::isAgents).toList())).isEmpty();
  }

  /** The JVM itself prints the exception that ends the app; that is the app's. */
  private static boolean isAgents(String line) {
    return line.startsWith("prebind: ") || line.startsWith("{");
  }

  private static List<String> secrets(List<String> lines) {
    return lines.stream().filter(line -> line.contains(HostileMain.TOKEN)).toList();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void printsAndReportsNoSecretOfAStartThatBinds(Jdks.Jdk jdk) {
    ForkedJvm.Result result = run(jdk, "bind", "text");
    assertThat(result.report().outcome()).isEqualTo(Start.Outcome.BOUND);
    assertSilent(result);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void printsAndReportsNoSecretOfAStartThatDies(Jdks.Jdk jdk) {
    ForkedJvm.Result result = run(jdk, "die", "json");
    assertThat(result.report().failure().message()).contains("db.internal");
    assertSilent(result);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void stillSaysWhatWasDone(Jdks.Jdk jdk) {
    ForkedJvm.Result result = run(jdk, "bind", "text");
    assertThat(result.spans("sql", "INSERT INTO keys")).isNotEmpty();
    assertThat(result.spans("sql", "SELECT")).isNotEmpty();
    assertThat(result.spans("custom", "Vault.open")).hasSize(5);
    assertThat(result.report().databases()).isNotEmpty();
    assertThat(result.report().jvm().otherAgents()).contains("o.jar");
  }
}
