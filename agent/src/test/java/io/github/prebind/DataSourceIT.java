package io.github.prebind;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.prebind.start.Start;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.apache.derby.drda.NetworkServerControl;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Data sources of drivers, most of which make connections without the driver. */
class DataSourceIT {
  /** Connects by the data source of the database that the first argument names. */
  static final class Connecting {
    public static void main(String[] args) throws SQLException {
      try (Connection connection = dataSource(args).getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create table audits (id int)");
      }
    }

    private static DataSource dataSource(String[] args) throws SQLException {
      switch (args[0]) {
        case "h2" -> {
          org.h2.jdbcx.JdbcDataSource h2 = new org.h2.jdbcx.JdbcDataSource();
          h2.setURL(args[1]);
          return h2;
        }
        case "hsqldb" -> {
          JDBCDataSource hsqldb = new JDBCDataSource();
          hsqldb.setURL(args[1]);
          return hsqldb;
        }
        case "derby" -> {
          org.apache.derby.jdbc.EmbeddedDataSource derby =
              new org.apache.derby.jdbc.EmbeddedDataSource();
          derby.setDatabaseName(args[1].substring("jdbc:derby:".length()));
          derby.setCreateDatabase("create");
          return derby;
        }
        case "sqlite" -> {
          org.sqlite.SQLiteDataSource sqlite = new org.sqlite.SQLiteDataSource();
          sqlite.setUrl(args[1]);
          return sqlite;
        }
        default -> throw new IllegalArgumentException(Arrays.toString(args));
      }
    }
  }

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "h2,     jdbc:h2:mem:it,       h2",
    "hsqldb, jdbc:hsqldb:mem:it,   hsqldb",
    "derby,  jdbc:derby:memory:it, derby derbyshared derbytools",
    "sqlite, jdbc:sqlite::memory:, sqlite-jdbc slf4j-api",
  })
  void aConnectionIsTimedOnceWhoeverMakesIt(String database, String url, String jars) {
    ForkedJvm.Result result =
        ForkedJvm.of(Connecting.class).jars(jars.split(" ")).args(database, url).run();
    assertThat(result.exitCode()).as("%s", result.err()).isZero();
    String address = url.substring("jdbc:".length() + database.length() + 1);
    assertThat(result.span("connect", "connect " + database + ' ' + address).count()).isEqualTo(1);
    assertThat(result.span("sql", "create table audits (id int)").count()).isEqualTo(1);
    JdbcIT.assertDatabase(result, database, url);
  }

  @ParameterizedTest
  @MethodSource("io.github.prebind.Jdks#all")
  void timesAContainersPoolByTheNameItIsLookedUpUnder(Jdks.Jdk jdk) {
    ForkedJvm.Result result =
        ForkedJvm.of(JndiMain.class)
            .on(jdk)
            .jars("h2")
            .jvm("-Djava.naming.factory.initial=" + JndiMain.Names.class.getName())
            .run();
    assertThat(result.out()).as("%s", result.err()).contains("open true");
    Start.SpanFacts pool = result.span("pool", "");
    assertThat(pool.label()).isEqualTo("data source " + JndiMain.NAME + ": getConnection");
    assertThat(pool.count()).isEqualTo(2);
    assertThat(pool.millis()).isGreaterThanOrEqualTo(2 * JndiMain.WAIT_MILLIS);
    assertThat(result.span("sql", "select ?").count()).isEqualTo(2);
    assertThat(result.report().databases())
        .anySatisfy(database -> assertThat(database.pool()).isEqualTo(JndiMain.NAME));
    assertThat(result.span("connect", "connect acme db.example.com:99/app").count()).isEqualTo(1);
    assertThat(result.json()).doesNotContain("hunter2");
  }

  @Test
  void timesDerbyOverTheNetworkAsItsClientSeesIt() throws Exception {
    int port;
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    System.setProperty("derby.system.home", folder.toString());
    NetworkServerControl server =
        new NetworkServerControl(java.net.InetAddress.getLoopbackAddress(), port);
    server.start(null);
    try {
      awaitDerby(server);
      String url = "jdbc:derby://localhost:" + port + "/memory:it";
      ForkedJvm.Result result =
          ForkedJvm.of(JdbcMain.class)
              .jars("derbyclient", "derbyshared", "derbytools")
              .args(url + ";create=true", "u", "hunter1")
              .run();
      JdbcIT.assertWork(result, "connect derby localhost:" + port + "/memory:it");
      JdbcIT.assertDatabase(result, "derby", url);
    } finally {
      server.shutdown();
    }
  }

  private static void awaitDerby(NetworkServerControl server) throws Exception {
    for (int i = 0; ; i++) {
      try {
        server.ping();
        return;
      } catch (Exception e) {
        if (i > 600) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }
}
