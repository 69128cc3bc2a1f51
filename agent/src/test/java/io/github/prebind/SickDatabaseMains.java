package io.github.prebind;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import java.beans.PropertyVetoException;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import org.flywaydb.core.Flyway;

/** Small apps, each with one thing wrong between it and its database; the port opens last. */
final class SickDatabaseMains {
  /** Kept open. */
  private static ServerSocket port;

  private SickDatabaseMains() {}

  private static void open() throws IOException {
    port = new ServerSocket(0);
    System.out.println("open");
  }

  private static Flyway flyway(String url, String... schemas) {
    return Flyway.configure()
        .dataSource(url, "sa", "")
        .schemas(schemas)
        .createSchemas(true)
        .locations("classpath:flyway/old")
        .load();
  }

  /** Migrates a schema for each further argument, one after the other; of equal ones the same. */
  static final class Tenants {
    public static void main(String[] args) throws IOException {
      for (int i = 1; i < args.length; i++) {
        flyway(args[0], args[i]).migrate();
      }
      open();
    }
  }

  /** Flyway and Liquibase on the schema of the second argument, or on one each. */
  static final class TwoTools {
    public static void main(String[] args) throws Exception {
      flyway(args[0], args[1]).migrate();
      try (Connection connection = DriverManager.getConnection(args[0], "sa", "")) {
        Database database =
            DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(connection));
        database.setDefaultSchemaName(args[2]);
        new Liquibase("liquibase/audits.sql", new ClassLoaderResourceAccessor(), database)
            .update(new Contexts());
      }
      open();
    }
  }

  /** Migrates with the scripts of a folder, and opens its port if that was possible. */
  static final class Migrating {
    public static void main(String[] args) throws IOException {
      FlywayMain.main(args);
      open();
    }
  }

  /** Updates by the change log of the third argument, and opens its port if that was possible. */
  static final class Updating {
    public static void main(String[] args) throws Exception {
      try (Connection connection = DriverManager.getConnection(args[0], args[1], "")) {
        Database database =
            DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(connection));
        new Liquibase(args[2], new ClassLoaderResourceAccessor(), database).update(new Contexts());
      }
      open();
    }
  }

  /** The pool of the second argument, which begins with eight connections; one is used. */
  static final class Pool {
    private static final int SIZE = 8;

    public static void main(String[] args) throws Exception {
      DataSource pool =
          switch (args[1]) {
            case "agroal" -> agroal(args[0]);
            case "c3p0" -> c3p0(args[0]);
            default -> hikari(args[0]);
          };
      pool.getConnection().close();
      open();
      System.exit(0); // with threads that are no daemons
    }

    private static DataSource agroal(String url) throws SQLException {
      return AgroalDataSource.from(
          new AgroalDataSourceConfigurationSupplier()
              .connectionPoolConfiguration(
                  pool ->
                      pool.maxSize(SIZE)
                          .initialSize(SIZE)
                          .acquisitionTimeout(Duration.ofSeconds(60))
                          .connectionFactoryConfiguration(
                              factory ->
                                  factory.jdbcUrl(url).principal(new NamePrincipal("postgres")))));
    }

    private static DataSource c3p0(String url) throws PropertyVetoException {
      ComboPooledDataSource pool = new ComboPooledDataSource();
      pool.setDriverClass("org.postgresql.Driver");
      pool.setJdbcUrl(url);
      pool.setUser("postgres");
      pool.setInitialPoolSize(SIZE);
      pool.setMinPoolSize(SIZE);
      pool.setMaxPoolSize(SIZE);
      return pool;
    }

    private static DataSource hikari(String url) {
      HikariConfig config = new HikariConfig();
      config.setPoolName("shop");
      config.setJdbcUrl(url);
      config.setUsername("postgres");
      config.setMaximumPoolSize(SIZE);
      config.setInitializationFailTimeout(60_000);
      return new HikariDataSource(config);
    }
  }

  /** Hibernate with the action of the second argument. */
  static final class Schema {
    public static void main(String[] args) throws IOException {
      HibernateMain.main(args);
      open();
    }
  }

  /** Connects until somebody answers, with a pause after each failure. */
  static final class Retrying {
    public static void main(String[] args) throws Exception {
      for (int failed = 0; ; ) {
        try {
          DriverManager.getConnection(args[0], "postgres", "").close();
          break;
        } catch (SQLException e) {
          failed++;
          System.out.println("failed " + failed);
          java.util.concurrent.TimeUnit.MILLISECONDS.sleep(200);
        }
      }
      open();
    }
  }

  /** A pool that opens as many connections at once as the second argument says. */
  static final class Filling {
    public static void main(String[] args) throws Exception {
      org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
      pool.setName("shop");
      pool.setDriverClassName("org.postgresql.Driver");
      pool.setUrl(args[0]);
      pool.setUsername("postgres");
      pool.setInitialSize(Integer.parseInt(args[1]));
      pool.setMaxIdle(20);
      pool.getConnection().close();
      open();
    }
  }

  /** A pool, with the property of the second argument if there is one. */
  static final class Pooled {
    public static void main(String[] args) throws Exception {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl(args[0]);
      config.setUsername("postgres");
      config.setMaximumPoolSize(2);
      if (args.length > 1) {
        config.addDataSourceProperty(args[1], "true");
      }
      HikariDataSource pool = new HikariDataSource(config);
      pool.getConnection().close();
      open();
    }
  }

  /** Asks for each row on its own, as many as the second argument says. */
  static final class Asking {
    public static void main(String[] args) throws Exception {
      try (Connection connection = DriverManager.getConnection(args[0], "postgres", "");
          PreparedStatement one = connection.prepareStatement("select ? + 1")) {
        for (int i = 0; i < Integer.parseInt(args[1]); i++) {
          one.setInt(1, i);
          one.executeQuery().close();
        }
      }
      open();
    }
  }

  /** Executes one statement, as the third argument says. */
  static final class Changing {
    public static void main(String[] args) throws Exception {
      try (Connection connection = DriverManager.getConnection(args[0], "postgres", "");
          PreparedStatement statement = connection.prepareStatement(args[1])) {
        switch (args[2]) {
          case "update" -> statement.executeUpdate();
          case "execute" -> statement.execute();
          case "query" -> statement.executeQuery().close();
          default -> {
            statement.addBatch();
            statement.executeBatch();
          }
        }
      }
      open();
    }
  }

  /** Executes one statement, as often as the third argument says. */
  static final class Querying {
    public static void main(String[] args) throws Exception {
      try (Connection connection = DriverManager.getConnection(args[0], "postgres", "");
          Statement statement = connection.createStatement()) {
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
          statement.execute(args[1]);
        }
      }
      open();
    }
  }
}
