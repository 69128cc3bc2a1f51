package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The drivers whose engines run in the app's own JVM. */
class JdbcIT {
  @TempDir Path folder;

  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void timesWhatIsDoneInH2(Jdks.Jdk jdk) {
    ForkedJvm fork = ForkedJvm.of(JdbcMain.class).jars("h2").on(jdk);
    ForkedJvm.Result result = fork.args("jdbc:h2:mem:it;TRACE_LEVEL_FILE=0", "sa", "hunter1").run();
    assertWork(result, "connect h2 mem:it");
    assertDatabase(result, "h2", "jdbc:h2:mem:it");
  }

  @Test
  void timesWhatIsDoneInHsqldb() {
    ForkedJvm.Result result = run("jdbc:hsqldb:mem:it", "hsqldb");
    assertWork(result, "connect hsqldb mem:it");
    assertDatabase(result, "hsqldb", "jdbc:hsqldb:mem:it");
  }

  @Test
  void timesWhatIsDoneInDerby() {
    ForkedJvm.Result result =
        run("jdbc:derby:memory:it;create=true", "derby", "derbyshared", "derbytools");
    assertWork(result, "connect derby memory:it");
    assertDatabase(result, "derby", "jdbc:derby:memory:it");
  }

  @Test
  void timesWhatIsDoneInSqlite() {
    Path file = folder.resolve("it.db");
    ForkedJvm.Result result = run("jdbc:sqlite:" + file, "sqlite-jdbc", "slf4j-api");
    assertWork(result, "connect sqlite " + file);
    assertDatabase(result, "sqlite", "jdbc:sqlite:" + file);
  }

  private static ForkedJvm.Result run(String url, String... jars) {
    return ForkedJvm.of(JdbcMain.class).jars(jars).args(url, "sa", "hunter1").run();
  }

  static void assertWork(ForkedJvm.Result result, String connect) {
    assertThat(result.exitCode()).as("%s %s", result.out(), result.err()).isZero();
    assertThat(result.agentLines()).noneMatch(line -> line.contains("cannot time"));
    assertThat(result.span("connect", connect).count()).isEqualTo(1);
    assertCount(result, "create table audits (id int, name varchar(?))", 1);
    assertCount(result, "insert into audits values (?, ?)", 5);
    assertCount(result, "update audits set name = ? where id = ?", 1);
    assertCount(result, "insert into audits (id, name) values (?, ?)", 7 + 1);
    assertCount(result, "select count(*) from audits where id > ? and name <> ?", 2);
    // Some drivers commit by the same method when the app turns auto-commit on.
    assertThat(result.span("sql", "COMMIT").count()).isPositive();
    Start.SpanFacts failed = result.span("sql", "select x from no_such_table where name = ?");
    assertThat(failed.error()).isNotNull();
    assertThat(result.json()).doesNotContain("hunter");
  }

  private static void assertCount(ForkedJvm.Result result, String label, long count) {
    Start.SpanFacts span = result.span("sql", label);
    assertThat(span.label()).isEqualTo(label);
    assertThat(span.count()).as(label).isEqualTo(count);
  }

  static void assertDatabase(ForkedJvm.Result result, String product, String url) {
    List<Start.Database> databases = result.report().databases();
    assertThat(databases).hasSize(1);
    assertThat(databases.get(0).product()).isEqualTo(product);
    assertThat(databases.get(0).url()).isEqualTo(url);
    assertThat(databases.get(0).version()).matches("[0-9]+\\..*");
    assertThat(databases.get(0).pool()).isNull();
  }
}
