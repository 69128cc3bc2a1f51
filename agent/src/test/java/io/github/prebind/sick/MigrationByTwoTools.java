package io.github.prebind.sick;

/** Flyway and Liquibase on the schema of the second argument, or on one each. */
public final class MigrationByTwoTools {
  private MigrationByTwoTools() {}

  public static void main(String[] args) throws Exception {
    MigrationBeforeBind.migrate(args[0], args[1]);
    MigrationByLiquibase.update(args[0], "sa", args[2], "liquibase/audits.sql");
    Port.open();
  }
}
