package io.github.prebind.sick;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import java.beans.PropertyVetoException;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The pool of the second argument, which connects on threads of its own and begins with eight; one
 * is used.
 */
public final class PoolFillsElsewhere {
  private static final int SIZE = 8;

  private PoolFillsElsewhere() {}

  public static void main(String[] args) throws Exception {
    DataSource pool =
        switch (args[1]) {
          case "agroal" -> agroal(args[0]);
          case "c3p0" -> c3p0(args[0]);
          default -> hikari(args[0]);
        };
    pool.getConnection().close();
    Port.open();
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
