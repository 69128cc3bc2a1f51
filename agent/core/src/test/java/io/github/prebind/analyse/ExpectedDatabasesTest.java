package io.github.prebind.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedDatabasesTest {
  @ParameterizedTest
  @CsvSource({
    "postgres://u:hunter1@db:5432/app, postgresql",
    "postgresql://db/app,              postgresql",
    "jdbc:postgresql://db/app,         postgresql",
    "jdbc:h2:mem:app,                  h2",
    "' mysql://db/app',                mysql",
  })
  void takesTheProductOfAUrlAndNothingElse(String url, String product) {
    assertThat(ExpectedDatabases.ofUrl(url)).isEqualTo(product);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "db.example.com", "https://db.example.com", "secret pass:word", ":"})
  void doesNotTakeAnythingElseForAProduct(String url) {
    assertThat(ExpectedDatabases.ofUrl(url)).isNull();
  }
}
