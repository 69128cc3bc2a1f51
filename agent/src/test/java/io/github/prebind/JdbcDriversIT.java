package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.hooks.DriverTables;
import io.github.prebind.start.Start;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real drivers of servers, as far as they go without one. */
class JdbcDriversIT {
  /** Loads the classes that its arguments name. */
  static final class Loading {
    public static void main(String[] args) throws ClassNotFoundException {
      InetAddress.getLoopbackAddress(); // woven too, and loaded along with the first jar
      for (String name : args) {
        Class.forName(name, false, Loading.class.getClassLoader());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "derby      | derby derbyshared derbytools derbyclient | 2",
        "h2         | h2 | 0",
        "hsqldb     | hsqldb | 0",
        "mariadb    | mariadb-java-client | 1",
        "mysql      | mysql-connector-j | 0",
        "oracle     | ojdbc11 | 1",
        "postgresql | postgresql | 0",
        "sqlite     | sqlite-jdbc slf4j-api | 0",
        "sqlserver  | mssql-jdbc jtds | 0",
      })
  void everyClassOfTheTableIsWoven(String library, String jars, int empty) {
    // "empty" classes have hooked methods in older versions only.
    List<String> classes = DriverTables.classes(library);
    assertThat(classes).isNotEmpty();
    ForkedJvm fork = ForkedJvm.of(Loading.class).jars(jars.split(" "));
    int without = fork.run().report().prebind().wovenClasses();
    ForkedJvm.Result result = fork.args(classes.toArray(new String[0])).run();
    assertThat(result.exitCode()).as("%s", result.err()).isZero();
    assertThat(result.agentLines()).noneMatch(line -> line.contains("cannot time"));
    assertThat(result.report().prebind().wovenClasses() - without)
        .isEqualTo(classes.size() - empty);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:mysql://127.0.0.1:%d/app?password=hunter2 | mysql 127.0.0.1:%d/app | mysql-connector-j",
        "jdbc:mariadb://127.0.0.1:%d/app?password=hunter2 | mariadb 127.0.0.1:%d/app | mariadb-java-client",
        "jdbc:sqlserver://127.0.0.1:%d;databaseName=app;password=hunter2;connectRetryCount=0;loginTimeout=5 | sqlserver 127.0.0.1:%d/app | mssql-jdbc",
        "jdbc:jtds:sqlserver://127.0.0.1:%d/app;password=hunter2 | sqlserver 127.0.0.1:%d/app | jtds",
        "jdbc:oracle:thin:u/hunter2@127.0.0.1:%d:app | oracle 127.0.0.1:%d:app | ojdbc11",
        "jdbc:derby://127.0.0.1:%d/app;password=hunter2 | derby 127.0.0.1:%d/app | derbyclient derbyshared derbytools",
        "jdbc:postgresql://127.0.0.1:%d/app?password=hunter2 | postgresql 127.0.0.1:%d/app | postgresql",
      })
  void aRefusedConnectionIsASpanWithItsError(String url, String label, String jars)
      throws IOException {
    int port = closedPort();
    ForkedJvm.Result result =
        ForkedJvm.of(JdbcMain.class)
            .jars(jars.split(" "))
            .args(url.formatted(port), "u", "hunter1")
            .run();
    assertThat(result.exitCode()).as("%s %s", result.out(), result.err()).isZero();
    assertThat(result.out()).anyMatch(line -> line.startsWith("no connection: "));
    Start.SpanFacts span = result.span("connect", "connect " + label.formatted(port));
    assertThat(span.count()).isEqualTo(1);
    assertThat(span.error()).isNotNull();
    assertThat(result.json()).doesNotContain("hunter");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
