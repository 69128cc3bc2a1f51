package io.github.prebind.sick;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** A pool, with the property of the second argument if there is one. */
public final class EmbeddedDatabasePool {
  private EmbeddedDatabasePool() {}

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
    Port.open();
  }
}
