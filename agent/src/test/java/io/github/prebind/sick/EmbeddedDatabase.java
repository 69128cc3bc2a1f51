package io.github.prebind.sick;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Works on a database inside of itself. */
public final class EmbeddedDatabase {
  private EmbeddedDatabase() {}

  public static void main(String[] args) throws Exception {
    try (Connection connection = DriverManager.getConnection(args[0], "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("create table tenants (id int)");
    }
    Port.open();
  }
}
