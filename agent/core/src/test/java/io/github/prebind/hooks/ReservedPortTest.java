package io.github.prebind.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReservedPortTest {
  @Test
  void anAppsOwnPortIsNotReserved() {
    assertThat(by("java.net.ServerSocket.bind", "com.acme.Shop.main")).isNull();
  }

  @Test
  void theManagementAgentsRegistryIsJmxNotRmi() {
    assertThat(
            by(
                "java.net.ServerSocket.bind",
                "sun.rmi.transport.tcp.TCPTransport.listen",
                "sun.management.jmxremote.ConnectorBootstrap.exportMBeanServer",
                "jdk.internal.agent.Agent.startAgent"))
        .isEqualTo("JMX");
  }

  @Test
  void anExportedObjectIsRmi() {
    assertThat(by("sun.rmi.transport.tcp.TCPTransport.listen", "org.apache.karaf.Main.launch"))
        .isEqualTo("RMI");
  }

  @Test
  void tomcatsPortForTheShutdownCommandIsReserved() {
    assertThat(
            by(
                "org.apache.catalina.core.StandardServer.await",
                "org.apache.catalina.startup.Bootstrap.main"))
        .isEqualTo("shutdown");
    assertThat(
            by(
                "org.apache.catalina.connector.Connector.start",
                "org.apache.catalina.core.StandardServer.start"))
        .isNull();
  }

  @Test
  void aDatabaseInsideTheAppIsReservedButNotOneThatIsTheApp() {
    assertThat(by("org.h2.server.TcpServer.start", "com.acme.Shop.main")).isEqualTo("database");
    assertThat(by("org.h2.server.TcpServer.start", "org.h2.tools.Server.main")).isNull();
  }

  @Test
  void portsThatServersOpenBesideTheirOwnAreReserved() {
    assertThat(by("org.apache.karaf.main.InstanceHelper.setupShutdown", "java.lang.Thread.run"))
        .isEqualTo("shutdown");
    assertThat(by("kafka.network.SocketServer.enable", "kafka.server.ControllerServer.startup"))
        .isEqualTo("controller");
    assertThat(by("kafka.network.SocketServer.enable", "kafka.server.BrokerServer.startup"))
        .isNull();
    assertThat(by("org.apache.activemq.util.IdGenerator.<clinit>", "com.acme.Shop.main"))
        .isEqualTo("probe");
    String worker = "org.xnio.XnioWorker.createStreamConnectionServer";
    assertThat(by(worker, "org.jboss.as.domain.http.server.ManagementHttpServer.start"))
        .isEqualTo("management");
    assertThat(by(worker, "org.wildfly.extension.undertow.HttpListenerService.startListening"))
        .isNull();
  }

  @Test
  void portsOfATransactionManagerInsideAnAppAreReserved() {
    String socket = "com.arjuna.ats.internal.arjuna.utils.SocketProcessId.createSocket";
    assertThat(by(socket, "io.quarkus.runner.ApplicationImpl.doStart")).isEqualTo("transactions");
    String manager = "com.arjuna.ats.arjuna.recovery.TransactionStatusManager.<init>";
    assertThat(by(manager, "java.lang.Thread.run")).isEqualTo("transactions");
    assertThat(by(socket, "com.arjuna.ats.arjuna.recovery.RecoveryManager.main")).isNull();
  }

  private static String by(String... frames) {
    StackTraceElement[] stack = new StackTraceElement[frames.length];
    for (int i = 0; i < frames.length; i++) {
      int dot = frames[i].lastIndexOf('.');
      stack[i] =
          new StackTraceElement(frames[i].substring(0, dot), frames[i].substring(dot + 1), null, 1);
    }
    return ReservedPort.by(stack);
  }
}
