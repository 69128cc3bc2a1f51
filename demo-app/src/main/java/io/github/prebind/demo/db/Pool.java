package io.github.prebind.demo.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;

/** Opens the connection pool. */
public final class Pool {
  /** The answers are short; small platforms allow about 20 connections for all instances. */
  private static final int SIZE = 5;

  /** A database that wakes up with the app gets this long to answer. */
  private static final long PATIENCE_MILLIS = 15_000;

  private Pool() {}

  /**
   * Opens a pool, with at least one connection.
   *
   * @throws com.zaxxer.hikari.pool.HikariPool.PoolInitializationException when the database cannot
   *     be reached within 15 s
   */
  public static HikariDataSource open(DatabaseUrl database) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("demo");
    config.setJdbcUrl(database.jdbcUrl());
    config.setMaximumPoolSize(SIZE);
    config.setInitializationFailTimeout(PATIENCE_MILLIS);
    Properties properties = database.properties();
    config.setUsername((String) properties.remove("user"));
    config.setPassword((String) properties.remove("password"));
    config.setDataSourceProperties(properties);
    if (database.isPostgres() && !database.jdbcUrl().contains("ApplicationName=")) {
      config.addDataSourceProperty("ApplicationName", "demo-app");
    }
    return new HikariDataSource(config);
  }
}
