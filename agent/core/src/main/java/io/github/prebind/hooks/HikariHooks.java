package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * How long does the app wait for HikariCP to open its first connection, and later for a free one?
 *
 * <p>Read: HikariCP 7.1 and 2.7.9; tested: 7.1. The pool is created by {@code HikariDataSource}'s
 * constructor or, where it was configured by setters, within its first {@code getConnection}; what
 * takes time there is {@code checkFailFast}, which connects. A constructor whose {@code super}
 * throws is not seen to end, so it is not timed itself; but with the system property {@code
 * com.zaxxer.hikari.blockUntilFilled} it waits at its end until all connections are there, and then
 * it is. Further connections are opened on threads of the pool's.
 */
public final class HikariHooks extends PoolHooks {
  static final String TABLE =
      """
      com.zaxxer.hikari.HikariDataSource
        getConnection/0  pool outer : *
      com.zaxxer.hikari.pool.HikariPool
        <init>/1         pool arg=0 : *
        getConnection/0  pool outer : *
        checkFailFast    pool : *
      com.zaxxer.hikari.pool.PoolBase
        newConnection    event : -
      """;

  private static final String BLOCKS = "com.zaxxer.hikari.blockUntilFilled";

  public HikariHooks() {
    super("HikariCP");
  }

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (!hook.method().equals("<init>")) {
      return super.label(hook, self, argument);
    }
    return Boolean.getBoolean(BLOCKS) ? super.label(hook, argument, argument) : null;
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
