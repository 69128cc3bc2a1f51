package io.github.prebind.demo.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A session-level PostgreSQL advisory lock, on a connection of its own.
 *
 * <p>The session owns the lock: when the process dies, however it dies, PostgreSQL frees it, and no
 * stale row in a lock table keeps the next instance out. The connection is none of the pool's,
 * which may retire a connection and the lock with it. It must reach PostgreSQL directly: behind a
 * pooler in transaction mode (PgBouncer) a session is not one's own.
 *
 * <p>Flyway takes an advisory lock too, around each migration. Its number is derived from its
 * history table; this one is another, and always taken first, so the two cannot wait for each other
 * crosswise.
 */
final class PostgresMigrationLock implements MigrationLock {
  /** The ASCII codes of "demo-app": any number will do that no one else uses in the database. */
  static final long KEY = 0x64656d6f2d617070L;

  private static final long RETRY_MILLIS = 200;

  private final DatabaseUrl database;

  PostgresMigrationLock(DatabaseUrl database) {
    this.database = database;
  }

  @Override
  public Held acquire(Runnable onWait) throws SQLException, InterruptedException {
    Properties properties = database.properties();
    properties.setProperty("ApplicationName", "demo-app migration lock");
    properties.setProperty("tcpKeepAlive", "true"); // it is silent as long as the migrations run
    Connection connection = DriverManager.getConnection(database.jdbcUrl(), properties);
    try {
      // Asked again and again instead of waiting inside pg_advisory_lock: a waiting statement
      // holds a snapshot, and CREATE INDEX CONCURRENTLY in the other instance's migration would
      // wait for that snapshot to go: a deadlock that PostgreSQL cannot see.
      boolean waiting = false;
      while (!tryLock(connection)) {
        if (!waiting) {
          waiting = true;
          onWait.run();
        }
        Thread.sleep(RETRY_MILLIS);
      }
      return connection::close; // the end of the session frees the lock
    } catch (SQLException | InterruptedException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static boolean tryLock(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
      select.setLong(1, KEY);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
