package io.github.prebind.hooks;

/**
 * What does the start wait for in MySQL? The code is {@link JdbcHooks}.
 *
 * <p>Read: MySQL Connector/J 26.10 (the names of 8.0 and later) and 5.1.49; tested: 26.10.
 */
final class MysqlHooks {
  static final String TABLE =
      "com.mysql.cj.jdbc.NonRegisteringDriver"
          + " com.mysql.jdbc.NonRegisteringDriver\n"
          + JdbcLines.DRIVER
          + "com.mysql.cj.jdbc.ConnectionImpl"
          + " com.mysql.jdbc.ConnectionImpl\n"
          + JdbcLines.CONNECTION
          + "com.mysql.cj.jdbc.StatementImpl"
          + " com.mysql.jdbc.StatementImpl\n"
          + JdbcLines.STATEMENT
          + "com.mysql.cj.jdbc.ClientPreparedStatement"
          + " com.mysql.jdbc.PreparedStatement\n"
          + JdbcLines.PREPARED
          + "com.mysql.cj.jdbc.CallableStatement"
          + " com.mysql.jdbc.CallableStatement\n"
          + JdbcLines.PREPARED
          + JdbcLines.PREPARED_BATCH;

  private MysqlHooks() {}
}
