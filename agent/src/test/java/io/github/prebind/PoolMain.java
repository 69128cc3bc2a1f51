package io.github.prebind;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;

/** Makes the pool that the first argument names, for the URL that is the second, and uses it. */
final class PoolMain {
  private PoolMain() {}

  public static void main(String[] args) {
    try {
      DataSource pool = pool(args[0], args[1]);
      for (int i = 0; i < 3; i++) {
        try (Connection connection = pool.getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("select " + i);
        }
      }
      System.out.println("done");
    } catch (Exception e) {
      System.out.println("no pool: " + e);
    }
    System.exit(0);
  }

  private static DataSource pool(String name, String url) throws Exception {
    return switch (name) {
      case "hikari" -> hikari(url);
      case "hikari-lazy" -> hikariLazy(url);
      case "hikari-data-source" -> hikariOverDataSource(url);
      case "tomcat" -> tomcat(url);
      case "dbcp" -> dbcp(url);
      case "c3p0" -> c3p0(url);
      case "agroal" -> agroal(url);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static DataSource hikari(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(2);
    config.setConnectionTimeout(2_000);
    return new HikariDataSource(config);
  }

  /** The way of Spring Boot: the first getConnection makes the pool. */
  private static DataSource hikariLazy(String url) {
    HikariDataSource pool = new HikariDataSource();
    pool.setPoolName("audits");
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(2);
    return pool;
  }

  private static DataSource hikariOverDataSource(String url) {
    org.h2.jdbcx.JdbcDataSource h2 = new org.h2.jdbcx.JdbcDataSource();
    h2.setURL(url);
    HikariConfig config = new HikariConfig();
    config.setDataSource(h2);
    config.setMaximumPoolSize(2);
    return new HikariDataSource(config);
  }

  private static DataSource tomcat(String url) {
    org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
    pool.setDriverClassName("org.h2.Driver");
    pool.setUrl(url);
    pool.setInitialSize(2);
    return pool;
  }

  private static DataSource dbcp(String url) {
    BasicDataSource pool = new BasicDataSource();
    pool.setUrl(url);
    return pool;
  }

  private static DataSource c3p0(String url) throws Exception {
    ComboPooledDataSource pool = new ComboPooledDataSource();
    pool.setDriverClass("org.h2.Driver");
    pool.setJdbcUrl(url);
    pool.setInitialPoolSize(2);
    pool.setMinPoolSize(2);
    pool.setAcquireRetryAttempts(1);
    pool.setCheckoutTimeout(20_000);
    return pool;
  }

  private static DataSource agroal(String url) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(2)
                        .initialSize(1)
                        .acquisitionTimeout(Duration.ofSeconds(20))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url))));
  }
}
