package io.github.prebind.hooks;

import io.github.prebind.weave.Weaver;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/**
 * Times JDBC drivers that nobody has named: the class of a driver, connection or statement that is
 * met is woven, and those above it that declare the methods. A driver is met when it registers, or
 * by the end of its class's name; a connection when a driver or a data source hands it out.
 *
 * <p>Left out are proxies, the JDK's own classes, and the wrappers of connection pools, behind
 * which the real ones stand. Thread-safe: the classes met are remembered racily, {@value #MOST} at
 * most; what two threads meet at once is looked at twice.
 */
final class JdbcObservation {
  /** How observed classes are hooked; the class line goes in front. */
  private static final String DRIVER =
      """

        connect/2  connect outer arg=0 code : *
      """;

  private static final String CONNECTION =
      """

        createStatement   event : -
        prepareStatement(Ljava/lang/String;  event arg=0 : -
        prepareCall(Ljava/lang/String;       event arg=0 : -
        commit()          sql outer : COMMIT
      """;

  private static final String STATEMENT = "\n" + JdbcLines.STATEMENT + JdbcLines.PREPARED;

  private static final String[] WRAPPERS = {
    "com.mchange.",
    "com.zaxxer.hikari.",
    "io.agroal.",
    "org.apache.commons.dbcp",
    "org.apache.tomcat.",
    "org.springframework.",
  };

  private static final int MOST = 256;

  private final Weaver weaver;
  private volatile Class<?>[] met = {};

  JdbcObservation(Weaver weaver) {
    this.weaver = weaver;
  }

  void driver(Object driver) {
    observe(driver, DRIVER, "connect");
  }

  /** Whether it is the first one of a driver that nobody has named. */
  boolean connection(Object connection) {
    return observe(connection, CONNECTION, "prepareStatement");
  }

  void statement(Object statement) {
    observe(statement, STATEMENT, "execute");
  }

  private boolean observe(Object object, String lines, String method) {
    if (object == null) {
      return false;
    }
    Class<?> type = object.getClass();
    Class<?>[] seen = met;
    for (Class<?> one : seen) {
      if (one == type) {
        return false;
      }
    }
    if (seen.length >= MOST) {
      return false;
    }
    Class<?>[] more = Arrays.copyOf(seen, seen.length + 1);
    more[seen.length] = type;
    met = more;
    return !Proxy.isProxyClass(type)
        && !type.isHidden()
        && !isWrapper(type.getName())
        && weave(type, lines, method);
  }

  /**
   * The class, and what it inherits: parents, and interfaces with bodies.
   *
   * @return whether one of them is timed from now on, and none was before
   */
  private boolean weave(Class<?> type, String lines, String method) {
    String name = type.getName();
    boolean known = weaver.knows(name);
    boolean woven = !known && declares(type, method);
    if (woven) {
      weaver.weaveAlso(type, name + lines, "JdbcHooks");
    }
    Class<?> parent = type.getSuperclass();
    if (parent != null && !isJdk(parent)) {
      known |= weaver.knows(parent.getName());
      woven |= weave(parent, lines, method);
    }
    for (Class<?> face : type.getInterfaces()) {
      if (!isJdk(face)) {
        woven |= weave(face, lines, method);
      }
    }
    return woven && !known;
  }

  /** Whether the class has a body for a method whose name begins so. */
  private static boolean declares(Class<?> type, String prefix) {
    try {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().startsWith(prefix) && !Modifier.isAbstract(method.getModifiers())) {
          return true;
        }
      }
      return false;
    } catch (LinkageError e) { // names a class that is not there; the weaver does not mind
      return true;
    }
  }

  private static boolean isJdk(Class<?> type) {
    String name = type.getName();
    return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.");
  }

  /** Whether what stands behind it is timed by its own name. */
  static boolean isWrapper(String name) {
    for (String prefix : WRAPPERS) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
