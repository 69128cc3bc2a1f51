package io.github.prebind.hooks;

/**
 * What does the start do in HSQLDB? The code is {@link JdbcHooks}.
 *
 * <p>Read and tested: HSQLDB 2.7. Its data source calls {@code JDBCDriver.getConnection}.
 */
final class HsqldbHooks {
  static final String TABLE =
      "org.hsqldb.jdbc.JDBCDriver\n"
          + JdbcLines.DRIVER
          + "  getConnection(Ljava/lang/String;Ljava/util/Properties;  connect outer arg=0 code : *\n"
          + "org.hsqldb.jdbc.JDBCConnection\n"
          + JdbcLines.CONNECTION
          + "org.hsqldb.jdbc.JDBCStatement\n"
          + JdbcLines.STATEMENT
          + "org.hsqldb.jdbc.JDBCPreparedStatement\n"
          + JdbcLines.PREPARED
          + JdbcLines.PREPARED_BATCH
          + "org.hsqldb.jdbc.JDBCCallableStatement\n"
          + "  executeQuery()  sql outer code : *\n";

  private HsqldbHooks() {}
}
