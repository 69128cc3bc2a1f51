package io.github.prebind;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.EventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.MultiThreadIoEventLoopGroup;
import io.grpc.netty.shaded.io.netty.channel.nio.NioIoHandler;
import io.grpc.netty.shaded.io.netty.channel.socket.nio.NioServerSocketChannel;
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

  private static void serve(NettyServerBuilder builder) throws IOException {
    Server server = builder.build().start();
    BindMains.opened(server.getPort());
    server.shutdownNow();
  }
}
