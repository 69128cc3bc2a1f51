package io.github.prebind.sick;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** Executes the statement of the second argument, as the third says. */
public final class SlowQuery {
  private SlowQuery() {}

  public static void main(String[] args) throws Exception {
    try (Connection connection = DriverManager.getConnection(args[0], "postgres", "");
        PreparedStatement statement = connection.prepareStatement(args[1])) {
      switch (args[2]) {
        case "twice" -> twice(connection, args[1]);
        case "update" -> statement.executeUpdate();
        case "execute" -> statement.execute();
        case "query" -> statement.executeQuery().close();
        default -> {
          statement.addBatch();
          statement.executeBatch();
        }
      }
    }
    Port.open();
  }

  private static void twice(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      statement.execute(sql);
    }
  }
}
