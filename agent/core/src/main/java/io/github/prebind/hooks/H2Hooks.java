package io.github.prebind.hooks;

/**
 * What does the start do in H2? The code is {@link JdbcHooks}.
 *
 * <p>Read: H2 2.5 and 1.4.200; tested: 2.5. Its data source makes connections without the driver.
 */
final class H2Hooks {
  static final String TABLE =
      "org.h2.Driver\n"
          + JdbcLines.DRIVER
          + "org.h2.jdbcx.JdbcDataSource\n"
          + JdbcLines.DATA_SOURCE
          + "  getXAConnection  connect outer : *\n"
          + "org.h2.jdbc.JdbcConnection\n"
          + JdbcLines.CONNECTION
          + "org.h2.jdbc.JdbcStatement\n"
          + JdbcLines.STATEMENT
          + "org.h2.jdbc.JdbcPreparedStatement\n"
          + JdbcLines.PREPARED
          + JdbcLines.PREPARED_BATCH
          + "org.h2.jdbc.JdbcCallableStatement\n"
          + "  executeUpdate()       sql outer : *\n"
          + "  executeLargeUpdate()  sql outer : *\n";

  private H2Hooks() {}
}
