package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;
import java.util.ArrayList;
import java.util.List;

/**
 * How long does the app wait for Commons DBCP to open its first connections, and later for a free
 * one?
 *
 * <p>Read: DBCP 2.14 and 1.4; tested: 2.14. {@code createDataSource} is called by each {@code
 * getConnection} and does its work once. The pools have no names.
 */
public final class DbcpHooks extends PoolHooks {
  static final String TABLE =
      """
      org.apache.commons.dbcp2.BasicDataSource org.apache.commons.dbcp.BasicDataSource org.apache.tomcat.dbcp.dbcp2.BasicDataSource
        createDataSource  pool : *
        getConnection/0   pool outer : *
      org.apache.commons.dbcp2.DriverConnectionFactory org.apache.commons.dbcp2.DataSourceConnectionFactory
        createConnection  event : -
      """;

  public DbcpHooks() {
    super("DBCP");
  }

  @Override
  public String label(Hook hook, Object self, Object argument) {
    boolean create = hook.method().equals("createDataSource");
    if (create && !creates(self, "dataSource")) {
      return null;
    }
    return super.label(hook, self, argument);
  }

  @Override
  String name(Object pool, Object argument) {
    return "";
  }

  @Override
  String url(Object pool, Object argument) {
    return AppObject.text(pool, "getUrl");
  }

  @Override
  List<String> settings(Object pool, Object argument) {
    List<String> settings = new ArrayList<>();
    addQuery(settings, "validationQuery", pool, "getValidationQuery");
    return settings;
  }
}
