package io.github.prebind.hooks;

/**
 * What does the start do in SQLite? The code is {@link JdbcHooks}.
 *
 * <p>Read: sqlite-jdbc 3.54 and 3.21; tested: 3.54. Its data source calls {@code
 * JDBC.createConnection}.
 */
final class SqliteHooks {
  static final String TABLE =
      "org.sqlite.JDBC\n"
          + JdbcLines.DRIVER
          + "  createConnection  connect outer arg=0 code : *\n"
          + "org.sqlite.jdbc3.JDBC3Connection"
          + " org.sqlite.jdbc4.JDBC4Connection\n"
          + "  prepareStatement(Ljava/lang/String;  event arg=0 : -\n"
          + "org.sqlite.SQLiteConnection"
          + " org.sqlite.jdbc3.JDBC3Connection\n"
          + "  commit()  sql outer : COMMIT\n"
          + "org.sqlite.jdbc3.JDBC3Statement\n"
          + JdbcLines.STATEMENT
          + "org.sqlite.jdbc3.JDBC3PreparedStatement\n"
          + JdbcLines.PREPARED
          + "org.sqlite.core.CorePreparedStatement\n"
          + JdbcLines.PREPARED_BATCH;

  private SqliteHooks() {}
}
