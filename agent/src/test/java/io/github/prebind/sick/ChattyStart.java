package io.github.prebind.sick;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;

/** Asks for each row on its own, as many as the second argument says. */
public final class ChattyStart {
  private ChattyStart() {}

  public static void main(String[] args) throws Exception {
    try (Connection connection = DriverManager.getConnection(args[0], "postgres", "");
        PreparedStatement one = connection.prepareStatement("select ? + 1")) {
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        one.setInt(1, i);
        one.executeQuery().close();
      }
    }
    Port.open();
  }
}
