package io.github.prebind.hooks;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * How long does the app wait for Tomcat's JDBC pool to fill itself, and later for a free
 * connection?
 *
 * <p>Read and tested: tomcat-jdbc 11.0. {@code init} opens {@code initialSize} connections one
 * after the other on the calling thread.
 */
public final class TomcatJdbcHooks extends PoolHooks {
  static final String TABLE =
      """
      org.apache.tomcat.jdbc.pool.ConnectionPool
        init             pool arg=0 : *
        getConnection/0  pool outer : *
        getConnection/2  pool outer : *
      org.apache.tomcat.jdbc.pool.PooledConnection
        connect          event : -
      """;

  public TomcatJdbcHooks() {
    super("Tomcat JDBC");
  }

  /** Default names end in a number that differs from start to start. */
  @Override
  String name(Object pool, Object argument) {
    String name = AppObject.text(properties(pool, argument), "getName");
    if (name == null) {
      return "";
    }
    int dash = name.startsWith("Tomcat Connection Pool[") ? name.lastIndexOf('-') : -1;
    return dash < 0 ? name : name.substring(0, dash) + ']';
  }

  @Override
  String url(Object pool, Object argument) {
    return AppObject.text(properties(pool, argument), "getUrl");
  }

  @Override
  List<String> settings(Object pool, Object argument) {
    List<String> settings = new ArrayList<>();
    addQuery(settings, "validationQuery", properties(pool, argument), "getValidationQuery");
    return settings;
  }

  /** The pool is told them when it is created, and has them from then on. */
  private static Object properties(Object pool, Object argument) {
    return argument != null ? argument : AppObject.field(pool, "poolProperties");
  }

  @Override
  Connection opened(Object self, Object result) {
    return super.opened(self, AppObject.call(self, "getConnection"));
  }
}
