package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How long does the app wait for Jedis to connect to Redis and to log in?
 *
 * <p>Read: Jedis 2.9, 3.10, 4.4, 5.2, 6.0, 7.5, 8.0; tested: 3.10, 8.0.
 *
 * <p>Since 4.0 a connection that was given a configuration connects, logs in and selects its
 * database while it is made; before, the pool's factory does so. {@code Connection.connect} itself
 * is left alone: it is called before each command, and is a socket's connect when it does anything.
 */
public final class JedisHooks extends HookSet {
  static final String TABLE =
      """
      redis.clients.jedis.Connection
        initializeFromClientConfig/1  connect outer : *
      redis.clients.jedis.JedisFactory
        makeObject/0                  connect outer : *
      """;

  @Override
  public String label(Hook hook, Object self, Object argument) {
    return ConnectLabel.of("redis", address(self));
  }

  private static Object address(Object self) {
    Object factory = AppObject.field(self, "socketFactory");
    if (factory == null) {
      factory = AppObject.field(self, "jedisSocketFactory");
    }
    if (factory == null) { // before 3.3
      Object address = AppObject.field(self, "hostAndPort");
      return address instanceof AtomicReference<?> reference ? reference.get() : address;
    }
    Object address = AppObject.call(factory, "getHostAndPort");
    return address == null ? factory : address;
  }
}
