package io.github.prebind.hooks;

import io.github.prebind.weave.Hook;

/**
 * How long does the app wait for Lettuce to connect to Redis, or to learn what its cluster consists
 * of?
 *
 * <p>Read: Lettuce 5.0, 5.1, 6.0, 6.3, 7.7; tested: 5.3, 7.7.
 *
 * <p>Netty's threads connect and log in; what is timed is the wait of the thread that asked for the
 * connection. Commands are futures, whose waits are in {@link WaitHooks}.
 */
public final class LettuceHooks extends HookSet {
  static final String TABLE =
      """
      io.lettuce.core.AbstractRedisClient
        getConnection/1           connect outer arg=0 : *
      io.lettuce.core.cluster.RedisClusterClient
        loadPartitions/0          connect outer : *
        assertInitialPartitions/0 connect outer : *
      """;

  @Override
  public String label(Hook hook, Object self, Object future) {
    if (hook.method().equals("assertInitialPartitions")
        && AppObject.field(self, "partitions") != null) {
      return null; // asked for before, it is called for each connection
    }
    Object address = AppObject.call(future, "getRemoteAddress");
    if (address == null) {
      address = AppObject.field(self, "redisURI");
    }
    if (address == null) {
      address = ConnectLabel.first(AppObject.field(self, "initialUris"));
    }
    return ConnectLabel.of("redis", address);
  }
}
