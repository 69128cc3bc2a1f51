package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObservedDriverIT {
  private static final int MILLION = 1_000_000;
  private static final long MOST_BYTES = 16L << 20;

  static java.util.List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  private static ForkedJvm fork() {
    return ForkedJvm.of(ObservedDriverMain.class).jars("byte-buddy");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void timesADriverThatNobodyHasNamed(Jdks.Jdk jdk) {
    ForkedJvm.Result result = fork().on(jdk).run();
    assertThat(result.span("connect", "connect acme db.example.com:99/app").count()).isEqualTo(1);
    assertWork(result);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void timesOneThatTheAppCallsItselfWithoutRegisteringIt(Jdks.Jdk jdk) {
    ForkedJvm.Result result = fork().on(jdk).args("direct").run();
    assertThat(result.span("connect", "connect acme db.example.com:99/app").count()).isEqualTo(1);
    assertWork(result);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void timesTheStatementsBehindADataSourceThatNeedsNoDriver(Jdks.Jdk jdk) {
    assertWork(fork().on(jdk).args("data source").run());
  }

  private static void assertWork(ForkedJvm.Result result) {
    assertThat(result.exitCode()).as("%s", result.err()).isZero();
    Start.SpanFacts select = result.span("sql", "select ?");
    assertThat(select.count()).isEqualTo(2);
    assertThat(select.millis()).isGreaterThanOrEqualTo(2 * 20);
    assertThat(result.span("sql", "delete from a where b = ?").count()).isEqualTo(1);
    Start.SpanFacts delete = result.span("sql", "delete from c where d = ?");
    assertThat(delete.count()).isEqualTo(2);
    assertThat(delete.millis()).isGreaterThanOrEqualTo(2 * 20);
    assertThat(result.span("sql", "COMMIT").count()).isEqualTo(1);
    assertThat(result.spans("sql", "")).hasSize(4);
    assertThat(result.report().databases())
        .containsExactly(
            new Start.Database("acme", null, "jdbc:acme://db.example.com:99/app", null));
    assertThat(result.json()).doesNotContain("hunter");
  }

  @Test
  void aMillionStatementsOfOneMigrationAreCountedExactlyInBoundedMemory() {
    ForkedJvm.Result without = million().withoutAgent().run();
    ForkedJvm.Result result = million().run();
    Start.SpanFacts insert = result.span("sql", "insert into audits (id, domain) values (?, ?)");
    assertThat(insert.count()).isEqualTo(MILLION);
    assertThat(insert.parent()).isEqualTo(result.span("migration", "Flyway V1 million").id());
    assertThat(result.report().migrations())
        .singleElement()
        .extracting(Start.Migration::statements)
        .isEqualTo((long) MILLION);
    assertThat(used(result) - used(without)).isLessThan(MOST_BYTES);
  }

  private static ForkedJvm million() {
    return ForkedJvm.of(MillionMain.class)
        .jars("byte-buddy", "flyway-core", "h2")
        .jarsBeginning("jackson-", "slf4j-api")
        .args(String.valueOf(MILLION));
  }

  private static long used(ForkedJvm.Result result) {
    String line =
        result.out().stream()
            .filter(text -> text.startsWith("used "))
            .findFirst()
            .orElseThrow(() -> new AssertionError(result.out() + "\n" + result.err()));
    return Long.parseLong(line.substring(5));
  }
}
