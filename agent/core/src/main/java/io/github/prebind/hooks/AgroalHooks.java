package io.github.prebind.hooks;

import java.sql.Connection;

/**
 * How long does the app wait for Agroal, the pool of Quarkus and WildFly?
 *
 * <p>Read and tested: Agroal 3.2. {@code init} asks for the first connections, which its own
 * threads open. The pools have no names.
 */
public final class AgroalHooks extends PoolHooks {
  static final String TABLE =
      """
      io.agroal.pool.ConnectionPool
        init              pool : *
        getConnection/0   pool outer : *
      io.agroal.pool.Poolless
        init              pool : *
        getConnection/0   pool outer : *
      io.agroal.pool.ConnectionFactory
        createConnection  event : -
      """;

  public AgroalHooks() {
    super("Agroal");
  }

  @Override
  String name(Object pool, Object argument) {
    return "";
  }

  /** The pool has the factory's configuration in its own; the factory has it at once. */
  @Override
  String url(Object pool, Object argument) {
    Object configuration = AppObject.field(pool, "configuration");
    Object factory = AppObject.call(configuration, "connectionFactoryConfiguration");
    return AppObject.text(factory == null ? configuration : factory, "jdbcUrl");
  }

  /** Plain connections come in an adaptor; real XA connections are left alone. */
  @Override
  Connection opened(Object self, Object result) {
    return super.opened(self, AppObject.field(result, "connection"));
  }
}
