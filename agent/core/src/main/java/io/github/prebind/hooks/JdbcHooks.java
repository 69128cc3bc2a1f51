package io.github.prebind.hooks;

import io.github.prebind.record.Kind;
import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/**
 * Which database does the start wait for, how long until it answers, and which statements take the
 * time? The code of all JDBC drivers, whose tables stand in files of their own, and the table of
 * the JDK's {@code DriverManager}, which tells of drivers that have no table, as do drivers and
 * data sources that bear their role in their name.
 *
 * <p>Read and tested: JDK 17 and 25. One call of the app is one span: what drivers and their
 * wrappers call inside it is left out. A batch is one span, labelled with its first statement. How
 * many rows a statement changed is known of all of them, how many it gave back of slow ones, see
 * {@link ResultRows}.
 */
public final class JdbcHooks extends HookSet {
  static final String TABLE =
      """
      java.sql.DriverManager
        getConnection(Ljava/lang/String;  connect outer arg=0 code : *
        registerDriver(Ljava/sql/Driver;Ljava/sql/DriverAction;  event arg=0 : -
      *Driver
        connect(Ljava/lang/String;Ljava/util/Properties;)Ljava/sql/Connection;  connect outer arg=0 code : *
      *XADataSource
        getXAConnection  connect outer : *
        getConnection()Ljava/sql/Connection;  event : -
        getConnection(Ljava/lang/String;Ljava/lang/String;)Ljava/sql/Connection;  event : -
      *ConnectionPoolDataSource
        getPooledConnection  connect outer : *
        getConnection()Ljava/sql/Connection;  event : -
        getConnection(Ljava/lang/String;Ljava/lang/String;)Ljava/sql/Connection;  event : -
      *DataSource
        getConnection()Ljava/sql/Connection;  event : -
        getConnection(Ljava/lang/String;Ljava/lang/String;)Ljava/sql/Connection;  event : -
      """;

  private static final String PREPARED = "prepared statement";
  private static final int MOST_URLS = 64;

  /** Of what takes less nobody asks how many rows it gave. */
  private static final long SLOW_NANOS = 100_000_000;

