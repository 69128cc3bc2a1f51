package io.github.prebind;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Apps that open a port with Netty's transports. */
final class NettyBindMains {
  private NettyBindMains() {}

  private static void serve(IoHandlerFactory io, Class<? extends ServerChannel> type)
      throws InterruptedException {
    SocketAddress local = serve(io, type, new InetSocketAddress(0));
    BindMains.opened(((InetSocketAddress) local).getPort());
  }

  private static SocketAddress serve(
      IoHandlerFactory io, Class<? extends ServerChannel> type, SocketAddress address)
      throws InterruptedException {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, io);
    try {
      ChannelHandler nothing = new ChannelInboundHandlerAdapter();
      ServerBootstrap bootstrap = new ServerBootstrap().group(group).childHandler(nothing);
      Channel channel = bootstrap.channel(type).bind(address).sync().channel();
      return channel.localAddress();
    } finally {
      group.shutdownGracefully();
    }
  }

  static final class Nio {
    public static void main(String[] args) throws InterruptedException {
      serve(NioIoHandler.newFactory(), NioServerSocketChannel.class);
    }
  }

  static final class Epoll {
    public static void main(String[] args) throws InterruptedException {
      serve(EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
    }
  }

  static final class IoUringRing {
    public static void main(String[] args) throws InterruptedException {
      if (!IoUring.isAvailable()) {
        System.out.println("refused: " + IoUring.unavailabilityCause());
        return;
      }
      serve(IoUringIoHandler.newFactory(), IoUringServerSocketChannel.class);
    }
  }

  /** Looks for a free port with the native transport, and opens the port later in the JDK's way. */
  static final class EpollProbeFirst {
    public static void main(String[] args) throws Exception {
      probe(EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
    }
  }

  /** The same through the ring. */
  static final class IoUringProbeFirst {
    public static void main(String[] args) throws Exception {
      if (!IoUring.isAvailable()) {
        System.out.println("refused: " + IoUring.unavailabilityCause());
        return;
      }
      probe(IoUringIoHandler.newFactory(), IoUringServerSocketChannel.class);
    }
  }

  private static void probe(IoHandlerFactory io, Class<? extends ServerChannel> type)
      throws Exception {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, io);
    ChannelHandler nothing = new ChannelInboundHandlerAdapter();
    ServerBootstrap bootstrap = new ServerBootstrap().group(group).childHandler(nothing);
    System.out.println("opens the probe");
    Channel channel = bootstrap.channel(type).bind(0).sync().channel();
    System.out.println("closes the probe");
    channel.close().sync();
    System.out.println("closed the probe");
    BindMains.openLater(0);
    group.shutdownGracefully();
  }

  /** A domain socket, then a port. */
  static final class EpollDomainFirst {
    public static void main(String[] args) throws InterruptedException {
      serve(
          EpollIoHandler.newFactory(),
          EpollServerDomainSocketChannel.class,
          new DomainSocketAddress("domain.socket"));
      Nio.main(args);
    }
  }
}
