package io.github.prebind.accuracy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A PostgreSQL server of this program's own, on loopback, and a fresh database of it for each
 * start.
 */
final class PostgresServer implements AutoCloseable {
  private final EmbeddedPostgres server;
  private int databases;

  PostgresServer() throws IOException {
    server = EmbeddedPostgres.builder().start();
  }

  int port() {
    return server.getPort();
  }

  /** Creates an empty database, drops the one before, and returns the new one's name. */
  String freshDatabase() throws SQLException {
    try (Connection admin = server.getPostgresDatabase().getConnection();
        Statement statement = admin.createStatement()) {
      if (databases > 0) {
        statement.execute("DROP DATABASE IF EXISTS start" + databases + " WITH (FORCE)");
      }
      databases++;
      statement.execute("CREATE DATABASE start" + databases);
      statement.execute("CHECKPOINT"); // so that none falls into the start
    }
    return "start" + databases;
  }

  /** CPU milliseconds of the server's processes, those that have ended included. */
  long cpuMillis() throws SQLException {
    try (Connection admin = server.getPostgresDatabase().getConnection();
        Statement statement = admin.createStatement();
        var row =
            statement.executeQuery(
                "SELECT pg_read_file('postmaster.pid')")) { // its first line is the process id
      row.next();
      long postmaster = Long.parseLong(row.getString(1).lines().findFirst().orElseThrow().trim());
      long ticks = ProcessStat.of(postmaster).withEndedChildrenTicks();
      List<Long> children =
          ProcessHandle.of(postmaster).stream()
              .flatMap(ProcessHandle::descendants)
              .map(ProcessHandle::pid)
              .toList();
      for (long child : children) {
        ticks += ProcessStat.of(child).withEndedChildrenTicks();
      }
      return ticks * 1000 / ProcessStat.TICKS_PER_SECOND;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
