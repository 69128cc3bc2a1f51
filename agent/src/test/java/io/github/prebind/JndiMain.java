package io.github.prebind;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Hashtable;
import java.util.logging.Logger;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.h2.jdbcx.JdbcDataSource;

/** An app in a container of its own, which looks its pool up by name. */
final class JndiMain {
  static final int WAIT_MILLIS = 60;
  static final String NAME = "java:comp/env/jdbc/audits";

  private JndiMain() {}

  /** What the container's pool is: nothing in its name says so. */
  public static final class ContainerPool implements DataSource {
    private final JdbcDataSource h2 = new JdbcDataSource();

    ContainerPool() {
      h2.setURL("jdbc:h2:mem:container");
    }

    @Override
    public Connection getConnection() throws java.sql.SQLException {
      try {
        Thread.sleep(WAIT_MILLIS, 1);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return h2.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws java.sql.SQLException {
      return getConnection();
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
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }

  /** A driver's data source for transactions over several databases. */
  public static final class AcmeXADataSource implements XADataSource {
    private final JdbcDataSource h2 = new JdbcDataSource();

    AcmeXADataSource() {
      h2.setURL(getUrl());
    }

    public String getUrl() {
      return "jdbc:acme://db.example.com:99/app;password=hunter2";
    }

    @Override
    public XAConnection getXAConnection() throws java.sql.SQLException {
      h2.setURL("jdbc:h2:mem:xa");
      return h2.getXAConnection();
    }

    @Override
    public XAConnection getXAConnection(String user, String password) throws java.sql.SQLException {
      return getXAConnection();
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
      return Logger.getGlobal();
    }
  }

  /** The container's names. */
  public static final class Names implements InitialContextFactory {
    private static final DataSource POOL = new ContainerPool();

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) {
      return (Context)
          java.lang.reflect.Proxy.newProxyInstance(
              JndiMain.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("lookup")) {
                  return POOL;
                }
                throw new UnsupportedOperationException(method.getName());
              });
    }
  }

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 2; i++) {
      try (Connection connection = lookUp().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("select " + i);
      }
    }
    try (Connection connection = new AcmeXADataSource().getXAConnection().getConnection()) {
      System.out.println("open " + !connection.isClosed());
    }
  }

  private static DataSource lookUp() throws NamingException {
    return (DataSource) new InitialContext().lookup(NAME);
  }
}
