package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.environment.EnvironmentCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnvironmentLookTest {
  private static final String[] NAMES = {
    "PORT",
    "SERVER_PORT",
    "QUARKUS_HTTP_PORT",
    "MICRONAUT_SERVER_PORT",
    "DATABASE_URL",
    "JDBC_DATABASE_URL",
    "SPRING_DATASOURCE_URL",
    "QUARKUS_DATASOURCE_JDBC_URL",
    "DATASOURCES_DEFAULT_URL",
    "JDBC_URL",
    "DB_URL",
    "DB_HOST",
    "API_KEY"
  };

  private static final String[] AROUND = {
    "",
    "",
    "",
    "",
    " ",
    "\n",
    "\r\n",
    "\"",
    "'",
    "`",
    "\ufeff",
    "\u00a0",
    "\u200b",
    "\u201c",
    "\ufffd\ufffd",
    "\t"
  };

  private static final String[] VALUES = {
    "8080",
    "9090",
    "0",
    "postgres://u:p@db/app",
    "jdbc:postgresql://other/app",
    "jdbc:h2:mem:a",
    "mysql://db/app",
    "${DB}",
    "${{a.B}}",
    "true",
    "db.internal"
  };

  @Test
  void missesNothingThatTheCheckFinds() {
    Random random = new Random(5);
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      Map<String, String> env = new HashMap<>();
      for (int n = random.nextInt(3); n >= 0; n--) {
        String value =
            AROUND[random.nextInt(AROUND.length)] + VALUES[random.nextInt(VALUES.length)];
        env.put(NAMES[random.nextInt(NAMES.length)], value + AROUND[random.nextInt(AROUND.length)]);
      }
      if (!EnvironmentCheck.of(env, List.of()).isEmpty()) {
        found++;
        assertThat(FirstLook.mayBeWrong(env)).as("%s", env).isTrue();
      }
    }
    assertThat(found).isGreaterThan(5_000);
  }

  @Test
  void passesAnOrdinaryEnvironment() {
    Map<String, String> env =
        Map.of(
            "PATH", "/usr/bin:/bin",
            "HOME", "/root",
            "PORT", "8080",
            "DATABASE_URL", "postgres://u:p@db/app",
            "API_URL", "https://api.example.com",
            "DOCS_URL", "http://docs.example.com",
            "EMPTY", "",
            "JAVA_OPTS", "-Xmx300m -Dx=$HOME");

    assertThat(FirstLook.mayBeWrong(env)).isFalse();
  }
}
