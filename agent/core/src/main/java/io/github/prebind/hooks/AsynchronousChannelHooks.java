package io.github.prebind.hooks;

import io.github.prebind.record.SpanNode;
import io.github.prebind.weave.Hook;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousSocketChannel;

/**
 * How often is the app answered on channels that tell it when they are done?
 *
 * <p>Read and tested: JDK 17 and 25. On Unix; the class of Windows, where the kernel reads by
 * itself, is another and left alone. What a read has brought is known in no method's result but in
 * those of the calls inside. A connect that fails closes its channel.
 */
public final class AsynchronousChannelHooks extends HookSet {
  static final String TABLE =
      """
      sun.nio.ch.UnixAsynchronousSocketChannelImpl
        implConnect/3      event arg=0 : -
        finishConnect/1    event : -
        setConnected/0     event : -
        implWrite/7        sends : -
        implRead/7         receives of=read : -
        finishRead/1       receives of=read : -
      """;

  @Override
  public void entered(Hook hook, Object self, Object argument, SpanNode span) {
    if (argument instanceof InetSocketAddress remote) {
      facts().traffic().connectBegins(self, remote);
    }
  }

  @Override
  public void exited(Hook hook, Object self, Object argument, Object result, SpanNode span) {
    if (hook.method().equals("setConnected")) {
      facts().traffic().connected(self, false);
    } else if (self instanceof AsynchronousSocketChannel channel && !channel.isOpen()) {
      facts().traffic().connectFailed(self, false);
    }
  }

  @Override
  public void failed(Hook hook, Object self, Object argument, Throwable thrown, SpanNode span) {
    if (thrown instanceof IOException) {
      facts().traffic().connectFailed(self, false);
    }
  }
}
