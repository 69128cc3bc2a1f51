package io.github.prebind.sick;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Connects until somebody answers, with a pause after each failure. */
public final class ConnectionRetries {
  private ConnectionRetries() {}

  public static void main(String[] args) throws Exception {
    for (int failed = 0; ; ) {
      try {
        DriverManager.getConnection(args[0], "postgres", "").close();
        break;
      } catch (SQLException e) {
        failed++;
        System.out.println("failed " + failed);
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
    Port.open();
  }
}
