package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What the hooks of all connection pools have in common: labels such as {@code HikariCP
 * HikariPool-1: getConnection}, the pool's name with its database, and a look at each connection
 * that the pool opens, which names drivers that nobody else has named.
 */
abstract class PoolHooks extends HookSet {
  private final String product;
  private Named last;
  private Object lastCreated;
  private JdbcObservation observation;

  /** One pool's labels; most apps have one pool. */
  private static final class Named {
    final Object pool;
    final String create;
    final String getConnection;

    Named(Object pool, String name) {
      this.pool = pool;
      this.create = name + ": create";
      this.getConnection = name + ": getConnection";
    }
  }

  PoolHooks(String product) {
    this.product = product;
  }

  /** The pool's own name, "" if it has none, {@code null} if it has none yet. */
  abstract String name(Object pool, Object argument);

  /** The JDBC URL it was given, or {@code null} if it was given a data source. */
  abstract String url(Object pool, Object argument);

  /** What it gives to the driver or the database, as far as that depends on the database. */
  List<String> settings(Object pool, Object argument) {
    return List.of();
  }

  /** Adds a query of the pool's own, without its literals. */
  static void addQuery(List<String> settings, String name, Object pool, String getter) {
    String sql = AppObject.text(pool, getter);
    if (sql != null && !sql.isBlank()) {
      settings.add(name + ": " + new SqlFingerprint().of(sql, 0));
    }
  }

  /** Whether a call that makes what this field holds is the first; a retry is none. */
  final boolean creates(Object pool, String field) {
    if (pool == lastCreated) {
      return false;
    }
    lastCreated = pool;
    return AppObject.field(pool, field) == null;
  }

  /** The connection that a call has opened. */
  Connection opened(Object self, Object result) {
    return result instanceof Connection connection ? connection : null;
  }

  @Override
  public String label(Hook hook, Object self, Object argument) {
    Named named = last;
    if (named == null || named.pool != self) {
      String name = name(self, argument);
      if (name == null) {
        return null;
      }
      named = new Named(self, name.isEmpty() ? product : product + ' ' + name);
      last = named;
      String url = url(self, argument);
      tell(url, name);
      facts().poolSettings(JdbcUrl.of(url).safe(), settings(self, argument));
    }
    return hook.method().equals("getConnection") ? named.getConnection : named.create;
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (hook.kind() != null) {
      return;
    }
    Connection connection = opened(self, result);
    if (connection == null) {
      return;
    }
    if (observation == null) {
      observation = new JdbcObservation(weaver());
    }
    observation.connection(connection);
    String name = name(self, argument);
    if (name != null && url(self, argument) == null) {
      try {
        tell(connection.getMetaData().getURL(), name);
      } catch (SQLException | RuntimeException | LinkageError e) {
        // the database is told of without its pool
      }
    }
  }

  private void tell(String url, String name) {
    JdbcUrl parsed = JdbcUrl.of(url);
    if (parsed.product() != null) {
      facts().database(parsed.product(), null, parsed.safe(), name.isEmpty() ? product : name);
    }
  }
}
