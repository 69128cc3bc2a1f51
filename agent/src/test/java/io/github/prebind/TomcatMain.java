package io.github.prebind;

import java.io.File;
import org.apache.catalina.Context;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;

/** An embedded Tomcat with one app, which opens its port when the app is there. */
final class TomcatMain {
  private TomcatMain() {}

  public static void main(String[] args) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir("tomcat");
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("bindOnInit", "false");
    Context shop = tomcat.addContext("/shop", new File(".").getAbsolutePath());
    shop.addLifecycleListener(new ContextConfig());
    tomcat.start();
    BindMains.opened(tomcat.getConnector().getLocalPort());
    tomcat.stop();
  }
}
