package io.github.prebind.hooks;

/**
 * What does the start wait for in PostgreSQL? The code is {@link JdbcHooks}.
 *
 * <p>Read: pgjdbc 42.7, 9.4.1212, pgjdbc-ng 0.8.9; tested: pgjdbc 42.7.
 */
final class PostgresqlHooks {
  static final String TABLE =
      "org.postgresql.Driver"
          + " com.impossibl.postgres.jdbc.PGDriver\n"
          + JdbcLines.DRIVER
          + "org.postgresql.jdbc.PgConnection"
          + " com.impossibl.postgres.jdbc.PGDirectConnection\n"
          + JdbcLines.CONNECTION
          + "org.postgresql.jdbc.PgStatement"
          + " com.impossibl.postgres.jdbc.PGSimpleStatement\n"
          + JdbcLines.STATEMENT
          + "org.postgresql.jdbc.PgPreparedStatement"
          + " com.impossibl.postgres.jdbc.PGPreparedStatement\n"
          + JdbcLines.PREPARED
          + "org.postgresql.jdbc.PgPreparedStatement\n"
          + "  executeBatch()  sql outer code : *\n"
          + "org.postgresql.jdbc.PgCallableStatement\n"
          + "  executeUpdate()  sql outer : *\n"
          + "com.impossibl.postgres.jdbc.PGPreparedStatement\n"
          + JdbcLines.PREPARED_BATCH
          + "com.impossibl.postgres.jdbc.PGCallableStatement\n"
          + "  execute()  sql outer code : *\n";

  private PostgresqlHooks() {}
}
