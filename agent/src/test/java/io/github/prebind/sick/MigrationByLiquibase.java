package io.github.prebind.sick;

import java.sql.Connection;
import java.sql.DriverManager;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;

/** Updates by the change log of the third argument, and opens its port if that was possible. */
public final class MigrationByLiquibase {
  private MigrationByLiquibase() {}

  public static void main(String[] args) throws Exception {
    update(args[0], args[1], null, args[2]);
    Port.open();
  }

  static void update(String url, String user, String schema, String changes) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, user, "")) {
      Database database =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      if (schema != null) {
        database.setDefaultSchemaName(schema);
      }
      new Liquibase(changes, new ClassLoaderResourceAccessor(), database).update(new Contexts());
    }
  }
}
