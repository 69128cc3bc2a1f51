package io.github.prebind.hooks;

/**
 * What does the start do in Derby, in the same JVM or over the network? The code is {@link
 * JdbcHooks}.
 *
 * <p>Read: Derby 10.16 and 10.14; tested: 10.16, the newest that runs on Java 17.
 */
final class DerbyHooks {
  static final String TABLE =
      "org.apache.derby.iapi.jdbc.AutoloadedDriver"
          + " org.apache.derby.iapi.jdbc.InternalDriver"
          + " org.apache.derby.jdbc.AutoloadedDriver"
          + " org.apache.derby.jdbc.InternalDriver"
          + " org.apache.derby.client.ClientAutoloadedDriver"
          + " org.apache.derby.jdbc.ClientDriver\n"
          + JdbcLines.DRIVER
          + "org.apache.derby.client.BasicClientDataSource"
          + " org.apache.derby.jdbc.BasicClientDataSource40\n"
          + JdbcLines.DATA_SOURCE
          + "org.apache.derby.impl.jdbc.EmbedConnection"
          + " org.apache.derby.client.am.ClientConnection\n"
          + JdbcLines.CONNECTION
          + "org.apache.derby.impl.jdbc.EmbedStatement"
          + " org.apache.derby.client.am.ClientStatement\n"
          + JdbcLines.STATEMENT
          + "org.apache.derby.impl.jdbc.EmbedPreparedStatement"
          + " org.apache.derby.client.am.ClientPreparedStatement\n"
          + JdbcLines.PREPARED
          + "org.apache.derby.client.am.ClientPreparedStatement\n"
          + "  executeBatch()  sql outer code : *\n";

  private DerbyHooks() {}
}
