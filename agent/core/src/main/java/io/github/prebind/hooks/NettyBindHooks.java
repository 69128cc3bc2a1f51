package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;

/**
 * When does a port open that Netty's native transports open without the JDK?
 *
 * <p>Read: Netty 4.1.118, 4.2.18, the 4.1 incubator's io_uring 0.0.26 and gRPC's shaded copy
 * 1.85.1; tested: 4.2.18, gRPC's copy 1.85.1. Each {@code doBind} binds, remembers the real local
 * address, and has called {@code listen(2)} when it returns; {@code isOpen} tells at once of each
 * one that is closed again. Netty's NIO transport is the JDK's and needs nothing here.
 */
public final class NettyBindHooks extends HookSet {
  static final String TABLE =
      """
      io.netty.channel.epoll.EpollServerSocketChannel
        doBind/1    io code arg=0 : *
      io.netty.channel.kqueue.KQueueServerSocketChannel
        doBind/1    io code arg=0 : *
      io.netty.channel.uring.IoUringServerSocketChannel
        doBind/1    io code arg=0 : *
      io.netty.incubator.channel.uring.IOUringServerSocketChannel
        doBind/1    io code arg=0 : *
      io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerSocketChannel
        doBind/1    io code arg=0 : *
      io.grpc.netty.shaded.io.netty.channel.kqueue.KQueueServerSocketChannel
        doBind/1    io code arg=0 : *
      io.grpc.netty.shaded.io.netty.channel.uring.IoUringServerSocketChannel
        doBind/1    io code arg=0 : *
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    return BindHooks.label(argument);
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    long nowNanos = System.nanoTime();
    BindHooks.tell(facts(), self, AppObject.call(self, "localAddress"), nowNanos, transport(hook));
  }

  private static String transport(Hook hook) {
    String owner = hook.owner();
    if (owner.contains(".epoll.")) {
      return "epoll";
    }
    return owner.contains(".kqueue.") ? "kqueue" : "io_uring";
  }
}
