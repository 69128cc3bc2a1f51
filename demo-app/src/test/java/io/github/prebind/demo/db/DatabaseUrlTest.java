package io.github.prebind.demo.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.prebind.demo.SettingsException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @Test
  void readsTheFormThatPlatformsHandOut() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://ann:pw@db.example:5433/shop?sslmode=require");

    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/shop?sslmode=require");
    assertThat(url.properties()).containsExactlyInAnyOrderEntriesOf(login("ann", "pw"));
    assertThat(url.isPostgres()).isTrue();
  }

  @Test
  void decodesUserAndPassword() {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://a%40b:p%2Fw%3A%25%C3%A4+1@h/d");

    assertThat(url.properties()).containsExactlyInAnyOrderEntriesOf(login("a@b", "p/w:%ä+1"));
  }

  @Test
  void takesAPasswordWithUnescapedCharacters() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://ann:p@s?s:w#rd@h/d");

    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://h/d");
    assertThat(url.properties()).containsExactlyInAnyOrderEntriesOf(login("ann", "p@s?s:w#rd"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"my_db", "my_db:5432", "[::1]:5432", "a:5432,b:5433"})
  void knowsHostsThatUrisDoNot(String host) {
    assertThat(DatabaseUrl.parse("postgres://ann@" + host + "/d").jdbcUrl())
        .isEqualTo("jdbc:postgresql://" + host + "/d");
  }

  @Test
  void translatesParametersOfLibpq() {
    assertThat(DatabaseUrl.parse("postgres://h/d?connect_timeout=3&channel_binding=require"))
        .hasToString("jdbc:postgresql://h/d?connectTimeout=3&channelBinding=require");
  }

  @Test
  void takesThePasswordOutOfAJdbcUrl() {
    DatabaseUrl postgres =
        DatabaseUrl.parse("jdbc:postgresql://h/d?user=ann&ssl=true&password=p%26w");
    assertThat(postgres.jdbcUrl()).isEqualTo("jdbc:postgresql://h/d?ssl=true");
    assertThat(postgres.properties()).containsExactlyInAnyOrderEntriesOf(login("ann", "p&w"));

    DatabaseUrl h2 = DatabaseUrl.parse("jdbc:h2:mem:x;USER=ann;PASSWORD=pw;MODE=PostgreSQL");
    assertThat(h2.jdbcUrl()).isEqualTo("jdbc:h2:mem:x;MODE=PostgreSQL");
    assertThat(h2.properties()).containsExactlyInAnyOrderEntriesOf(login("ann", "pw"));
    assertThat(h2.isPostgres()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://ann:hunter2@db/shop",
        "jdbc:mysql://db/shop?password=hunter2",
        "jdbc:sqlserver://db;password=hunter2",
        "jdbc:oracle:thin:ann/hunter2@db:1521/x",
        "postgres://ann:hunter2@db:port/shop",
        "postgres://ann:hunter2@db:99999/shop",
        "postgres://ann:hunter2@db",
        "postgres://ann:hunter2@/shop",
        "postgres://ann:hunter2",
        "postgres://ann:%zzhunter2@db/shop",
        "postgres://db?password=hunter2",
        "postgres://db/a/b?password=x@hunter2",
        "postgres:/ann:hunter2@db/shop",
      })
  void saysWhatIsWrongWithoutThePassword(String value) {
    assertThatThrownBy(() -> DatabaseUrl.parse(value))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("DATABASE_URL=")
        .hasMessageContaining(": expected ")
        .hasMessageNotContaining("hunter2");
  }

  private static Map<Object, Object> login(String user, String password) {
    return Map.of("user", user, "password", password);
  }
}
