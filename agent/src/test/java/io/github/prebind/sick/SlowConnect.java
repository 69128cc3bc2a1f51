package io.github.prebind.sick;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/** Connects and asks for little. */
public final class SlowConnect {
  private SlowConnect() {}

  public static void main(String[] args) throws Exception {
    try (Connection connection = DriverManager.getConnection(args[0], "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    }
    Port.open();
  }
}
