package io.github.prebind.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start.EnvironmentProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentCheckTest {
  /** A value with escapes for what cannot be seen: \n, \r, \b for a byte order mark, _ a blank. */
  private static String value(String text) {
    return text.replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\\b", "\ufeff")
        .replace("\\h", "\u00a0")
        .replace("\\x", "\ufffd")
        .replace('_', ' ');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      textBlock =
          """
          DATABASE_URL  | postgres://u:p@db/app\\n | a URL, ends with a line break
          DATABASE_URL  | "postgres://u:p@db/app"  | a URL, stands in quotes
          API           | 'https://api'            | a URL, stands in quotes
          API           | https://api"             | a URL, ends with a quote
          API           | \\bhttps://api           | a URL, begins with a byte order mark
          API           | \\x\\x\\xhttps://api     | a URL, begins with a byte order mark
          JDBC          | jdbc:h2:mem:a\\r\\n      | a URL, ends with a line break
          DB_HOST       | _db.internal             | a host, begins with a blank
          DB_HOST       | db\\h                    | a host, ends with a blank
          PORT          | 8080_                    | a port, ends with a blank
          WORKERS       | _4_                      | a number, begins with a blank and ends with a blank
          RATIO         | -0.25\\n                 | a number, ends with a line break
          SSL           | true\\n                  | a boolean, ends with a line break
          API_TOKEN     | abcdef\\n                | a key, ends with a line break
          DB_PASSWORD   | "abcdef"                 | a key, stands in quotes
          """)
  void tellsWhatStandsAroundAValue(String name, String text, String what) {
    assertThat(of(Map.of(name, value(text))))
        .containsExactly(new EnvironmentProblem("env-whitespace", List.of(name), what));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      textBlock =
          """
          DATABASE_URL    | postgres://u:p@db/app
          JAVA_OPTS       | _-Xmx512m_
          JAVA_OPTS       | "-Dapi=https://api"
          PS1             | \\n$_
          GREETING        | _hello
          NOTE            | _see https://api_
          TLS_KEY         | -----BEGIN_KEY-----\\nabc\\n-----END_KEY-----\\n
          CREDENTIALS_KEY | {"a":1}\\n
          DB_PASSWORD     | abc"
          DB_PASSWORD     | 'abc
          PWD             | /home/app_
          HOST_LIST       | a,b_
          DB_HOST         | a,b_
          EMPTY           | _
          QUOTE           | "
          NAME            | O'Neill'
          """)
  void leavesAloneWhatMayBeMeantSo(String name, String text) {
    assertThat(of(Map.of(name, value(text)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DATABASE_URL | postgres://${DB_HOST}/app
          DATABASE_URL | ${{Postgres.DATABASE_URL}}
          API_KEY      | ${{ secrets.API_KEY }}
          DATABASE_URL | ${db.DATABASE_URL}
          HOST         | ${SET}.${UNSET}
          """)
  void tellsAPlaceholderThatNobodyHasFilledIn(String name, String text) {
    assertThat(of(Map.of(name, text, "SET", "x")))
        .containsExactly(
            new EnvironmentProblem(
                "env-missing",
                List.of(name),
                "holds a placeholder ${...} that nothing has filled in"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DATABASE_URL              | postgres://${DB_HOST}/app
          PORT_TEXT                 | ${UNSET:8080}
          DATABASE_URL              | jdbc:postgresql://${UNSET:-db}/app
          SPRING_APPLICATION_NAME   | ${app.name}
          EUREKA_INSTANCE_ID        | ${spring.application.name}:${random.value}
          LOGGING_PATTERN_CONSOLE   | %d-${UNSET}
          PROMPT_COMMAND            | ${UNSET}
          PS1                       | ${UNSET}
          CI_COMMIT_TITLE           | Replace ${UNSET} by ${ANOTHER}
          BASH_FUNC_x%%             | () { echo ${UNSET} }
          MONEY                     | $5{x}
          CUT                       | ${UNSET
          """)
  void leavesPlaceholdersAloneThatSomebodyFillsIn(String name, String text) {
    assertThat(of(Map.of(name, text, "DB_HOST", "db"))).isEmpty();
  }

  @Test
  void tellsWhatRequireEnvMisses() {
    assertThat(
            EnvironmentCheck.of(Map.of("BLANK", " ", "SET", "x"), List.of("UNSET", "SET", "BLANK")))
        .extracting(EnvironmentCheck::line)
        .containsExactly(
            "environment: UNSET is not set, and require-env asks for it (env-missing)",
            "environment: BLANK is blank, and require-env asks for it (env-missing)");
  }

  @ParameterizedTest
  @CsvSource({
    "SERVER_PORT, 8080, Spring Boot",
    "QUARKUS_HTTP_PORT, 0, Quarkus",
    "MICRONAUT_SERVER_PORT, 80, Micronaut"
  })
  void tellsTwoPorts(String name, String port, String framework) {
    assertThat(of(Map.of("PORT", "10000", name, port)))
        .extracting(EnvironmentCheck::line)
        .containsExactly(
            "environment: PORT and "
                + name
                + " hold different ports: "
                + framework
                + " listens on "
                + name
                + ", the platform looks at PORT (env-conflict)");
  }

  @ParameterizedTest
  @CsvSource({"8080, 8080", "tcp://10.0.0.1:80, 8080", "8080, tcp://10.0.0.1:80", "99999, 80"})
  void leavesPortsAloneThatAgreeOrAreNone(String port, String server) {
    assertThat(of(Map.of("PORT", port, "SERVER_PORT", server))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres://u:p@db/app           | jdbc:postgresql://other/app    | host
          postgres://u:p@db:5432/app      | jdbc:postgresql://db/other     | name
          postgres://u:p@db/app           | jdbc:mysql://db/app            | product
          postgres://u:p@db/app           | jdbc:h2:mem:app                | product
          postgres://u:p@10.0.0.1/app     | jdbc:postgresql://10.1.0.1/app | host
          postgres://u:p@a.db.example/app | jdbc:postgresql://a.db.other/app | host
          """)
  void tellsTwoDatabases(String first, String second, String difference) {
    assertThat(of(Map.of("DATABASE_URL", first, "SPRING_DATASOURCE_URL", second)))
        .containsExactly(
            new EnvironmentProblem(
                "env-conflict",
                List.of("DATABASE_URL", "SPRING_DATASOURCE_URL"),
                "name two databases: the second has another " + difference));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres://u:p@db:5432/app       | jdbc:postgresql://db/app?user=u&password=p
          postgresql://u@localhost/app     | jdbc:postgresql://127.0.0.1:5433/app
          mysql://u:p@db/app               | jdbc:mariadb://DB:3306/app
          postgres://u@dpg-1-a/app         | jdbc:postgresql://dpg-1-a.oregon.render.com/app
          postgres://u@ep-x-pooler.eu.neon.tech/app | jdbc:postgresql://ep-x.eu.neon.tech/app
          postgres://u:p%40@db/app         | jdbc:postgresql://db/app
          postgres://u:p@x@db/app          | jdbc:postgresql://db/app
          postgres://a,b/app               | jdbc:postgresql://db/app
          jdbc:oracle:thin:@db:1521/app    | postgres://db/app
          jdbc:h2:mem:a                    | jdbc:h2:file:b
          redis://db/0                     | postgres://db/app
          postgres://${DB_HOST:db}/app     | jdbc:postgresql://other/app
          no URL at all                    | jdbc:postgresql://other/app
          """)
  void takesFormsOfOneUrlForOne(String first, String second) {
    assertThat(of(Map.of("DATABASE_URL", first, "SPRING_DATASOURCE_URL", second))).isEmpty();
  }

  static List<String> wrongNames() {
    return List.of("DATABASE_URL", "API_KEY", "DB_HOST", "PORT", "A_PASSWORD", "ANY");
  }

  /** No value, and no part of one, whatever is wrong with it and whatever name it goes by. */
  @ParameterizedTest
  @MethodSource("wrongNames")
  void saysNothingOfAnyValue(String name) {
    List<String> values =
        List.of(
            "s3cr3t\n",
            "\"s3cr3t\"",
            "postgres://s3cr3t:s3cr3t@s3cr3t/s3cr3t\n",
            "jdbc:postgresql://s3cr3t/s3cr3t?password=s3cr3t ",
            "${S3CR3T}s3cr3t",
            "s3cr3t${{s3cr3t.S3CR3T}}",
            " s3cr3t://s3cr3t",
            "S3CR3T\u0000",
            "s3cr3t://${S3CR3T");
    List<EnvironmentProblem> all = new ArrayList<>();
    for (String value : values) {
      for (String other : values) {
        Map<String, String> env = new LinkedHashMap<>();
        env.put(name, value);
        env.put("SPRING_DATASOURCE_URL", other);
        env.put("SERVER_PORT", "s3cr3t");
        all.addAll(EnvironmentCheck.of(env, List.of("MISSING", name)));
      }
    }
    assertThat(all).isNotEmpty();
    assertThat(all)
        .extracting(problem -> EnvironmentCheck.line(problem).toLowerCase(java.util.Locale.ROOT))
        .noneMatch(line -> line.contains("s3cr3t"));
  }

  private static List<EnvironmentProblem> of(Map<String, String> env) {
    return EnvironmentCheck.of(env, List.of());
  }
}
