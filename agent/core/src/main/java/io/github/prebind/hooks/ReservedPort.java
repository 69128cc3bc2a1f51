package io.github.prebind.hooks;

/**
 * Tells from the stack of a bind whether the port is there for something else than the app's users:
 * management, remote calls, a shutdown command, a database inside the app, a number that is to be
 * its own on this machine. Stateless.
 *
 * <p>Frames were read in JDK 17 and 25 ({@code jdk.internal.agent}, {@code sun.rmi.transport}),
 * Tomcat 9 to 11 ({@code StandardServer.await}), H2 1.4 to 2.5 ({@code TcpServer}), Karaf 4.4,
 * Kafka 3.9 (the controller beside a broker), ActiveMQ's client 5.19 ({@code IdGenerator} keeps a
 * port of any number open for 100 ms), Narayana 7.2, the transaction manager of Quarkus and WildFly
 * ({@code SocketProcessId} has its number for the process from a port, {@code
 * TransactionStatusManager} answers other recovery managers) and WildFly 36 ({@code
 * ManagementHttpServer}, which a thread of its own may open before the app's port).
 */
final class ReservedPort {
  private ReservedPort() {}

  /** What the port is for, or {@code null} if it may well be the app's own. */
  static String by(StackTraceElement[] stack) {
    String found = null;
    for (StackTraceElement frame : stack) {
      String owner = frame.getClassName();
      if (owner.startsWith("jdk.internal.agent.")
          || owner.startsWith("sun.management.jmxremote.")
          || owner.startsWith("javax.management.remote.")) {
        return "JMX";
      }
      if (found == null) {
        if (owner.startsWith("sun.rmi.")) {
          found = "RMI";
        } else if (owner.equals("org.apache.catalina.core.StandardServer")
            && frame.getMethodName().equals("await")) {
          found = "shutdown";
        } else if (owner.startsWith("org.h2.server.") && !runsIt(stack, "org.h2.")) {
          found = "database";
        } else if (owner.equals("org.apache.karaf.main.InstanceHelper")) {
          found = "shutdown";
        } else if (owner.equals("kafka.server.ControllerServer")) {
          found = "controller";
        } else if (owner.equals("org.apache.activemq.util.IdGenerator")) {
          found = "probe";
        } else if (owner.startsWith("com.arjuna.ats.") && !runsIt(stack, "com.arjuna.")) {
          found = "transactions";
        } else if (owner.equals("org.jboss.as.domain.http.server.ManagementHttpServer")) {
          found = "management";
        }
      }
    }
    return found;
  }

  /** Whether the thread's first frame is of the same product: then the server is the app. */
  private static boolean runsIt(StackTraceElement[] stack, String prefix) {
    return stack[stack.length - 1].getClassName().startsWith(prefix);
  }
}
