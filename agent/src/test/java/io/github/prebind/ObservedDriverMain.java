package io.github.prebind;

import java.io.PrintWriter;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * A driver that no table names. What matters here is written by hand, in classes that the real ones
 * extend; the hundreds of other methods are generated and do nothing.
 */
final class ObservedDriverMain {
  static final String URL = "jdbc:acme://u:hunter2@db.example.com:99/app?password=hunter2";

  /** How long a statement takes. */
  static long delayMillis;

  private ObservedDriverMain() {}

  public static void main(String[] args) throws Exception {
    switch (args.length == 0 ? "registered" : args[0]) {
      case "direct" -> work(new AcmeDriver().connect(URL, new Properties()));
      case "data source" -> work(new AcmeDataSource().getConnection());
      default -> {
        DriverManager.registerDriver(new AcmeDriver());
        work(DriverManager.getConnection(URL));
      }
    }
  }

  private static void work(Connection opened) throws SQLException {
    delayMillis = 20;
    try (Connection connection = opened) {
      Statement statement = connection.createStatement();
      statement.execute("select 'hunter2'");
      statement.executeQuery("select 'hunter3'");
      statement.addBatch("delete from a where b = 'hunter2'");
      statement.executeBatch();
      PreparedStatement prepared = connection.prepareStatement("delete from c where d = ?");
      prepared.execute();
      prepared.executeUpdate();
      connection.commit();
    }
  }

  /** As a migration would: each statement is another text. */
  static void migrate(Connection connection, int count) throws SQLException {
    Statement statement = connection.createStatement();
    for (int i = 0; i < count; i++) {
      statement.execute("insert into audits (id, domain) values (" + i + ", 'd" + i + "')");
    }
  }

  /** An instance of a generated class with nothing but stubs where the base has no body. */
  private static <T> T instance(Class<T> base) {
    try (var made =
        new ByteBuddy()
            .subclass(base)
            .name(base.getName() + "Generated")
            .method(ElementMatchers.isAbstract())
            .intercept(StubMethod.INSTANCE)
            .make()) {
      Class<? extends T> type = made.load(base.getClassLoader()).getLoaded();
      if (Modifier.isAbstract(type.getModifiers())) {
        throw new IllegalStateException(type + " is abstract");
      }
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  static final class AcmeDriver implements Driver {
    @Override
    public Connection connect(String url, Properties info) {
      return acceptsURL(url) ? instance(AcmeConnection.class) : null;
    }

    @Override
    public boolean acceptsURL(String url) {
      return url.startsWith("jdbc:acme:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() {
      return null;
    }
  }

  /** Makes its connections without the driver. */
  static final class AcmeDataSource implements DataSource {
    @Override
    public Connection getConnection() {
      return instance(AcmeConnection.class);
    }

    @Override
    public Connection getConnection(String user, String password) {
      return getConnection();
    }

    public String getUrl() {
      return URL;
    }

    @Override
    public PrintWriter getLogWriter() {
      return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() {
      return null;
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      return null;
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }

  public abstract static class AcmeConnection implements Connection {
    @Override
    public Statement createStatement() {
      return instance(AcmeStatement.class);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) {
      return instance(AcmePrepared.class);
    }

    @Override
    public void commit() {}
  }

  /** Some drivers inherit from interfaces. */
  public interface AcmeBatches extends Statement {
    @Override
    default int[] executeBatch() throws SQLException {
      return new int[] {executeUpdate("inside")};
    }
  }

  public abstract static class AcmeStatement implements AcmeBatches {
    @Override
    public boolean execute(String sql) throws SQLException {
      executeQuery(sql);
      return true;
    }

    @Override
    public ResultSet executeQuery(String sql) throws SQLException {
      pause();
      return null;
    }

    @Override
    public void addBatch(String sql) {}
  }

  public abstract static class AcmePrepared extends AcmeStatement implements PreparedStatement {
    @Override
    public boolean execute() throws SQLException {
      return executeUpdate() > 0;
    }

    @Override
    public int executeUpdate() throws SQLException {
      pause();
      return 1;
    }
  }

  private static void pause() throws SQLException {
    if (delayMillis > 0) {
      try {
        Thread.sleep(delayMillis);
      } catch (InterruptedException e) {
        throw new SQLException(e);
      }
    }
  }
}
