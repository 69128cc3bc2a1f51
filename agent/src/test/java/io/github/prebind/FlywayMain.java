package io.github.prebind;

import java.sql.Connection;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/**
 * Migrates the database of the first argument: its JDBC URL, the folder of the SQL migrations, and
 * if wanted the version to stop at. Version 3 is in Java and takes long.
 */
public final class FlywayMain {
  private FlywayMain() {}

  public static void main(String[] args) {
    FluentConfiguration configuration =
        Flyway.configure()
            .dataSource(args[0], args[1], "")
            .locations("classpath:flyway/" + args[2]);
    if (args[2].equals("good")) {
      configuration.javaMigrations(new V3__backfill_audits());
    }
    if (args.length > 3) {
      configuration.target(MigrationVersion.fromVersion(args[3]));
    }
    configuration.load().migrate();
    System.out.println("migrated");
  }

  /** Says that it works, and ends when a line comes in or nothing can come any more. */
  static final class V3__backfill_audits extends BaseJavaMigration {
    @Override
    public void migrate(Context context) throws Exception {
      Connection connection = context.getConnection();
      try (Statement statement = connection.createStatement()) {
        for (int i = 0; i < 20; i++) {
          statement.executeUpdate("insert into audits values (" + i + ", 1)");
        }
      }
      System.out.println("backfilling");
      System.in.read();
      Thread.sleep(400);
    }
  }
}
