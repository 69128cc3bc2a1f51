package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * Which web app keeps a Jetty's start busy, and is it the scan for annotations?
 *
 * <p>Read: Jetty 12.0 and 11.0; tested: 12.0 with EE 10. All kinds of contexts are started by
 * {@code ContextHandler.doStart}; a web app is configured before that. A server opens its
 * connectors first and its web apps behind them, unless it is told to bind late.
 */
public final class JettyHooks extends HookSet {
  static final String TABLE =
      """
      org.eclipse.jetty.server.Server
        doStart/0             framework : Jetty server start
      org.eclipse.jetty.server.handler.ContextHandler
        doStart/0             framework : *
      org.eclipse.jetty.webapp.WebAppContext  org.eclipse.jetty.ee8.webapp.WebAppContext  org.eclipse.jetty.ee9.webapp.WebAppContext
        preConfigure/0        framework : Jetty web app configuration
      org.eclipse.jetty.ee10.webapp.WebAppContext  org.eclipse.jetty.ee11.webapp.WebAppContext
        preConfigure/0        framework : Jetty web app configuration
      org.eclipse.jetty.annotations.AnnotationConfiguration  org.eclipse.jetty.ee8.annotations.AnnotationConfiguration
        scanForAnnotations    framework : Jetty annotation scan
      org.eclipse.jetty.ee9.annotations.AnnotationConfiguration  org.eclipse.jetty.ee10.annotations.AnnotationConfiguration
        scanForAnnotations    framework : Jetty annotation scan
      """;

  @Override
  public String label(Hook hook, Object context, Object argument) {
    String path = AppObject.text(context, "getContextPath");
    return path == null || path.isEmpty() ? "Jetty app /" : "Jetty app " + path;
  }
}
