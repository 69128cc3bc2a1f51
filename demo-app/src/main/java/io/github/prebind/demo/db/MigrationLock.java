package io.github.prebind.demo.db;

import java.sql.SQLException;

/** Sees to it that one instance at a time migrates a database. */
public interface MigrationLock {
  /**
   * Waits until the lock is free and takes it.
   *
   * @param onWait run once, when another holds the lock
   */
  Held acquire(Runnable onWait) throws SQLException, InterruptedException;

  /** The lock while one has it; closing gives it back. */
  interface Held extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }

  /** The lock that fits a database. */
  static MigrationLock of(DatabaseUrl database) {
    return database.isPostgres() ? new PostgresMigrationLock(database) : new LocalMigrationLock();
  }
}
