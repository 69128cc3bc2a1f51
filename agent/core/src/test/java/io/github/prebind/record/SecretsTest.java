package io.github.prebind.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String JWT =
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

  static Stream<Arguments> hostile() {
    return Stream.of(
        // addresses
        arguments("postgres://app:hunter2@db:5432/x", "postgres://***@db:5432/x"),
        arguments("https://token@git.example.com/a", "https://***@git.example.com/a"),
        arguments("redis://:hunter2@cache:6379", "redis://***@cache:6379"),
        arguments("amqp://a:b@one/x amqp://c:d@two/y", "amqp://***@one/x amqp://***@two/y"),
        arguments("mongodb://u:p@h1:27017,h2:27017/db", "mongodb://***@h1:27017,h2:27017/db"),
        arguments("postgres://app:p@ss:w@db/x", "postgres://***@db/x"),
        arguments("postgres://app:p/ss?w#rd@db/x", "postgres://***@db/x"),
        arguments("postgres://app:12/34@db/x", "postgres://***@db/x"),
        arguments("cannot reach 'mysql://root:x@db' now", "cannot reach 'mysql://***@db' now"),
        arguments("jdbc:mysql://root:hunter2@db:3306/x", "jdbc:mysql://***@db:3306/x"),
        arguments("guest:hunter2@rabbit:5672 refused", "***@rabbit:5672 refused"),
        arguments("jdbc:oracle:thin:scott/tiger@db:1521:XE", "jdbc:oracle:thin:***@db:1521:XE"),
        arguments("jdbc:oracle:thin:scott/\"t@ger\"@//db/x", "jdbc:oracle:thin:***@//db/x"),
        arguments("jdbc:oracle:oci:scott/tiger@tns", "jdbc:oracle:oci:***@tns"),
        // JDBC parameters
        arguments(
            "jdbc:postgresql://db/x?user=a&password=hunter2&ssl=true",
            "jdbc:postgresql://db/x?user=a&password=***&ssl=true"),
        arguments(
            "jdbc:sqlserver://db;user=a;password=hunter2;encrypt=true",
            "jdbc:sqlserver://db;user=a;password=***;encrypt=true"),
        arguments(
            "jdbc:sqlserver://db;password={hunt;er}}2};encrypt=true",
            "jdbc:sqlserver://db;password=***;encrypt=true"),
        arguments("jdbc:h2:mem:x;PASSWORD=hunter2", "jdbc:h2:mem:x;PASSWORD=***"),
        arguments("jdbc:db2://db/x:user=a;password=b;", "jdbc:db2://db/x:user=a;password=***;"),
        arguments("address=(host=h)(password=hunter2)/x", "address=(host=h)(password=***)/x"),
        arguments("?sslkey=/k&sslpassword=hunter2", "?sslkey=/k&sslpassword=***"),
        // pairs
        arguments("password=hunter2", "password=***"),
        arguments("password = hunter2, user = a", "password = ***, user = a"),
        arguments("{user=a, password=hunter2}", "{user=a, password=***}"),
        arguments("password=hunt,er2&x=1", "password=***&x=1"),
        arguments("spring.datasource.password: hunter2", "spring.datasource.password: ***"),
        arguments("DB_PASS=hunter2", "DB_PASS=***"),
        arguments("DB_PWD=hunter2 X=1", "DB_PWD=*** X=1"),
        arguments("PGPASSWORD=hunter2", "PGPASSWORD=***"),
        arguments("db.password2=hunter2", "db.password2=***"),
        arguments("clientSecret=hunter2", "clientSecret=***"),
        arguments("client_secret: 'hunt er2'", "client_secret: '***'"),
        arguments("{\"password\":\"hunter2\",\"a\":1}", "{\"password\":\"***\",\"a\":1}"),
        arguments("{\"password\" : \"hu\\\"nter2\"}", "{\"password\" : \"***\"}"),
        arguments("{\\\"password\\\":\\\"hunter2\\\"}", "{\\\"password\\\":\\\"***\\\"}"),
        arguments("\"tokens\": [\"hunter2\", \"b\"]", "\"tokens\": ***]"),
        arguments("<password>hunter2</password>", "<password>***</password>"),
        arguments("java -jar x.jar --password hunter2 run", "java -jar x.jar --password *** run"),
        arguments("--db-password=hunter2", "--db-password=***"),
        arguments("X-Api-Key: hunter2", "X-Api-Key: ***"),
        arguments("api key = hunter2", "api key = ***"),
        arguments("invalid api key a1b2c3d4e5f6a7b8c9d0", "invalid api key ***"),
        arguments("bad token a1b2c3d4e5f6a7b8c9d0", "bad token ***"),
        arguments("AccountKey=abc+/def==;EndpointSuffix=x", "AccountKey=***;EndpointSuffix=x"),
        arguments("https://s/x?sv=1&sig=aB%2Bc&se=2", "https://s/x?***"),
        arguments("https://s/x?X-Amz-Signature=abc123", "https://s/x?***"),
        arguments("aws_secret_access_key = wJalrXUtnFEMI/K7", "aws_secret_access_key = ***"),
        arguments("password=\"never closed", "password=\"***"),
        arguments("create user a password 'hunter2'", "create user a password '?'"),
        // tokens
        arguments("Authorization: Bearer abc.def-123 \nHost: x", "Authorization: ***\nHost: x"),
        arguments("Authorization: Basic YTpodW50ZXIy", "Authorization: ***"),
        arguments("sent Bearer abcDEF123456", "sent Bearer ***"),
        arguments("key AKIAIOSFODNN7EXAMPLE was used", "key *** was used"),
        arguments("ghp_0123456789abcdefABCDEF0123456789abcd", "***"),
        arguments("got " + JWT + ".", "got ***"),
        arguments(
            "x\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\nab\n-----END RSA PRIVATE KEY-----\ny",
            "x\n***\ny"),
        arguments("-----BEGIN PRIVATE KEY-----\nMIIE and then cut", "***"),
        // SQL
        arguments(
            "ERROR: duplicate key value violates unique constraint \"users_email_key\"\n"
                + "  Detail: Key (email)=(a@b.c) already exists.",
            "ERROR: duplicate key value violates unique constraint \"users_email_key\"\n"
                + "  Detail: Key (email)=(?) already exists."),
        arguments(
            "violates foreign key constraint\nDetail: Key (a, b)=(1, x(y)) is not present in table",
            "violates foreign key constraint\nDetail: Key (a, b)=(?) is not present in table"),
        arguments(
            "violates not-null constraint Detail: Failing row contains (1, hunter2, null).",
            "violates not-null constraint Detail: Failing row contains (?)."),
        arguments("The duplicate key value is (hunter2, 7).", "The duplicate key value is (?)."),
        arguments(
            "Duplicate entry 'a@b.c' for key 'users.email'", "Duplicate entry '?' for key '?'"),
        arguments(
            "ERROR: invalid input syntax for type uuid: \"hunter2\"",
            "ERROR: invalid input syntax for type uuid: \"?\""),
        arguments(
            "failed: insert into t values (7, 'hunter2', 'it''s')",
            "failed: insert into t values (?, '?', '?')"),
        arguments(
            "select * from t where a = 'x' and ssn = 123456789",
            "select * from t where a = '?' and ssn = ?"),
        arguments("update t set a = N'hunter2'", "update t set a = N'?'"),
        arguments("update t set a = 'never closed", "update t set a = '?'"),
        arguments("insert into t values ('a\\', 'hunter2')", "insert into t values ('?')"),
        arguments("insert into t values ('it\\'s', 'b')", "insert into t values ('?')"),
        arguments("select $$hunter2$$", "select '?'"),
        arguments("ALTER USER a IDENTIFIED BY 'hunter2'", "ALTER USER a IDENTIFIED BY '?'"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void removesTheSecretAndKeepsTheRest(String text, String scrubbed) {
    assertThat(Secrets.scrub(text)).isEqualTo(scrubbed);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void changesNothingTheSecondTime(String text, String scrubbed) {
    assertThat(Secrets.scrub(scrubbed)).isEqualTo(scrubbed);
  }

  @Test
  void hideTheParametersOfWebAddresses() {
    assertThat(Secrets.scrub("403 for URL: https://api.acme.com/v1?appid=a1&q=b \"x?y\""))
        .isEqualTo("403 for URL: https://api.acme.com/v1?*** \"x?y\"");
    assertThat(Secrets.scrub("http://a/b?c=d https://e/f?g"))
        .isEqualTo("http://a/b?*** https://e/f?***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Connection refused",
        "Connection to db:5432 refused. Check that the hostname and port are correct.",
        "jdbc:postgresql://db.example.com:5432/app?sslmode=require",
        "jdbc:oracle:thin:@//db:1521/XE",
        "jdbc:h2:mem:audit;DB_CLOSE_DELAY=-1",
        "http://localhost:8080/users/me@example.com",
        "https://example.com/a#f",
        "https://example.com/a?",
        "FATAL: password authentication failed for user \"app\"",
        "Unexpected token: SELECT",
        "tokenizer=standard",
        "com.acme.Thing@1b2c3d4e",
        "bean:dataSource@1b2c3d4e",
        "Error creating bean with name 'dataSource' defined in class path resource [x.class]",
        "No qualifying bean of type 'com.acme.Passenger' available",
        "Port 8080 was already in use",
        "Bearer authentication is not supported",
        "Table 'app.audits' doesn't exist",
        "relation \"audits\" does not exist",
        "can't find what it's looking for",
        "compass=north, bypass=1",
        "Timeout after 30000ms: total=10, active=10, idle=0, waiting=3",
        "mail to ops@example.com failed",
        "HikariPool-1 - Connection is not available, request timed out after 30001ms",
        "a passenger: Anna"
      })
  void leavesHarmlessTextAsItIs(String text) {
    assertThat(Secrets.scrub(text)).isEqualTo(text);
  }

  @Test
  void givesNullForNull() {
    assertThat(Secrets.scrub(null)).isNull();
  }

  @Test
  void keepsTheHeadOfALongTextAndSaysHowMuchIsMissing() {
    assertThat(Secrets.scrub("ab ".repeat(1_000)))
        .startsWith("ab ab ")
        .hasSizeLessThan(2_050)
        .endsWith("... (1000 more characters)");
  }

  @Test
  void showsNoUserWhoseHostIsBehindTheCut() {
    String text = "x".repeat(1_970) + " postgres://app:" + "hunter2".repeat(9) + "@db/x";

    assertThat(Secrets.scrub(text)).doesNotContain("hunter2").doesNotContain("app:");
  }

  @Test
  void takesLinearTimeForHugeText() {
    String nasty = "password password=,'{\"://:@((".repeat(200_000);

    assertThat(Secrets.scrub(nasty)).hasSizeLessThan(5_000);
  }

  @Test
  void survivesEveryPrefixOfEveryHostileText() {
    hostile()
        .map(arguments -> (String) arguments.get()[0])
        .forEach(
            text -> {
              for (int end = 0; end <= text.length(); end++) {
                assertThat(Secrets.scrub(text.substring(0, end))).isNotNull();
                assertThat(Secrets.scrub(text.substring(end))).isNotNull();
              }
            });
  }
}
