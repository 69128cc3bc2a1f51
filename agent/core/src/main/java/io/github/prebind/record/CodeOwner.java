package io.github.prebind.record;

/** Whose code a class is: the JDK's, a known library's, or the user's own. */
public final class CodeOwner {
  private static final String[] JDK = {"java.", "jdk.", "sun.", "javax.", "com.sun."};

  /** Frameworks and libraries that stand between the user's code and what blocks. */
  private static final String[] LIBRARIES = {
    "org.springframework.",
    "org.hibernate.",
    "org.flywaydb.",
    "liquibase.",
    "com.zaxxer.",
    "org.postgresql.",
    "com.mysql.",
    "org.mariadb.",
    "org.h2.",
    "org.hsqldb.",
    "org.apache.",
    "org.sqlite.",
    "oracle.",
    "com.microsoft.sqlserver.",
    "io.netty.",
    "io.grpc.",
    "io.vertx.",
    "io.quarkus.",
    "io.micronaut.",
    "io.agroal.",
    "com.mchange.",
    "io.undertow.",
    "org.eclipse.",
    "org.jboss.",
    "org.wildfly.",
    "org.xnio.",
    "reactor.",
    "org.slf4j.",
    "ch.qos.",
    "com.google.",
    "com.fasterxml.",
    "tools.jackson.",
    "net.bytebuddy.",
    "org.aspectj.",
    "kotlin.",
    "kotlinx.",
    "scala.",
    "akka.",
    "jakarta.",
    "io.smallrye.",
    "io.micrometer.",
    "io.opentelemetry.",
    "datadog.",
    "com.newrelic.",
    "co.elastic.apm.",
    "com.dynatrace.",
    "org.glowroot.",
    "org.jacoco.",
    "io.helidon.",
    "com.linecorp.armeria.",
    "org.osgi.",
    "io.github.prebind.record",
    "io.github.prebind.hooks",
    "io.github.prebind.weave"
  };

  private CodeOwner() {}

  /** Whether a class, with dots, is the JDK's. */
  public static boolean isJdk(String className) {
    return startsWithOne(className, JDK) && !className.startsWith("javax.persistence.");
  }

  /** Whether a class, with dots, is neither the JDK's nor a known library's. */
  public static boolean isUsers(String className) {
    return !startsWithOne(className, JDK) && !startsWithOne(className, LIBRARIES);
  }

  /** {@code BackfillAudits.migrate} of a frame. */
  public static String shortFrame(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.substring(name.lastIndexOf('.') + 1) + '.' + frame.getMethodName();
  }

  /** The first names of a class's package, at most {@code most}. */
  static String packageOf(String className, int most) {
    int end = className.lastIndexOf('.');
    if (end < 0) {
      return className;
    }
    int at = -1;
    for (int i = 0; i < most; i++) {
      int dot = className.indexOf('.', at + 1);
      if (dot < 0 || dot >= end) {
        return className.substring(0, end);
      }
      at = dot;
    }
    return className.substring(0, at);
  }

  private static boolean startsWithOne(String name, String[] prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }
}
