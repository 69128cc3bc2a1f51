package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * Which web app keeps a Tomcat's start busy, and is it the scan for annotations?
 *
 * <p>Read: Tomcat 8.5 to 11.0; tested: 9.0, 10.1, 11.0. An embedded one starts through the same
 * classes.
 */
public final class TomcatHooks extends HookSet {
  static final String TABLE =
      """
      org.apache.catalina.core.StandardService
        startInternal/0       framework : Tomcat service start
      org.apache.catalina.core.StandardContext
        startInternal/0       framework : *
      org.apache.catalina.startup.ContextConfig
        webConfig/0           framework : Tomcat web.xml and annotation scan
      org.apache.catalina.util.SessionIdGeneratorBase
        createSecureRandom/0  framework : Tomcat session random numbers
      org.apache.jasper.servlet.JasperInitializer
        onStartup/2           framework : Tomcat tag library scan
      """;

  @Override
  public String label(Hook hook, Object context, Object argument) {
    String path = AppObject.text(context, "getPath");
    return path == null || path.isEmpty() ? "Tomcat app /" : "Tomcat app " + path;
  }
}
