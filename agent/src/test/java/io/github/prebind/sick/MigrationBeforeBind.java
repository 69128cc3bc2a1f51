package io.github.prebind.sick;

import java.io.IOException;
import org.flywaydb.core.Flyway;

/** Migrates a schema for each further argument, one after the other; of equal ones the same. */
public final class MigrationBeforeBind {
  private MigrationBeforeBind() {}

  public static void main(String[] args) throws IOException {
    for (int i = 1; i < args.length; i++) {
      migrate(args[0], args[i]);
    }
    Port.open();
  }

  static void migrate(String url, String schema) {
    Flyway.configure()
        .dataSource(url, "sa", "")
        .schemas(schema)
        .createSchemas(true)
        .locations("classpath:flyway/old")
        .load()
        .migrate();
  }
}
