package io.github.prebind.hooks;

/**
 * How long do Helidon's container and its server take to start?
 *
 * <p>Read: Helidon 4.2; tested: 4.2 SE, and MP by hand. The container's own phases are Weld's. The
 * server of MP is built and started in an observer, within the container's start.
 */
public final class HelidonHooks {
  static final String TABLE =
      """
      io.helidon.microprofile.cdi.HelidonContainerImpl
        init/0         framework : Helidon container init
        doStart/0      framework : Helidon container start
      io.helidon.microprofile.server.ServerCdiExtension
        startServer    framework : Helidon MP server start
      io.helidon.webserver.LoomServer
        start/0        framework : Helidon web server start
      """;

  private HelidonHooks() {}
}
