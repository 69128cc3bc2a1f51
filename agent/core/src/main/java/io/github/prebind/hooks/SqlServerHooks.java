package io.github.prebind.hooks;

/**
 * What does the start wait for in SQL Server? The code is {@link JdbcHooks}.
 *
 * <p>Read and tested: mssql-jdbc 13.6 and jTDS 1.3.1. Microsoft's data source connects without the
 * driver.
 */
final class SqlServerHooks {
  static final String TABLE =
      "com.microsoft.sqlserver.jdbc.SQLServerDriver"
          + " net.sourceforge.jtds.jdbc.Driver\n"
          + JdbcLines.DRIVER
          + "com.microsoft.sqlserver.jdbc.SQLServerDataSource\n"
          + JdbcLines.DATA_SOURCE
          + "com.microsoft.sqlserver.jdbc.SQLServerConnection"
          + " net.sourceforge.jtds.jdbc.JtdsConnection\n"
          + JdbcLines.CONNECTION
          + "com.microsoft.sqlserver.jdbc.SQLServerStatement"
          + " net.sourceforge.jtds.jdbc.JtdsStatement\n"
          + JdbcLines.STATEMENT
          + "com.microsoft.sqlserver.jdbc.SQLServerPreparedStatement\n"
          + JdbcLines.PREPARED
          + JdbcLines.PREPARED_BATCH
          + "net.sourceforge.jtds.jdbc.JtdsPreparedStatement\n"
          + JdbcLines.PREPARED;

  private SqlServerHooks() {}
}
