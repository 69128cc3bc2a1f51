package io.github.prebind;

import static io.github.prebind.SickApp.exactly;
import static io.github.prebind.SickApp.finding;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.sick.EnvConflict;
import io.github.prebind.sick.EnvMissing;
import io.github.prebind.sick.EnvWhitespace;
import io.github.prebind.sick.Server;
import io.github.prebind.start.Start;
import io.github.prebind.start.Start.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apps whose variables are sick: told at once, by name and never with a value. */
class SickEnvironmentIT {
  private static final String SECRET = "s3cr3t";

  @TempDir Path folder;

  static List<SickApp> apps() {
    return List.of(
        SickApp.of("env-whitespace", EnvWhitespace.class, SickEnvironmentIT::more),
        SickApp.of("env-missing", EnvMissing.class, SickEnvironmentIT::less),
        SickApp.of("env-conflict", EnvConflict.class, SickEnvironmentIT::twoThings));
  }

  @ParameterizedTest
  @MethodSource("apps")
  void isFound(SickApp app) throws Exception {
    app.check(folder);
  }

  private static ForkedJvm fork(Class<?> main) {
    return ForkedJvm.sick(main).on(Jdks.newest().get(0)).jvm("-Xlog:class+load:stderr:none");
  }

  /** The lines of the agent and the app, which are one stream. */
  private static List<String> said(ForkedJvm.Result result) {
    List<String> said = new ArrayList<>(result.err());
    said.removeIf(line -> !line.startsWith("prebind: ") && !line.startsWith("the app "));
    return said;
  }

  /**
   * The lines stand before the first class of the app is loaded, before the agent reads a table of
   * hooks and before it could change a class; nor is a value there or in the report.
   */
  private static Start early(ForkedJvm.Result result, Class<?> main, String... lines) {
    for (int i = 0; i < lines.length; i++) {
      assertThat(said(result)).element(i).isEqualTo("prebind: environment: " + lines[i]);
    }
    assertThat(said(result)).element(lines.length).isEqualTo("the app begins");
    int last = result.err().lastIndexOf("prebind: environment: " + lines[lines.length - 1]);
    for (String type :
        List.of(main.getName(), "io.github.prebind.weave.", "io.github.prebind.hooks.")) {
      assertThat(result.err().subList(0, last)).noneMatch(line -> line.startsWith(type));
      assertThat(result.err()).anyMatch(line -> line.startsWith(type));
    }
    assertNoSecret(result);
    return result.report();
  }

  private static void assertNoSecret(ForkedJvm.Result result) {
    assertThat(result.err()).noneMatch(line -> line.contains(SECRET));
    assertThat(result.json()).doesNotContain(SECRET);
  }

  private static Start more(Class<?> main, Path folder) {
    ForkedJvm.Result result =
        fork(main)
            .env("DATABASE_URL", "postgres://app:" + SECRET + "@db/" + SECRET + "\n")
            .env("API_TOKEN", "\"" + SECRET + "\"")
            .untilReported();

    Finding finding = finding(result.report(), "env-whitespace");
    assertThat(finding.level()).isEqualTo("warning");
    assertThat(finding.evidence())
        .isEqualTo(
            "API_TOKEN, a key, stands in quotes; DATABASE_URL, a URL, ends with a line break");
    return early(
        result,
        main,
        "API_TOKEN, a key, stands in quotes (env-whitespace)",
        "DATABASE_URL, a URL, ends with a line break (env-whitespace)");
  }

  private static Start less(Class<?> main, Path folder) {
    ForkedJvm.Result result =
        fork(main)
            .settings("require-env=PREBIND_TEST_KEY;PATH")
            .env("API", "https://app:" + SECRET + "@${PREBIND_TEST_HOST}/" + SECRET)
            .untilReported();

    String missing = "PREBIND_TEST_KEY is not set, and require-env asks for it";
    String unfilled = "API holds a placeholder ${...} that nothing has filled in";
    Finding finding = finding(result.report(), "env-missing");
    assertThat(finding.level()).isEqualTo("error");
    assertThat(finding.evidence()).isEqualTo(missing + "; " + unfilled);
    return early(result, main, missing + " (env-missing)", unfilled + " (env-missing)");
  }

  private static Start twoThings(Class<?> main, Path folder) {
    ForkedJvm.Result result =
        fork(main)
            .env("DATABASE_URL", "postgres://app:" + SECRET + "@" + SECRET + "-a/app")
            .env("DB_URL", "jdbc:postgresql://" + SECRET + "-b/app?password=" + SECRET)
            .untilReported();

    assertThat(finding(result.report(), "env-conflict").level()).isEqualTo("warning");
    return early(
        result,
        main,
        "DATABASE_URL and DB_URL name two databases: the second has another host (env-conflict)");
  }

  @Test
  void nothingIsFoundInAHealthyEnvironment() {
    ForkedJvm.Result result =
        ForkedJvm.sick(Server.class)
            .env("DATABASE_URL", "postgres://app:" + SECRET + "@db/app")
            .env("SPRING_DATASOURCE_URL", "jdbc:postgresql://db:5432/app")
            .env("TLS_KEY", "-----BEGIN KEY-----\n" + SECRET + "\n-----END KEY-----\n")
            .env("GREETING", "good morning ")
            .settings("require-env=DATABASE_URL;TLS_KEY")
            .untilReported();

    exactly(result.report());
    assertThat(result.err().get(0)).isEqualTo("the app begins");
    assertNoSecret(result);
  }

  @Test
  void noClassIsLoadedForAHealthyEnvironment() throws IOException {
    Path loaded = folder.resolve("loaded");

    ForkedJvm.sick(Server.class)
        .on(Jdks.newest().get(0))
        .jvm("-Xlog:class+load:file=" + loaded)
        .untilReported();

    assertThat(Files.readString(loaded))
        .contains(Server.class.getName())
        .doesNotContain("io.github.prebind.environment.");
  }
}
