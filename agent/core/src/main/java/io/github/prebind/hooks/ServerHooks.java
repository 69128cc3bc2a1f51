package io.github.prebind.hooks;

/**
 * How long do servers take whose start is one call?
 *
 * <p>Read: gRPC 1.85, Armeria 1.31, Vert.x 4.5 and Pekko 1.1; tested: gRPC 1.85, Armeria 1.31,
 * Vert.x 4.5 and Pekko 1.1. Akka and Vert.x 5 are named by the same methods. Their ports are the
 * JDK's or Netty's. What Armeria does behind {@code build} runs on other threads, and is a wait of
 * the thread that joins it.
 */
public final class ServerHooks {
  static final String TABLE =
      """
      io.grpc.internal.ServerImpl
        start/0  framework : gRPC server start
      com.linecorp.armeria.server.ServerBuilder
        build/0  framework : Armeria server build
      io.vertx.core.impl.VertxBuilder
        vertx/0  framework : Vert.x start
      io.vertx.core.impl.VertxBootstrapImpl
        vertx/0  framework : Vert.x start
      org.apache.pekko.actor.ActorSystemImpl
        <init>   framework : Pekko actor system
        start/0  framework : Pekko actor system
      akka.actor.ActorSystemImpl
        <init>   framework : Akka actor system
        start/0  framework : Akka actor system
      """;

  private ServerHooks() {}
}
