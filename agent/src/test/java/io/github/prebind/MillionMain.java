package io.github.prebind;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** One Flyway migration that runs as many statements as the argument says, each another text. */
final class MillionMain {
  private static int count;

  private MillionMain() {}

  public static void main(String[] args) throws SQLException {
    DriverManager.registerDriver(new ObservedDriverMain.AcmeDriver());
    count = Integer.parseInt(args[0]);
    Flyway.configure()
        .dataSource("jdbc:h2:mem:million", "sa", "")
        .javaMigrations(new V1__million())
        .load()
        .migrate();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    System.out.println("used " + (runtime.totalMemory() - runtime.freeMemory()));
  }

  /** Its statements go to a driver that does nothing, so that a million of them take no minute. */
  static final class V1__million extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws Exception {
      try (Connection connection = DriverManager.getConnection(ObservedDriverMain.URL)) {
        ObservedDriverMain.migrate(connection, count);
      }
    }
  }
}
