package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * How long does the app wait for Cassandra: to connect to the first node, to read the schema and to
 * fill the pools to the others?
 *
 * <p>Read: the DataStax driver 3.11 and 4.19; tested: 3.11, 4.19. Netty's threads do the work; the
 * methods here wait for them.
 */
public final class CassandraHooks extends HookSet {
  static final String TABLE =
      """
      com.datastax.oss.driver.api.core.session.SessionBuilder
        build/0    connect outer : *
      com.datastax.driver.core.Cluster
        init/0     connect outer : *
        connect/0  connect outer : *
        connect/1  connect outer : *
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    Object points = AppObject.field(self, "programmaticContactPoints"); // of 4
    if (points == null) {
      points = AppObject.field(AppObject.field(self, "manager"), "contactPoints");
    }
    Object point = ConnectLabel.first(points);
    // Of a cloud's proxy it asks DNS, and counts.
    boolean looksUp = point != null && point.getClass().getSimpleName().equals("SniEndPoint");
    Object address = looksUp ? null : AppObject.call(point, "resolve");
    return ConnectLabel.of("cassandra", address == null ? point : address);
  }
}
