package io.github.prebind.hooks;

/**
 * What does the start wait for in Oracle? The code is {@link JdbcHooks}.
 *
 * <p>Read: ojdbc 23.26 and 19.3; tested: 23.26. The app holds the wrappers, which delegate to the
 * statements.
 */
final class OracleHooks {
  static final String TABLE =
      "oracle.jdbc.driver.OracleDriver\n"
          + JdbcLines.DRIVER
          + "oracle.jdbc.datasource.impl.OracleDataSource"
          + " oracle.jdbc.pool.OracleDataSource\n"
          + JdbcLines.DATA_SOURCE
          + "oracle.jdbc.driver.PhysicalConnection\n"
          + JdbcLines.CONNECTION
          + "oracle.jdbc.driver.OracleStatementWrapper"
          + " oracle.jdbc.driver.OracleStatement\n"
          + JdbcLines.STATEMENT
          + "oracle.jdbc.driver.OraclePreparedStatementWrapper"
          + " oracle.jdbc.driver.OraclePreparedStatement\n"
          + JdbcLines.PREPARED
          + "oracle.jdbc.driver.OraclePreparedStatement\n"
          + "  executeLargeBatch()  sql outer code : *\n"
          + "oracle.jdbc.driver.OracleCallableStatement\n"
          + "  execute()             sql outer code : *\n"
          + "  executeLargeUpdate()  sql outer : *\n";

  private OracleHooks() {}
}
