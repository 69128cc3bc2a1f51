package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * How long does the app wait for c3p0? It opens connections on threads of its own, so what the app
 * sees is the wait for the first of them.
 *
 * <p>Read: c3p0 0.14.1 and 0.9.5.5; tested: 0.14.1. A data source without a name of its own has a
 * random token for one, which is left out.
 */
public final class C3p0Hooks extends PoolHooks {
  static final String TABLE =
      """
      com.mchange.v2.c3p0.impl.AbstractPoolBackedDataSource
        getConnection   pool outer : *
        getPoolManager  pool : *
      """;

  public C3p0Hooks() {
    super("c3p0");
  }

  @Override
  public String label(Hook hook, Object self, Object argument) {
    boolean create = hook.method().equals("getPoolManager");
    if (create && !creates(self, "poolManager")) {
      return null;
    }
    return super.label(hook, self, argument);
  }

  @Override
  String name(Object pool, Object argument) {
    String name = AppObject.text(pool, "getDataSourceName");
    String token = AppObject.text(pool, "getIdentityToken");
    return name == null || name.equals(token) ? "" : name;
  }

  @Override
  String url(Object pool, Object argument) {
    return AppObject.text(pool, "getJdbcUrl");
  }
}
