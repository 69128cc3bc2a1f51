package io.github.prebind;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Jetty as its own configuration describes it, with an empty web app. It would open its port
 * before that starts, so the main thread does behind it.
 */
final class JettyMain {
  private static final String XML =
      """
      <?xml version="1.0"?>
      <!DOCTYPE Configure PUBLIC "-//Jetty//Configure//EN" "configure_10_0.dtd">
      <Configure id="Server" class="org.eclipse.jetty.server.Server">
        <Set name="handler">
          <New class="org.eclipse.jetty.ee10.webapp.WebAppContext">
            <Arg type="String">app</Arg>
            <Arg type="String">/shop</Arg>
          </New>
        </Set>
      </Configure>
      """;

  private JettyMain() {}

  public static void main(String[] args) throws Exception {
    Files.createDirectories(Path.of("app/WEB-INF"));
    Files.writeString(Path.of("jetty.xml"), XML);
    Class.forName("org.eclipse.jetty.xml.XmlConfiguration")
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[] {"jetty.xml"});
    try (ServerSocket server = new ServerSocket(0)) {
      BindMains.opened(server.getLocalPort());
      AwaitedReport.await();
    }
    Runtime.getRuntime().halt(0);
  }
}