  private final SqlFingerprint fingerprints = new SqlFingerprint();
  private final PreparedSql prepared = new PreparedSql();
  private JdbcObservation observation;
  private volatile String[] urls = {};
  private volatile boolean mysqlSeen;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    if (hook.kind() == Kind.CONNECT) {
      JdbcUrl url = url(self, argument);
      // A pool's own wrapper has no URL: what it calls has.
      boolean opensForPool =
          hook.method().equals("getPooledConnection") || hook.method().equals("getXAConnection");
      return opensForPool && url.product() == null ? null : "connect " + url.label();
    }
    if (argument instanceof String sql) {
      return fingerprints.of(sql, dialect(hook));
    }
    String label = prepared.label(self);
    return label == null ? PREPARED : label;
  }

  @Override
  public void entered(Hook hook, Object self, Object argument, SpanNode span) {
    switch (hook.method()) {
      case "addBatch" -> {
        if (argument instanceof String sql && prepared.label(self) == null) {
          prepared.put(self, fingerprints.of(sql, dialect(hook)), true);
        }
      }
      case "clearBatch" -> prepared.batchEnds(self);
      case "registerDriver" -> {
        observation().driver(argument);
        if (argument != null) {
          facts().driver(argument.getClass().getName());
        }
      }
      default -> {
        // looked at when it returns
      }
    }
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (hook.kind() == Kind.CONNECT) {
      if (result instanceof Connection connection) {
        connected(connection, url(self, argument));
      }
      return;
    }
    if (hook.kind() == Kind.SQL) {
      executed(hook, self, result, span);
      return;
    }
    switch (hook.method()) {
      case "prepareStatement", "prepareCall" -> {
        if (argument instanceof String sql && result != null && prepared.label(result) == null) {
          prepared.put(result, fingerprints.of(sql, dialect(hook)), false);
          observation().statement(result);
        }
      }
      case "createStatement" -> observation().statement(result);
      case "getConnection" -> handedOut(self, result);
      default -> {
        // nothing to keep
      }
    }
  }

  /** What {@code executeUpdate} returns is told by the woven code itself. */
  private void executed(Hook hook, Object self, Object result, SpanNode span) {
    boolean batch = hook.method().endsWith("Batch");
    if (batch) {
      prepared.batchEnds(self);
    }
    if (span == null) {
      return;
    }
    if (batch) {
      span.rows(ResultRows.ofBatch(result));
    } else if (span.endNanos(0) - span.openSinceNanos() >= SLOW_NANOS) {
      boolean query = hook.method().equals("executeQuery");
      boolean any = hook.method().equals("execute");
      span.rows(
          query ? ResultRows.of(result) : any ? ResultRows.ofExecuted(self) : ResultRows.UNKNOWN);
    }
  }

  @Override
  public void failed(Hook hook, Object self, Object argument, Throwable thrown, SpanNode span) {
    if (hook.kind() == Kind.SQL && hook.method().endsWith("Batch")) {
      prepared.batchEnds(self);
    }
  }

  /** How this driver's SQL is read: MySQL's own way, or unknown, or as the standard says. */
  private int dialect(Hook hook) {
    String owner = hook.owner();
    if (owner.startsWith("com.mysql.") || owner.startsWith("org.mariadb.")) {
      return SqlTokens.MYSQL | SqlTokens.QUOTES_HOLD_TEXT;
    }
    // A wrapper in front of MySQL's driver has a class name of its own.
    return mysqlSeen ? SqlTokens.QUOTES_HOLD_TEXT : 0;
  }

  /** A driver is given the URL; a data source has it. */
  private static JdbcUrl url(Object self, Object argument) {
    if (argument instanceof String url) {
      return JdbcUrl.of(url);
    }
    String url = AppObject.text(self, "getURL");
    return JdbcUrl.of(url == null ? AppObject.text(self, "getUrl") : url);
  }

  /** A data source's connection; what was timed until now knows nothing of an unknown driver's. */
  private void handedOut(Object dataSource, Object result) {
    if (!(result instanceof Connection connection) || !observation().connection(connection)) {
      return;
    }
    JdbcUrl url = url(dataSource, null);
    if (url.product() == null) {
      try {
        url = JdbcUrl.of(connection.getMetaData().getURL());
      } catch (SQLException | RuntimeException | LinkageError e) {
        return; // the statements are timed all the same
      }
    }
    connected(connection, url);
  }

  private void connected(Connection connection, JdbcUrl url) {
    observation().connection(connection);
    String product = url.product();
    if (product == null || isKnown(url.safe())) {
      return;
    }
    if (product.equals("mysql") || product.equals("mariadb")) {
      mysqlSeen = true;
    }
    facts().database(product, version(connection, url), url.safe(), null);
  }

  /** Whether the database has been told of; at most {@value #MOST_URLS} are. */
  private boolean isKnown(String url) {
    String[] known = urls;
    for (String one : known) {
      if (one.equals(url)) {
        return true;
      }
    }
    if (known.length >= MOST_URLS) {
      return true;
    }
    String[] more = java.util.Arrays.copyOf(known, known.length + 1);
    more[known.length] = url;
    urls = more;
    return false;
  }

  /**
   * The product's version, from drivers that know it after the login; the others would have to ask
   * the server. HSQLDB asks by SQL; in the same JVM its version is the driver's.
   */
  private static String version(Connection connection, JdbcUrl url) {
    String product = url.product();
    boolean inside = url.safe().indexOf("//") < 0;
    try {
      DatabaseMetaData data = connection.getMetaData();
      return switch (product) {
        case "postgresql", "mysql", "mariadb", "derby", "sqlite", "sqlserver" ->
            data.getDatabaseProductVersion();
        case "h2" -> inside ? data.getDatabaseProductVersion() : null;
        case "hsqldb" -> inside ? data.getDriverVersion() : null;
        default -> null;
      };
    } catch (SQLException | RuntimeException | LinkageError e) {
      return null; // a report without a version is still a report
    }
  }

  private JdbcObservation observation() {
    if (observation == null) {
      observation = new JdbcObservation(weaver());
    }
    return observation;
  }
}
