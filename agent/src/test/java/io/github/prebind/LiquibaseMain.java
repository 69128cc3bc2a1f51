package io.github.prebind;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;

/**
 * Updates an H2 database in memory with the change log of the first argument. With a second one,
 * another connection holds Liquibase's lock until a line comes in.
 */
public final class LiquibaseMain {
  private static final String URL = "jdbc:h2:mem:app;DB_CLOSE_DELAY=-1";

  private LiquibaseMain() {}

  public static void main(String[] args) throws Exception {
    if (args.length > 1) {
      holdLock();
    }
    try (Connection connection = DriverManager.getConnection(URL, "sa", "")) {
      Database database =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      new Liquibase(args[0], new ClassLoaderResourceAccessor(), database).update(new Contexts());
    }
    System.out.println("updated");
  }

  private static void holdLock() throws Exception {
    Connection holder = DriverManager.getConnection(URL, "sa", "");
    execute(
        holder,
        "create table DATABASECHANGELOGLOCK (ID int not null primary key, LOCKED boolean not null,"
            + " LOCKGRANTED timestamp, LOCKEDBY varchar(255))");
    execute(
        holder, "insert into DATABASECHANGELOGLOCK values (1, true, now(), 'another instance')");
    Thread releaser =
        new Thread(
            () -> {
              try {
                System.in.read();
                execute(holder, "update DATABASECHANGELOGLOCK set LOCKED = false");
                System.out.println("released");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            "releaser");
    releaser.setDaemon(true);
    releaser.start();
  }

  private static void execute(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
