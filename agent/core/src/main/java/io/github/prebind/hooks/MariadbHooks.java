package io.github.prebind.hooks;

/**
 * What does the start wait for in MariaDB? The code is {@link JdbcHooks}.
 *
 * <p>Read: MariaDB Connector/J 4.0, 3.5 and 2.7; tested: 4.0. 2.7 has names of its own.
 */
final class MariadbHooks {
  static final String TABLE =
      "org.mariadb.jdbc.NonRegisteringDriver"
          + " org.mariadb.jdbc.Driver\n"
          + JdbcLines.DRIVER
          + "org.mariadb.jdbc.MariaDbDataSource\n"
          + JdbcLines.DATA_SOURCE
          + "org.mariadb.jdbc.Connection"
          + " org.mariadb.jdbc.MariaDbConnection\n"
          + JdbcLines.CONNECTION
          + "org.mariadb.jdbc.Statement"
          + " org.mariadb.jdbc.MariaDbStatement\n"
          + JdbcLines.STATEMENT
          + "org.mariadb.jdbc.BasePreparedStatement\n"
          + JdbcLines.PREPARED_BATCH
          + "org.mariadb.jdbc.ClientPreparedStatement"
          + " org.mariadb.jdbc.ServerPreparedStatement\n"
          + JdbcLines.PREPARED
          + "org.mariadb.jdbc.BasePrepareStatement\n"
          + "  executeLargeUpdate()  sql outer : *\n"
          + "org.mariadb.jdbc.ClientSidePreparedStatement"
          + " org.mariadb.jdbc.ServerSidePreparedStatement"
          + " org.mariadb.jdbc.MariaDbFunctionStatement"
          + " org.mariadb.jdbc.MariaDbProcedureStatement\n"
          + JdbcLines.PREPARED
          + JdbcLines.PREPARED_BATCH;

  private MariadbHooks() {}
}
