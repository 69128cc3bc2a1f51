package io.github.prebind.hooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * How long does the app wait for HikariCP to open its first connection, and later for a free one?
 *
 * <p>Read: HikariCP 7.1 and 2.7.9; tested: 7.1. The pool is created by {@code HikariDataSource}'s
 * constructor or, where it was configured by setters, within its first {@code getConnection}; what
 * takes time there is {@code checkFailFast}, which connects. A constructor that throws is not seen
 * to end, so it is not timed itself. Further connections are opened on threads of the pool's.
 */
public final class HikariHooks extends PoolHooks {
  static final String TABLE =
      """
      com.zaxxer.hikari.HikariDataSource
        getConnection/0  pool outer : *
      com.zaxxer.hikari.pool.HikariPool
        getConnection/0  pool outer : *
        checkFailFast    pool : *
      com.zaxxer.hikari.pool.PoolBase
        newConnection    event : -
      """;

  public HikariHooks() {
    super("HikariCP");
  }

  /** A data source that has no pool yet may be without a name. */
  @Override
  String name(Object pool, Object argument) {
    String name = AppObject.text(pool, "getPoolName");
    return name == null ? (String) AppObject.field(pool, "poolName") : name;
  }

  @Override
  String url(Object pool, Object argument) {
    String url = AppObject.text(pool, "getJdbcUrl");
    return url == null ? AppObject.text(AppObject.field(pool, "config"), "getJdbcUrl") : url;
  }

  @Override
  List<String> settings(Object pool, Object argument) {
    Object inside = AppObject.field(pool, "config");
    Object config = inside == null ? pool : inside;
    List<String> settings = new ArrayList<>();
    if (AppObject.call(config, "getDataSourceProperties") instanceof Properties properties) {
      settings.addAll(properties.stringPropertyNames());
      settings.sort(null);
    }
    addQuery(settings, "connectionTestQuery", config, "getConnectionTestQuery");
    addQuery(settings, "connectionInitSql", config, "getConnectionInitSql");
    return settings;
  }
}
