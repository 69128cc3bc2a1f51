package io.github.prebind.hooks;

import io.github.prebind.record.Kind;
import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * How long does the app wait for a connection of a pool that its container keeps, whoever has made
 * it: WebSphere, Liberty, WildFly, GlassFish, WebLogic?
 *
 * <p>Read and tested: JDK 17 and 25. Such a pool is known by the name under which the app looks it
 * up; its class need not be known, and pools that have a table are left to that.
 */
public final class JndiHooks extends HookSet {
  static final String TABLE =
      """
      javax.naming.InitialContext
        lookup(Ljava/lang/String;  event arg=0 : -
      """;

  private static final String POOL =
      """

        getConnection()Ljava/sql/Connection;  pool outer code : *
        getConnection(Ljava/lang/String;Ljava/lang/String;)Ljava/sql/Connection;  pool outer code : *
      """;

  private static final int MOST = 64;

  private final Map<Object, String> names = Collections.synchronizedMap(new IdentityHashMap<>());
  private final Set<String> told = new HashSet<>();
  private volatile JdbcObservation observation;

  @Override
  public String label(Hook hook, Object pool, Object argument) {
    String name = names.get(pool);
    return "data source "
        + (name == null ? pool.getClass().getSimpleName() : name)
        + ": getConnection";
  }

  @Override
  public void exited(Hook hook, Object self, Object name, Object found, SpanNode span) {
    if (hook.kind() == Kind.POOL) {
      if (found instanceof Connection connection) {
        handedOut(self, connection);
      }
      return;
    }
    if (!isDataSource(found) || !(name instanceof String text)) {
      return;
    }
    Class<?> type = found.getClass();
    if (names.size() >= MOST
        || names.putIfAbsent(found, text) != null
        || Proxy.isProxyClass(type)
        || type.isHidden()) {
      return;
    }
    while (type != null && !type.getName().startsWith("java")) {
      if (weaver().knows(type.getName()) || JdbcObservation.isWrapper(type.getName())) {
        return;
      }
      if (declares(type)) {
        weaver().weaveAlso(type, type.getName() + POOL, "JndiHooks");
        return;
      }
      type = type.getSuperclass();
    }
  }

  private synchronized boolean isFirst(String name) {
    return told.add(name);
  }

  /** The first connection tells the database, and by its class what the statements are. */
  private void handedOut(Object pool, Connection connection) {
    JdbcObservation seen = observation;
    if (seen == null) {
      seen = new JdbcObservation(weaver()); // of two threads' either will do
      observation = seen;
    }
    seen.connection(connection); // weaves, and so with no lock held
    String name = names.get(pool);
    if (name == null || !isFirst(name)) {
      return;
    }
    try {
      JdbcUrl url = JdbcUrl.of(connection.getMetaData().getURL());
      if (url.product() != null) {
        facts().database(url.product(), null, url.safe(), name);
      }
    } catch (SQLException | RuntimeException | LinkageError e) {
      // the calls are timed all the same
    }
  }

  private static boolean isDataSource(Object found) {
    try {
      return found instanceof DataSource;
    } catch (LinkageError e) {
      return false; // an image of Java without databases
    }
  }

  private static boolean declares(Class<?> type) {
    try {
      Method method = type.getDeclaredMethod("getConnection");
      return !Modifier.isAbstract(method.getModifiers());
    } catch (NoSuchMethodException | LinkageError e) {
      return false;
    }
  }
}
