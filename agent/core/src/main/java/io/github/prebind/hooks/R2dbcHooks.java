package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.util.Map;

/**
 * Which database does an app read without JDBC?
 *
 * <p>Read: r2dbc-spi 0.8 and 1.0, r2dbc-pool 1.0, r2dbc-h2 1.1, r2dbc-postgresql 1.1; tested:
 * r2dbc-spi 1.0 with r2dbc-h2 1.1 and r2dbc-pool 1.0.
 *
 * <p>No thread waits for a connection or a statement: they are steps of a reactive chain. The start
 * waits where it blocks for the chain's end, which is in {@link ReactorHooks}. What is kept here is
 * the database, by the options that the factory is made of; {@code get} calls {@code find}.
 */
public final class R2dbcHooks extends HookSet {
  static final String TABLE =
      """
      io.r2dbc.spi.ConnectionFactories
        find/1  event arg=0 : -
      """;

  @Override
  public void exited(Hook hook, Object self, Object options, Object result, SpanNode span) {
    if (result == null || !(AppObject.field(options, "options") instanceof Map<?, ?> values)) {
      return;
    }
    String driver = option(values, "driver");
    String protocol = option(values, "protocol");
    if (driver == null) {
      return;
    }
    boolean pool = driver.equals("pool") || driver.equals("proxy");
    if (pool && protocol != null) { // pool:postgresql, pool:h2:mem
      int colon = protocol.indexOf(':');
      driver = colon < 0 ? protocol : protocol.substring(0, colon);
      protocol = colon < 0 ? null : protocol.substring(colon + 1);
    }
    String product = product(driver);
    facts().database(product, null, url(product, protocol, values), pool ? "R2DBC" : null);
  }

  private static String product(String driver) {
    return switch (driver) {
      case "postgres" -> "postgresql";
      case "mssql" -> "sqlserver";
      default -> driver;
    };
  }

  /** As the app may have written it, without user, password and options. */
  private static String url(String product, String protocol, Map<?, ?> values) {
    StringBuilder url = new StringBuilder(80).append("r2dbc:").append(product);
    String host = option(values, "host");
    String port = option(values, "port");
    String database = withoutOptions(option(values, "database"));
    if (host != null && !host.isEmpty()) {
      url.append("://").append(host);
      if (port != null) {
        url.append(':').append(port);
      }
      if (database != null) {
        url.append('/').append(database);
      }
      return url.toString();
    }
    if (protocol != null && !protocol.isEmpty()) {
      url.append(':').append(protocol);
    }
    return database == null ? url.toString() : url.append(':').append(database).toString();
  }

  /** Of H2 the name may bring its settings along. */
  private static String withoutOptions(String database) {
    if (database == null) {
      return null;
    }
    int end = 0;
    while (end < database.length() && ";?".indexOf(database.charAt(end)) < 0) {
      end++;
    }
    return database.substring(0, end);
  }

  private static String option(Map<?, ?> values, String name) {
    for (Map.Entry<?, ?> entry : values.entrySet()) {
      if (name.equals(AppObject.text(entry.getKey(), "name")) && entry.getValue() != null) {
        return entry.getValue().toString();
      }
    }
    return null;
  }
}
