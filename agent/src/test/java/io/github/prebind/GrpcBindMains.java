package io.github.prebind;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollIoHandler;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.epoll.EpollServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
import io.grpc.netty.shaded.io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;

/** Apps that open a port with gRPC's own copy of Netty. */
final class GrpcBindMains {
  private GrpcBindMains() {}

  /** gRPC's default on Linux. */
  static final class Epoll {
    public static void main(String[] args) throws IOException {
      serve(NettyServerBuilder.forPort(0));
    }
  }

  static final class Nio {
    public static void main(String[] args) throws IOException {
      EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
      serve(
          NettyServerBuilder.forPort(0)
              .channelType(NioServerSocketChannel.class)
              .bossEventLoopGroup(group)
              .workerEventLoopGroup(group));
      group.shutdownGracefully();
    }
  }

  /**
   * Looks for a free port with gRPC's native transport, and opens the port later in the JDK's way.
   * A domain socket goes first: what only the first server has to load would keep the port open for
   * longer than a probe is.
   */
  static final class ProbeFirst {
    public static void main(String[] args) throws IOException, InterruptedException {
      EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
      for (int i = 0; i < 3; i++) {
        NettyServerBuilder domain =
            NettyServerBuilder.forAddress(new DomainSocketAddress("grpc.socket" + i));
        openAndClose(domain.channelType(EpollServerDomainSocketChannel.class), group);
      }
      openAndClose(
          NettyServerBuilder.forPort(0).channelType(EpollServerSocketChannel.class), group);
      BindMains.openLater(0);
      group.shutdownGracefully();
    }

    private static void openAndClose(NettyServerBuilder builder, EventLoopGroup group)
        throws IOException, InterruptedException {
      builder.bossEventLoopGroup(group).workerEventLoopGroup(group);
      builder.build().start().shutdownNow().awaitTermination();
    }
  }

  private static void serve(NettyServerBuilder builder) throws IOException {
    Server server = builder.build().start();
    BindMains.opened(server.getPort());
    server.shutdownNow();
  }
}
